import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let operator: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  operator = await teahouse.given.staff(account, StaffRole.OPERATOR);
});
afterAll(() => teahouse?.stop());

const Messages = gql`
  query ($first: Int!, $after: String) {
    members(first: 10) {
      edges {
        node {
          id
          isFollower
          messages(first: $first, after: $after) {
            edges {
              node {
                kind
                text
                app
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`;
interface Told {
  readonly id: string;
  readonly isFollower: boolean;
  readonly messages: {
    readonly edges: { readonly node: { readonly kind: string; readonly text: string; readonly app: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
async function told(first = 10, after: string | null = null): Promise<Told[]> {
  const { members } = await teahouse
    .as(operator)
    .request<{ members: { edges: { node: Told }[] } }>(Messages, { first, after });
  return members.edges.map(({ node }) => node);
}
const linesOf = ({ messages }: Told) =>
  messages.edges.map(({ node }) => `${node.app} ${node.kind} ${node.text}`.trim());
const send = (person: string, message: Record<string, unknown>, appid = account.officialAppid) =>
  teahouse.sandbox.control('push-message', { person, appid, message });
async function taken(): Promise<void> {
  await teahouse.sandbox.control('idle');
  await new Books(teahouse, account).allProcessed();
}
const at = (minute: number) => ({ CreateTime: 2_000_000_000 + minute * 60 });

it('keeps what a follower writes and does, the latest first, in pages', async () => {
  const person = await teahouse.given.person();
  const event = { MsgType: 'event' };
  await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
  await send(person, { ...at(1), MsgType: 'text', Content: '几点开门？\n谢谢', MsgId: { $digits: '21' } });
  await send(person, { ...event, ...at(2), Event: 'CLICK', EventKey: 'about' });
  await send(person, {
    ...at(3),
    MsgType: 'image',
    PicUrl: 'https://a.example/p',
    MediaId: 'm',
    MsgId: { $digits: '22' },
  });
  await send(person, { ...event, ...at(4), Event: 'SCAN', EventKey: 'table-3' });
  await send(person, { ...event, ...at(5), Event: 'unsubscribe', EventKey: '' });
  await taken();

  const [member] = await told(4);
  const [rest] = await told(4, member!.messages.pageInfo.endCursor);

  expect([...linesOf(member!), ...linesOf(rest!)]).toEqual([
    'OFFICIAL_ACCOUNT UNFOLLOW',
    'OFFICIAL_ACCOUNT SCAN table-3',
    'OFFICIAL_ACCOUNT IMAGE',
    'OFFICIAL_ACCOUNT MENU_TAP about',
    'OFFICIAL_ACCOUNT TEXT 几点开门？\n谢谢',
    'OFFICIAL_ACCOUNT FOLLOW',
  ]);
  expect(rest!.messages.pageInfo.hasNextPage).toBe(false);
});

it('meets a follower of before by the first words, and keeps a repeated push once', async () => {
  const person = await teahouse.given.person();
  await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
  await taken();
  for (const table of ['member_messages', 'member_identities', 'members'])
    await teahouse.sql(`delete from ${table} where account_id = $1`, [account.id]);

  await teahouse.sandbox.control('send-message', { person, appid: account.officialAppid, text: '你好' });
  await taken();

  await teahouse.sandbox.control('repeat', { about: 'text', times: 3 });
  await taken();

  expect((await told()).map(linesOf)).toEqual([['OFFICIAL_ACCOUNT TEXT 你好']]);
});

it('joins what one person sends to both apps', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await send(
    buyer.person,
    { ...at(0), MsgType: 'text', Content: '从小程序', MsgId: { $digits: '31' } },
    account.miniAppid,
  );
  await taken();

  await teahouse.sandbox.control('follow', { person: buyer.person, appid: account.officialAppid });
  await taken();

  const members = await told();
  expect(members).toHaveLength(1);
  expect(members[0]!.isFollower).toBe(true);
  expect(linesOf(members[0]!).toSorted()).toEqual(['MINI_PROGRAM TEXT 从小程序', 'OFFICIAL_ACCOUNT FOLLOW']);
});

it('shows nobody but the staff of members what a member wrote', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await send(buyer.person, { ...at(0), MsgType: 'text', Content: '秘密', MsgId: { $digits: '41' } }, account.miniAppid);
  await taken();

  const own = await buyer.graphql.request<{ viewer: { member: { messages: { edges: unknown[] } } } }>(
    gql`
      {
        viewer {
          member {
            messages(first: 5) {
              edges {
                node {
                  text
                }
              }
            }
          }
        }
      }
    `,
  );
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);

  expect(own.viewer.member.messages.edges).toEqual([]);
  expect(await errorOf(teahouse.as(writer).request(Messages, { first: 1 }))).toBe('FORBIDDEN');
});
