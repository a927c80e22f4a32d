import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

const Members = gql`
  query ($first: Int!, $after: String) {
    members(first: $first, after: $after) {
      edges { cursor node { id displayName isBanned memberships { tier { name } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

interface Page {
  members: {
    edges: { cursor: string; node: { id: string; displayName: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

let teahouse: Teahouse;
let account: GivenAccount;
let elsewhere: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  [account, elsewhere] = [await teahouse.given.account(), await teahouse.given.account()];
  const meet = (accountId: string, appid: string, openid: string) =>
    teahouse.app.services.identities.meet(teahouse.app.orm.em, accountId, { appid, openid, nickname: openid });
  for (const openid of ['first', 'second', 'third']) await meet(account.id, account.miniAppid, openid);
  await meet(elsewhere.id, elsewhere.miniAppid, 'stranger');
});

afterAll(() => teahouse?.stop());

it('lists everyone the account knows, the newest first, page by page, and nobody else', async () => {
  const owner = teahouse.as(await teahouse.given.staff(account));

  const one = await owner.request<Page>(Members, { first: 2 });
  const two = await owner.request<Page>(Members, { first: 2, after: one.members.pageInfo.endCursor });

  const names = [one, two].map(({ members }) => members.edges.map(({ node }) => node.displayName));
  expect(names).toEqual([['third', 'second'], ['first']]);
  expect([one, two].map(({ members }) => members.pageInfo.hasNextPage)).toEqual([true, false]);
});
