import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../../server/src/shared/ids.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const History = gql`
  query ($after: String) {
    customMenuPublications(first: 2, after: $after) {
      edges { node { id outcome errcode problem staffName finishedAt entries { key name entries { name action {
        ... on OpenArticleAction { title } ... on OpenPageAction { page } } } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const Restore = gql`
  mutation ($input: RestoreCustomMenuInput!) {
    restoreCustomMenu(input: $input) {
      ... on RestoreCustomMenuSuccess { customMenu { version hasUnpublishedChanges entries { key name } } }
      ... on UserError { code }
    }
  }
`;
interface Publication {
  readonly id: string;
  readonly outcome: string;
  readonly problem: string | null;
  readonly entries: readonly { readonly key: string; readonly name: string }[];
}
interface Page {
  readonly edges: readonly { readonly node: Publication }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const save = (name: string, entries?: object[]) =>
  teahouse
    .as(owner)
    .request('mutation ($input: UpdateCustomMenuInput!) { updateCustomMenu(input: $input) { __typename } }', {
      input: { entries: [{ key: 'a', name, ...(entries ? { entries } : { action: { kind: 'HOME' } }) }] },
    });
const publish = () => teahouse.as(owner).request('mutation { publishCustomMenu { __typename } }');
const history = async (after?: string, token = owner) =>
  (await teahouse.as(token).request<{ customMenuPublications: Page }>(History, { after })).customMenuPublications;
const restore = async (input: object, token = owner) =>
  (await teahouse.as(token).request<{ restoreCustomMenu: Record<string, unknown> }>(Restore, { input }))
    .restoreCustomMenu;

it('keeps every publication, the latest first, with the menu as it was', async () => {
  const article = await teahouse.given.article(account);
  for (const name of ['一', '二', '三']) {
    await save(name, [
      { key: 'read', name: '读', action: { kind: 'ARTICLE', articleId: article.id } },
      { key: 'join', name: '会员', action: { kind: 'MEMBERSHIP' } },
    ]);
    await publish();
  }

  const first = await history();
  const rest = await history(first.pageInfo.endCursor);

  expect([...first.edges, ...rest.edges].map(({ node }) => node.entries[0]?.name)).toEqual(['三', '二', '一']);
  expect(first.edges[0]?.node).toMatchObject({
    outcome: 'PUBLISHED',
    errcode: null,
    problem: null,
    staffName: 'OWNER',
    finishedAt: expect.any(String),
    entries: [
      {
        key: 'a',
        entries: [
          { name: '读', action: { title: article.title } },
          { name: '会员', action: { page: 'MEMBERSHIP' } },
        ],
      },
    ],
  });
});

it('says of a refused one why, and what to do', async () => {
  await teahouse.sandbox.control('world', {
    apps: [{ appid: account.officialAppid, kind: 'service-account', verified: false }],
  });
  await save('一');
  await publish();

  const [refused] = (await history()).edges;

  expect(refused?.node).toMatchObject({
    outcome: 'REFUSED',
    problem: '微信没有接受这份菜单（48001）：公众号没有自定义菜单权限，请先完成微信认证',
  });
});

it('takes an earlier menu up again as the draft; followers see nothing of it before it is published', async () => {
  await save('旧');
  await publish();
  await save('新');
  await publish();
  const old = (await history()).edges[1]!.node;

  expect(await restore({ publicationId: old.id, version: 2 })).toEqual({
    customMenu: { version: 3, hasUnpublishedChanges: true, entries: [{ key: 'a', name: '旧' }] },
  });

  await publish();
  expect((await history()).edges.map(({ node }) => node.entries[0]?.name)).toEqual(['旧', '新']);
});

it('overwrites no draft that somebody changed meanwhile', async () => {
  await save('旧');
  await publish();
  await save('新');
  const [{ node: old }] = (await history()).edges as [{ node: Publication }];

  expect(await restore({ publicationId: old.id, version: 1 })).toEqual({ code: 'CUSTOM_MENU_CONFLICT' });
});

it('knows the account’s own publications alone', async () => {
  await save('旧');
  await publish();
  const [{ node: ours }] = (await history()).edges as [{ node: Publication }];
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());

  expect((await history(undefined, elsewhere)).edges).toEqual([]);
  expect(await errorOf(restore({ publicationId: ours.id }, elsewhere))).toBe('NOT_FOUND');
  expect(await errorOf(restore({ publicationId: newId() }))).toBe('NOT_FOUND');
  expect(await errorOf(restore({ publicationId: 'no id' }))).toBe('NOT_FOUND');
});
