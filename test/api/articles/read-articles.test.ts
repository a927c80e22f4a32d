import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../../../server/src/members/session.entity.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;
const ids: string[] = [];

const document = {
  type: 'document',
  blocks: [
    { type: 'paragraph', text: [{ text: '开头' }] },
    { type: 'paywall' },
    { type: 'paragraph', text: [{ text: '秘密的后半' }] },
  ],
};

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account);
  owner = await teahouse.given.staff(account);
  const create = gql`mutation ($input: CreateArticleInput!) { createArticle(input: $input) { ... on CreateArticleSuccess { article { id } } } }`;
  const publish = gql`mutation ($id: ID!) { publishArticle(input: { id: $id }) { __typename } }`;
  for (const [index, policy] of ['EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS', 'MEMBERS'].entries()) {
    const input = { title: `第${index}篇`, document, policy, tierIds: policy === 'TIERS' ? [tier.id] : [] };
    const { createArticle } = await teahouse
      .as(owner)
      .request<{ createArticle: { article: { id: string } } }>(create, { input });
    ids.push(createArticle.article.id);
    if (index < 4) await teahouse.as(owner).request(publish, { id: createArticle.article.id });
  }
});
afterAll(() => teahouse?.stop());

const Feed = gql`
  query ($first: Int!, $after: String) {
    articles(first: $first, after: $after) {
      edges { node { title lockedDocument lockedCharacterCount tiers { id } viewerAccess { canRead reason until } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

it('shows the feed page by page, and of what is locked only how long it is', async () => {
  type Answer = { articles: { edges: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
  const client = teahouse.anonymous(account.handle);

  const first = await client.request<Answer>(Feed, { first: 3 });
  const second = await client.request<Answer>(Feed, { first: 3, after: first.articles.pageInfo.endCursor });

  const closed = (title: string, reason: string, tiers: object[] = []) => ({
    node: {
      title,
      tiers,
      lockedDocument: null,
      lockedCharacterCount: 5,
      viewerAccess: { canRead: false, reason, until: null },
    },
  });
  expect(first.articles.edges).toEqual([
    closed('第3篇', 'NEEDS_TIER', [{ id: tier.id }]),
    closed('第2篇', 'NEEDS_MEMBERSHIP'),
    closed('第1篇', 'NEEDS_FOLLOW'),
  ]);
  expect(first.articles.pageInfo.hasNextPage).toBe(true);
  expect(second.articles.edges).toEqual([
    {
      node: {
        title: '第0篇',
        tiers: [],
        lockedDocument: { type: 'document', blocks: [document.blocks[2]] },
        lockedCharacterCount: 5,
        viewerAccess: { canRead: true, reason: 'EVERYONE', until: null },
      },
    },
  ]);
  expect(second.articles.pageInfo.hasNextPage).toBe(false);
});

it('opens to a member from the first instant to the last, in every request anew', async () => {
  const endsAt = new Date(Date.now() + 3_600_000);
  const [{ id: memberId }] = (await teahouse.sql<{ id: string }>(
    `insert into members (id, account_id, display_name, joined_at) values (gen_random_uuid(), $1, '茶客', now()) returning id`,
    [account.id],
  )) as [{ id: string }];
  const { services, orm } = teahouse.app;
  const session = await services.sessions.beginForMember(orm.em.fork(), {
    accountId: account.id,
    memberId,
    client: Client.MINI_PROGRAM,
    platform: 'ios',
    appid: account.miniAppid,
    openid: 'o1',
  });
  const reader = teahouse.as(session.token);
  const query = gql`query ($id: ID!) { article(id: $id) { lockedDocument viewerAccess { reason until } } }`;
  const ask = async () => (await reader.request<{ article: object }>(query, { id: ids[3] })).article;

  expect(await ask()).toEqual({ lockedDocument: null, viewerAccess: { reason: 'NEEDS_TIER', until: null } });
  await teahouse.sql(
    `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, created_at)
     values (gen_random_uuid(), $1, $2, $3, 'COMP', now(), $4, now())`,
    [account.id, memberId, tier.id, endsAt],
  );
  expect(await ask()).toEqual({
    lockedDocument: { type: 'document', blocks: [document.blocks[2]] },
    viewerAccess: { reason: 'TIER', until: endsAt.toISOString() },
  });
  await teahouse.sql('update memberships set revoked_at = now() where member_id = $1', [memberId]);
  expect(await ask()).toEqual({ lockedDocument: null, viewerAccess: { reason: 'NEEDS_TIER', until: null } });

  const explain = gql`query ($articleId: ID!, $memberId: ID!) { explainAccess(articleId: $articleId, memberId: $memberId) { canRead reason } }`;
  const variables = { articleId: ids[3], memberId };
  expect(await teahouse.as(owner).request(explain, variables)).toEqual({
    explainAccess: { canRead: false, reason: 'NEEDS_TIER' },
  });
  await expect(reader.request(explain, variables)).rejects.toThrow(/FORBIDDEN/);
});

it('says BAD_INPUT for a page that is too long and a cursor it never gave', async () => {
  const client = teahouse.anonymous(account.handle, { 'accept-language': 'en' });

  await expect(client.request(Feed, { first: 101 })).rejects.toThrow(/first is an integer from 1 to 100/);
  await expect(client.request(Feed, { first: 1, after: 'x' })).rejects.toThrow(/BAD_INPUT/);
});

it('does not show drafts to readers, by list or by id', async () => {
  const client = teahouse.anonymous(account.handle);

  expect(await client.request('query ($id: ID!) { article(id: $id) { id } }', { id: ids[4] })).toEqual({
    article: null,
  });
  const { articles } = await client.request<{ articles: { edges: object[] } }>(
    '{ articles(first: 100) { edges { cursor } } }',
  );
  expect(articles.edges).toHaveLength(4);
});
