import { afterAll, beforeAll, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import { type GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let buyer: Buyer;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  buyer = await Buyer.inMiniProgram(teahouse, account);
  owner = await teahouse.given.staff(account);
});

afterAll(() => teahouse?.stop());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${teahouse.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'teahouse-account': account.handle, ...headers },
    body,
  });

it('says which input is at fault when a text cannot be kept', async () => {
  const { prices } = await teahouse.given.tier(account);
  const { memberId } = await buyer.status();
  const createArticle = 'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { __typename } }';
  const banMember = 'mutation ($input: BanMemberInput!) { banMember(input: $input) { ... on UserError { code } } }';
  const articleSaying = (text: string) => ({
    input: { title: '茶', document: { type: 'document', blocks: [{ type: 'paragraph', text: [{ text }] }] } },
  });

  expect(await errorOf(buyer.placeOrder(prices.MONTH.id, 'a\0b'))).toBe('BAD_INPUT');
  expect(await teahouse.as(owner).request(banMember, { input: { memberId, reason: 'a\0b' } })).toEqual({
    banMember: { code: 'BAN_REASON_REQUIRED' },
  });
  for (const text of ['a\0b', 'a\ud83db']) {
    expect(await teahouse.as(owner).request(createArticle, articleSaying(text))).toEqual({
      createArticle: { __typename: 'InvalidDocument' },
    });
  }
});

it('lets a reader in whatever the client says of its launch', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  const launch = { scene: 2_147_483_647, path: 'pages/\0', entryKey: `\0${'x'.repeat(500)}` };

  const answer = await teahouse
    .anonymous(account.handle)
    .request(`mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) { __typename } }`, {
      input: { appid: account.miniAppid, code, platform: 'iOS\0', launch },
    });

  expect(answer).toEqual({ logInWithMiniProgram: { __typename: 'LogInSuccess' } });
  expect(
    await teahouse.sql('select platform, launch_path, launch_entry_key from sessions where launch_scene = 2147483647'),
  ).toEqual([{ platform: 'ios', launch_path: 'pages/', launch_entry_key: 'x'.repeat(64) }]);
});

it.each([
  '{"extensions":{"persistedQuery":"x"}}',
  '{"extensions":{"persistedQuery":{"sha256Hash":5}}}',
  '{"query":1}',
  '[{"query":"{ account { id } }"}]',
  '{"query":"{ account { id } }","variables":[1]}',
])('takes %s for a bad request', async (body) => {
  const answer = await post('/graphql', body);

  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions).toMatchObject({
    code: 'BAD_REQUEST',
  });
});

it('does not take the cookie of an account that never was for one', async () => {
  const cookie = `teahouse_session=${'A'.repeat(22)}.${'B'.repeat(43)}`;

  const answer = await post('/graphql', '{"query":"{ account { handle } }"}', { cookie, 'teahouse-account': '' });

  expect(await answer.json()).toEqual({ data: { account: { handle: account.handle } } });
});

it('goes on when callers hang up in the middle', async () => {
  const body = '{"query":"{ articles { edges { node { id } } } }"}';

  await Promise.allSettled(
    Array.from({ length: 40 }, (_, ms) =>
      fetch(`${teahouse.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'teahouse-account': account.handle },
        body,
        signal: AbortSignal.timeout(ms),
      }),
    ),
  );

  expect((await post('/graphql', body)).status).toBe(200);
});

it('tells nothing of itself when it fails outside a resolver', async () => {
  await teahouse.sql('alter table accounts rename to accounts_gone');
  try {
    const answer = await post('/graphql', '{"query":"{ account { id } }"}', { 'teahouse-account': 'unknown' });

    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: '出错了，请稍后再试',
          extensions: { code: 'INTERNAL', requestId: answer.headers.get('x-request-id') },
        },
      ],
    });
  } finally {
    await teahouse.sql('alter table accounts_gone rename to accounts');
  }
});
