import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ArticleDesk, documentOf, paragraph } from './article-desk.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let ownerToken: string;
let owner: ArticleDesk;
let writer: ArticleDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  ownerToken = await teahouse.given.staff(account);
  owner = new ArticleDesk(teahouse, ownerToken);
  writer = new ArticleDesk(teahouse, await teahouse.given.staff(account, StaffRole.WRITER));
});
afterAll(() => teahouse?.stop());

async function list(filter: object): Promise<string[]> {
  const query = gql`
    query ($filter: ArticleDraftFilter) { articleDrafts(first: 50, filter: $filter) { edges { node { title } } } }
  `;
  const { articleDrafts } = await teahouse
    .as(ownerToken)
    .request<{ articleDrafts: { edges: { node: { title: string } }[] } }>(query, { filter });
  return articleDrafts.edges.map(({ node }) => node.title);
}

it('finds articles by state, review, author, series, policy and words, the last edited first', async () => {
  const series = await teahouse.given.series(account);
  await owner.begin({ title: '草稿', policy: 'MEMBERS' });
  const shown = await owner.begin({ title: '已发', seriesId: series });
  await owner.send('publish', { id: shown.id });
  await owner.write(shown.id, { excerpt: '新的导语' });
  const handedIn = await writer.begin({ title: '交了', document: documentOf(paragraph('茉莉 100%_香')) });
  await writer.step(handedIn.id, 'HAND_IN');
  const authorStaffId = (
    await teahouse.sql<{ id: string }>(`select id from staff where account_id = $1 and role = 'WRITER'`, [account.id])
  )[0]!.id;

  expect(await list({})).toEqual(['交了', '已发', '草稿']);
  expect(await list({ status: 'PUBLISHED' })).toEqual(['已发']);
  expect(await list({ hasPendingWords: true })).toEqual(['已发']);
  expect(await list({ reviewState: 'IN_REVIEW' })).toEqual(['交了']);
  expect(await list({ isScheduled: true })).toEqual([]);
  expect(await list({ authorStaffId })).toEqual(['交了']);
  expect(await list({ seriesId: series })).toEqual(['已发']);
  expect(await list({ policy: 'MEMBERS' })).toEqual(['草稿']);
  expect(await list({ text: ' 100%_香 ' })).toEqual(['交了']);
  expect(await list({ text: '%' })).toEqual(['交了']);
  expect(await list({ text: '  ' })).toEqual(['交了', '已发', '草稿']);
  const { articleAuthors } = await teahouse
    .as(ownerToken)
    .request<{ articleAuthors: object[] }>('{ articleAuthors { displayName } }');
  expect(articleAuthors).toEqual([{ displayName: 'OWNER' }, { displayName: 'WRITER' }]);
});

it('changes several articles at once, and back', async () => {
  const series = await teahouse.given.series(account);
  const one = await owner.begin({ title: '甲' });
  const two = await owner.begin({ title: '乙' });
  const ids = [one.id, two.id];
  await owner.send('change', { ids, status: 'PUBLISHED' });

  const moved = await owner.send('change', { ids, seriesId: series, policy: 'MEMBERS' });
  const withdrawn = await owner.send('change', { ids, status: 'WITHDRAWN' });

  expect(moved.articles.map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED']);
  expect(withdrawn.articles.map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  expect(await list({ seriesId: series, policy: 'MEMBERS', status: 'WITHDRAWN' })).toHaveLength(2);
  await owner.send('change', { ids, seriesId: '' });
  expect(await list({ seriesId: series })).toEqual([]);
});

it('changes none of several articles when one of them cannot be, and says which and why', async () => {
  const series = await teahouse.given.series(account, { unlockPriceFen: 900 });
  const priced = await owner.begin({ title: '有价', unlockPriceFen: 300 });
  const inSeries = await owner.begin({ title: '成套', seriesId: series });
  const free = await owner.begin({ title: '无价' });

  const refused = await owner.send('change', { ids: [priced.id, inSeries.id, free.id], policy: 'PURCHASE' });

  expect(refused).toEqual({
    __typename: 'ArticlesRefused',
    code: 'ARTICLES_REFUSED',
    message: '有 1 篇文章不能这样改，因此一篇也没有改',
    refused: [{ articleId: free.id, title: '无价', reason: { code: 'UNLOCK_PRICE_REQUIRED' } }],
  });
  expect(await list({ policy: 'PURCHASE' })).toEqual([]);
});

it('lets a writer publish or change nothing in bulk that was not approved', async () => {
  const { id } = await writer.begin();

  expect(await writer.send('change', { ids: [id], status: 'PUBLISHED' })).toMatchObject({
    refused: [{ reason: { code: 'REVIEW_REQUIRED' } }],
  });
  await expect(writer.send('change', { ids: [], policy: 'EVERYONE' })).rejects.toThrow(/BAD_INPUT/);
  const stranger = new ArticleDesk(teahouse, await teahouse.given.staff(await teahouse.given.account()));
  await expect(stranger.send('change', { ids: [id], policy: 'MEMBERS' })).rejects.toThrow(/NOT_FOUND/);
});

it('previews the newest words as each kind of reader gets them', async () => {
  const tier = await teahouse.given.tier(account);
  const other = await teahouse.given.tier(account);
  const document = documentOf(paragraph('人人可读'), { type: 'paywall' }, paragraph('会员可读'));
  const { id } = await owner.begin({ document, policy: 'TIERS', tierIds: [tier.id], unlockPriceFen: 300 });
  await owner.write(id, { title: '新题' });
  const query = gql`
    query ($input: ArticlePreviewInput!) {
      articlePreview(input: $input) { title freeDocument lockedDocument lockedCharacterCount viewerAccess { canRead reason } }
    }
  `;
  const preview = async (reader: string, tierId?: string) => {
    const variables = { input: { id, reader, tierId } };
    const { articlePreview } = await teahouse.as(ownerToken).request<{ articlePreview: object }>(query, variables);
    return articlePreview;
  };
  const open = documentOf(paragraph('人人可读'));

  expect(await preview('ANYONE')).toEqual({
    title: '新题',
    freeDocument: open,
    lockedDocument: null,
    lockedCharacterCount: 4,
    viewerAccess: { canRead: false, reason: 'NEEDS_TIER' },
  });
  expect(await preview('FOLLOWER')).toMatchObject({ lockedDocument: null });
  expect(await preview('MEMBER', other.id)).toMatchObject({ lockedDocument: null });
  expect(await preview('MEMBER', tier.id)).toMatchObject({
    lockedDocument: documentOf(paragraph('会员可读')),
    viewerAccess: { reason: 'TIER' },
  });
  expect(await preview('BUYER')).toMatchObject({ viewerAccess: { canRead: true, reason: 'UNLOCKED' } });
  await expect(preview('MEMBER')).rejects.toThrow(/BAD_INPUT/);
});

it('says what WeChat may take ill in a title, in the language of the request', async () => {
  const query = gql`query ($title: String!) { titleCheck(title: $title) { effect words reason } }`;
  const check = (headers: Record<string, string>) =>
    teahouse.as(ownerToken, headers).request(query, { title: '震惊！请转发' });

  expect(await check({})).toEqual({
    titleCheck: [
      { effect: 'BLOCKED', words: '请转发', reason: expect.stringMatching(/^诱导分享/) },
      { effect: 'LOWERED', words: '震惊', reason: expect.stringMatching(/^标题党/) },
    ],
  });
  expect(await check({ 'accept-language': 'en' })).toMatchObject({
    titleCheck: [{ reason: expect.stringMatching(/^Enticed sharing/) }, {}],
  });
});
