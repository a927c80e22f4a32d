import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { givenPeople } from './people.ts';

const Members = gql`
  query ($first: Int!, $after: String, $filter: MemberFilter, $sort: MemberSort) {
    memberCount(filter: $filter)
    members(first: $first, after: $after, filter: $filter, sort: $sort) {
      edges { node { displayName } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
interface Page {
  readonly memberCount: number;
  readonly members: {
    readonly edges: readonly { readonly node: { readonly displayName: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;
let [tea, wine]: GivenTier[] = [];
let ids: Record<string, string>;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
  [tea, wine] = [
    await teahouse.given.tier(account, { key: 'tea' }),
    await teahouse.given.tier(account, { key: 'wine' }),
  ];
  const [teaId, wineId] = [tea.id, wine.id];
  ids = await givenPeople(teahouse, account, {
    阿宽: {
      joined: '2026-01-10T04:00:00Z',
      spentFen: 1800,
      lastReadAt: '2026-11-01T04:00:00Z',
      held: [{ tierId: teaId, from: -10, to: 90 }],
    },
    白鹭: {
      joined: '2026-02-10T04:00:00Z',
      spentFen: 9900,
      held: [{ tierId: wineId, from: -10, to: 5 }],
      tags: ['老客', '深圳'],
    },
    陈默: {
      joined: '2026-03-10T04:00:00Z',
      source: 'FOLLOW',
      lastReadAt: '2026-10-01T04:00:00Z',
      held: [{ tierId: teaId, from: -60, to: -30 }],
      tags: ['老客'],
    },
    Lily: { joined: '2026-04-10T04:00:00Z', source: 'FOLLOW' },
    周远: {
      joined: '2026-05-10T04:00:00Z',
      spentFen: 1800,
      isBanned: true,
      held: [{ tierId: teaId, from: -1, to: 30 }],
    },
    未来: { joined: '2026-06-10T15:59:59Z', held: [{ tierId: wineId, from: 3, to: 60 }] },
    撤回: { joined: '2026-06-10T16:00:00Z', held: [{ tierId: teaId, from: -5, to: 60, isRevoked: true }] },
  });
  // Somebody who turned out to be 阿宽, and somebody of another account.
  const merged = await givenPeople(teahouse, account, { 影子: { tags: ['老客'] } });
  await teahouse.sql('update members set merged_into_id = $1 where id = $2', [ids.阿宽, merged.影子]);
  await givenPeople(teahouse, await teahouse.given.account(), { 别家: { tags: ['老客'], source: 'FOLLOW' } });
});
afterAll(() => teahouse?.stop());

const everyone = ['撤回', '未来', '周远', 'Lily', '陈默', '白鹭', '阿宽'];

async function list(filter: object = {}, sort = 'NEWEST', first = 100, after?: string) {
  const { members, memberCount } = await teahouse.as(owner).request<Page>(Members, { first, after, filter, sort });
  return { names: members.edges.map(({ node }) => node.displayName), memberCount, ...members.pageInfo };
}

it.each<[string, () => object, readonly string[]]>([
  ['nothing', () => ({}), everyone],
  ['who holds something', () => ({ status: 'ACTIVE' }), ['未来', '白鹭', '阿宽']],
  ['whose last membership ends within two weeks', () => ({ status: 'ENDING_SOON' }), ['白鹭']],
  ['who held something', () => ({ status: 'ENDED' }), ['撤回', '陈默']],
  ['who never held anything', () => ({ status: 'NEVER' }), ['Lily']],
  ['who is banned', () => ({ status: 'BANNED' }), ['周远']],
  ['the tier held now', () => ({ tierId: tea!.id }), ['周远', '阿宽']],
  ['a tier that waits to begin', () => ({ tierId: wine!.id }), ['白鹭']],
  ['a tag', () => ({ tag: '老客' }), ['陈默', '白鹭']],
  ['a source', () => ({ source: 'FOLLOW' }), ['Lily', '陈默']],
  ['no known source', () => ({ source: '' }), ['撤回', '未来', '周远', '白鹭', '阿宽']],
  ['days of joining in China', () => ({ joinedFrom: '2026-05-10', joinedTo: '2026-06-10' }), ['未来', '周远']],
  ['what was spent', () => ({ spentMinFen: 1800, spentMaxFen: 5000 }), ['周远', '阿宽']],
  ['who read lately', () => ({ readSince: '2026-10-15' }), ['阿宽']],
  ['who did not, or never', () => ({ notReadSince: '2026-10-15' }), everyone.slice(0, -1)],
  ['a part of the name, in whatever case', () => ({ name: ' LIL ' }), ['Lily']],
  ['a character that means something elsewhere', () => ({ name: '%' }), []],
  [
    'everything at once',
    () => ({ status: 'ACTIVE', tag: '老客', tierId: wine!.id, spentMinFen: 1, name: '白' }),
    ['白鹭'],
  ],
])('filters by %s, and counts the same', async (_, filter, names) => {
  expect(await list(filter())).toMatchObject({ names, memberCount: names.length });
});

it.each([
  ['NEWEST', everyone],
  ['OLDEST', [...everyone].reverse()],
  ['MOST_SPENT', ['白鹭', '周远', '阿宽', '撤回', '未来', 'Lily', '陈默']],
  ['LEAST_SPENT', ['陈默', 'Lily', '未来', '撤回', '阿宽', '周远', '白鹭']],
  ['READ_LATELY', ['阿宽', '陈默', '撤回', '未来', '周远', 'Lily', '白鹭']],
  ['READ_LONG_AGO', ['白鹭', 'Lily', '周远', '未来', '撤回', '陈默', '阿宽']],
  ['NAME', ['阿宽', '白鹭', '撤回', '陈默', '未来', '周远', 'Lily']],
])('sorts by %s, page by page', async (sort, names) => {
  const pages: string[] = [];
  let after: string | undefined;
  for (let hasNextPage = true; hasNextPage; ) {
    const page = await list({}, sort, 2, after);
    pages.push(...page.names);
    ({ hasNextPage, endCursor: after } = page);
  }

  // Latin names stand before or after Chinese ones as PostgreSQL's collation has it.
  const isName = sort === 'NAME';
  const compared = (list: readonly string[]) => (isName ? list.filter((name) => name !== 'Lily') : list);
  expect(compared(pages)).toEqual(compared(names));
  expect(pages).toHaveLength(everyone.length);
});

it('says in one word how each stands', async () => {
  const { members } = await teahouse
    .as(owner)
    .request<{ members: { edges: { node: { displayName: string; status: string; heldUntil: string | null } }[] } }>(
      gql`{ members(first: 100) { edges { node { displayName status heldUntil } } } }`,
    );

  expect(Object.fromEntries(members.edges.map(({ node }) => [node.displayName, node.status]))).toEqual({
    阿宽: 'ACTIVE',
    白鹭: 'ENDING_SOON',
    陈默: 'ENDED',
    Lily: 'NEVER',
    周远: 'BANNED',
    未来: 'ACTIVE',
    撤回: 'ENDED',
  });
  expect(members.edges.filter(({ node }) => node.heldUntil).map(({ node }) => node.displayName)).toEqual([
    '未来',
    '周远',
    '白鹭',
    '阿宽',
  ]);
});

it('finds one by id, the survivor by the id of who was merged, and nobody of another account', async () => {
  const Member = gql`query ($id: ID!) { member(id: $id) { displayName } }`;
  const find = (id: string) => teahouse.as(owner).request<{ member: object | null }>(Member, { id });
  const [shadow] = await teahouse.sql<{ id: string }>(`select id from members where display_name = '影子'`);
  const [stranger] = await teahouse.sql<{ id: string }>(`select id from members where display_name = '别家'`);

  expect(await find(ids.Lily!)).toEqual({ member: { displayName: 'Lily' } });
  expect(await find(shadow!.id)).toEqual({ member: { displayName: '阿宽' } });
  expect(await find(stranger!.id)).toEqual({ member: null });
  expect(await find('no id')).toEqual({ member: null });
});

it('says which tags and sources there are, the commonest first', async () => {
  const answer = await teahouse.as(owner).request(gql`{ memberSources { value memberCount } }`);

  expect(answer).toEqual({
    memberSources: [
      { value: '', memberCount: 5 },
      { value: 'FOLLOW', memberCount: 2 },
    ],
  });
});

it('takes only days, and cursors of the same order', async () => {
  const { endCursor } = await list({}, 'MOST_SPENT', 2);

  expect(await errorOf(list({ joinedFrom: 'yesterday' }))).toBe('BAD_INPUT');
  expect(await errorOf(list({ name: 'x'.repeat(101) }))).toBe('BAD_INPUT');
  expect(await errorOf(list({}, 'NAME', 2, endCursor))).toBe('BAD_INPUT');
});

it('asks one statement for a page with all of it', async () => {
  const statements: string[] = [];
  const { pool } = teahouse.app;
  const Whole = gql`{ members(first: 5, filter: { status: ACTIVE }, sort: MOST_SPENT) { edges { node {
    displayName status tags spentFen lastReadAt source heldUntil memberships { isActive tier { name } } } } } }`;
  const client = teahouse.as(owner);
  await client.request(Whole);
  pool.on('acquire', () => statements.push('acquired'));

  await client.request(Whole);

  // Who asks, and the page.
  expect(statements).toHaveLength(2);
});

it('tells members nothing of what the staff note down', async () => {
  const operator = teahouse.as(await teahouse.given.staff(account, StaffRole.OPERATOR));
  const person = await teahouse.given.person();
  const code = await teahouse.given.loginCode(account, person);
  const { logInWithMiniProgram: login } = await teahouse.anonymous(account.handle).request<{
    logInWithMiniProgram: { sessionToken: string; viewer: { member: { id: string } } };
  }>(
    gql`mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) {
      ... on LogInSuccess { sessionToken viewer { member { id } } } } }`,
    { input: { appid: account.miniAppid, code, platform: 'android' } },
  );
  const { id } = login.viewer.member;
  await operator.request(
    gql`mutation ($tag: TagMembersInput!, $note: AddMemberNoteInput!) {
      tagMembers(input: $tag) { __typename } addMemberNote(input: $note) { __typename } }`,
    { tag: { memberIds: [id], tag: '难缠' }, note: { memberId: id, text: '小心' } },
  );
  const fields = 'source tags notes(first: 5) { edges { node { text staff { role } } } } identities { app openid }';

  const own = await teahouse.as(login.sessionToken).request(`{ viewer { member { ${fields} } } }`);
  const staff = await operator.request(`{ member(id: "${id}") { ${fields} } }`);

  expect(own).toEqual({ viewer: { member: { source: null, tags: [], notes: { edges: [] }, identities: [] } } });
  expect(staff).toEqual({
    member: {
      source: 'MINI_PROGRAM',
      tags: ['难缠'],
      notes: { edges: [{ node: { text: '小心', staff: { role: 'OPERATOR' } } }] },
      identities: [{ app: 'MINI_PROGRAM', openid: expect.any(String) }],
    },
  });
});
