import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let writer: string;
let editor: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account);
  writer = await teahouse.given.staff(account, StaffRole.WRITER);
  editor = await teahouse.given.staff(account, StaffRole.EDITOR_IN_CHIEF);
});
afterAll(() => teahouse?.stop());

const draftFields = gql`
  fragment Draft on ArticleDraft {
    id status title excerpt coverUrl author language policy document tiers { id } series { id }
    lockedCharacterCount readingMinutes publishedAt version
  }
`;
const refusalFields = gql`
  fragment Refusal on UserError {
    code message
    ... on InvalidDocument { path }
    ... on TextLengthOutOfRange { field minLength maxLength }
    ... on ReferenceNotFound { field }
    ... on ArticleConflict { version }
  }
`;
const Create = gql`
  ${draftFields} ${refusalFields}
  mutation ($input: CreateArticleInput!) {
    createArticle(input: $input) { __typename ... on CreateArticleSuccess { article { ...Draft } } ...Refusal }
  }
`;
const Update = gql`
  ${draftFields} ${refusalFields}
  mutation ($input: UpdateArticleInput!) {
    updateArticle(input: $input) { __typename ... on UpdateArticleSuccess { article { ...Draft } } ...Refusal }
  }
`;
const Publish = gql`
  ${refusalFields}
  mutation ($id: ID!) {
    publishArticle(input: { id: $id }) {
      __typename
      ... on PublishArticleSuccess { article { id title publishedAt freeDocument lockedDocument viewerAccess { reason } } }
      ...Refusal
    }
  }
`;
const Withdraw = gql`
  ${draftFields}
  mutation ($id: ID!) { withdrawArticle(input: { id: $id }) { ... on WithdrawArticleSuccess { article { ...Draft } } } }
`;
const CreateSeries = gql`
  ${refusalFields}
  mutation ($input: CreateSeriesInput!) {
    createSeries(input: $input) {
      __typename
      ... on CreateSeriesSuccess { series { id title summary coverUrl articleCount } }
      ...Refusal
    }
  }
`;

interface Draft {
  id: string;
  version: number;
  publishedAt: string | null;
}
type Payload = { __typename: string; article: Draft; series: { id: string } } & Record<string, unknown>;

const paragraph = (text: string) => ({ type: 'paragraph', text: [{ text }] });
const whole = { type: 'document', blocks: [paragraph('开头'), { type: 'paywall' }, paragraph('后面的话')] };

async function send(document: string, variables: object, token = writer, headers = {}): Promise<Payload> {
  const data = await teahouse.as(token, headers).request<Record<string, Payload>>(document, variables);
  return Object.values(data)[0]!;
}
const create = (input: object = {}, token = writer) =>
  send(Create, { input: { title: '夜话', document: whole, ...input } }, token);
const update = (input: object, token = writer) => send(Update, { input }, token);
const publish = (id: string, token = editor) => send(Publish, { id }, token);

it('begins a draft that readers do not see, publishes it, changes it and takes it away', async () => {
  const { article } = await create({ excerpt: '一句话', policy: 'MEMBERS' });
  const asReader = async () => {
    const query = gql`query ($id: ID!) { article(id: $id) { title freeDocument lockedDocument viewerAccess { reason } } }`;
    return (await teahouse.anonymous(account.handle).request<{ article: object | null }>(query, { id: article.id }))
      .article;
  };

  expect(article).toEqual({
    id: article.id,
    status: 'DRAFT',
    title: '夜话',
    excerpt: '一句话',
    coverUrl: null,
    author: '',
    language: 'ZH_CN',
    policy: 'MEMBERS',
    document: whole,
    tiers: [],
    series: null,
    lockedCharacterCount: 4,
    readingMinutes: 1,
    publishedAt: null,
    version: 1,
  });
  expect(await asReader()).toBeNull();

  const published = await publish(article.id);
  expect(published).toMatchObject({
    __typename: 'PublishArticleSuccess',
    article: { lockedDocument: { blocks: [paragraph('后面的话')] }, viewerAccess: { reason: 'STAFF' } },
  });
  expect(await asReader()).toEqual({
    title: '夜话',
    freeDocument: { type: 'document', blocks: [paragraph('开头')] },
    lockedDocument: null,
    viewerAccess: { reason: 'NEEDS_MEMBERSHIP' },
  });

  await update({ id: article.id, version: 2, title: ' 茶话 ', policy: 'EVERYONE' }, editor);
  expect(await asReader()).toMatchObject({ title: '茶话', lockedDocument: { blocks: [paragraph('后面的话')] } });

  const withdrawn = await send(Withdraw, { id: article.id });
  expect(withdrawn.article).toMatchObject({ status: 'WITHDRAWN', publishedAt: published.article.publishedAt });
  expect(await asReader()).toBeNull();
});

it('keeps the place in the feed when an article is published again, and repeats without change', async () => {
  const { article } = await create();
  const first = await publish(article.id);
  await send(Withdraw, { id: article.id });
  await send(Withdraw, { id: article.id });

  const again = await publish(article.id);
  const twice = await publish(article.id);

  expect(again.article.publishedAt).toBe(first.article.publishedAt);
  expect(twice).toEqual(again);
});

it.each([
  [
    'an empty title',
    { title: '  ' },
    { code: 'TEXT_LENGTH_OUT_OF_RANGE', field: 'title', minLength: 1, maxLength: 64 },
  ],
  [
    'a long excerpt',
    { excerpt: '长'.repeat(201) },
    { code: 'TEXT_LENGTH_OUT_OF_RANGE', field: 'excerpt', maxLength: 200 },
  ],
  ['a cover elsewhere', { coverUrl: 'javascript:alert(1)' }, { code: 'INVALID_COVER_URL' }],
  ['no tier', { policy: 'TIERS' }, { code: 'TIERS_REQUIRED' }],
  ['an unknown tier', { policy: 'TIERS', tierIds: ['x'] }, { code: 'REFERENCE_NOT_FOUND', field: 'tierIds' }],
  [
    'an unknown series',
    { seriesId: '01a20158-1a36-756e-836e-4b77ae54953f' },
    { code: 'REFERENCE_NOT_FOUND', field: 'seriesId' },
  ],
  ['a purchase without a price', { policy: 'PURCHASE' }, { code: 'UNLOCK_PRICE_REQUIRED' }],
  ['a price below zero', { unlockPriceFen: -1 }, { code: 'PRICE_OUT_OF_RANGE' }],
  ['a price of a slipped point', { unlockPriceFen: 500_000_001 }, { code: 'PRICE_OUT_OF_RANGE' }],
  [
    'a document with a script',
    { document: { type: 'document', blocks: [{ type: 'script', text: 'x' }] } },
    { code: 'INVALID_DOCUMENT', path: 'blocks[0].type' },
  ],
])('refuses %s and writes nothing', async (_, input, refusal) => {
  expect(await create(input)).toMatchObject(refusal);

  const [{ count }] = (await teahouse.sql<{ count: number }>('select count(*) from articles where account_id = $1', [
    account.id,
  ])) as [{ count: number }];
  expect(count).toBe(0);
});

it('says in the language of the request what to do', async () => {
  const input = { title: '', document: whole };
  const inChinese = await send(Create, { input });
  const inEnglish = await send(Create, { input }, writer, { 'accept-language': 'en' });

  expect(inChinese.message).toBe('「title」应为 1–64 个字');
  expect(inEnglish.message).toBe('title takes 1 to 64 characters');
});

it('does not let two editors overwrite each other', async () => {
  const { article } = await create();
  await update({ id: article.id, version: 1, title: '先' });

  const late = await update({ id: article.id, version: 1, title: '后' });

  expect(late).toMatchObject({ __typename: 'ArticleConflict', version: 2 });
  expect((await update({ id: article.id, version: 2, excerpt: '再' })).article).toMatchObject({
    title: '先',
    excerpt: '再',
    version: 3,
  });
});

it('chooses tiers of the account, replaces them, and forgets them with the policy', async () => {
  const other = await teahouse.given.tier(account);
  const stranger = await teahouse.given.tier(await teahouse.given.account());
  const { article } = await create({ policy: 'TIERS', tierIds: [tier.id, tier.id] });

  expect(article).toMatchObject({ tiers: [{ id: tier.id }] });
  expect(await update({ id: article.id, version: 1, tierIds: [stranger.id] })).toMatchObject({
    code: 'REFERENCE_NOT_FOUND',
  });
  const replaced = await update({ id: article.id, version: 1, tierIds: [other.id] });
  expect(replaced.article).toMatchObject({ tiers: [{ id: other.id }] });
  const opened = await update({ id: article.id, version: 2, policy: 'EVERYONE' });
  expect(opened.article).toMatchObject({ tiers: [] });
  expect(await update({ id: article.id, version: 3, policy: 'TIERS' })).toMatchObject({ code: 'TIERS_REQUIRED' });
});

it('makes a series and puts articles in and out of it', async () => {
  const { series } = await send(CreateSeries, { input: { title: '山海', coverUrl: '/media/s.png' } });
  const { article } = await create({ seriesId: series.id });

  expect(series).toEqual({ id: series.id, title: '山海', summary: '', coverUrl: '/media/s.png', articleCount: 0 });
  expect(article).toMatchObject({ series: { id: series.id } });
  expect((await update({ id: article.id, version: 1, seriesId: '' })).article).toMatchObject({ series: null });
  expect(await send(CreateSeries, { input: { title: '' } })).toMatchObject({ code: 'TEXT_LENGTH_OUT_OF_RANGE' });
});

it('is for staff who write, in their own account', async () => {
  const { article } = await create();
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());
  const drafts = '{ articleDrafts { edges { node { id } } } }';

  await expect(create({}, finance)).rejects.toThrow(/FORBIDDEN/);
  await expect(teahouse.as(finance).request(drafts)).rejects.toThrow(/FORBIDDEN/);
  await expect(teahouse.anonymous(account.handle).request(drafts)).rejects.toThrow(/UNAUTHENTICATED/);
  await expect(send(Publish, { id: article.id }, elsewhere)).rejects.toThrow(/NOT_FOUND/);
  expect(await teahouse.as(elsewhere).request(drafts)).toEqual({ articleDrafts: { edges: [] } });
  expect(await teahouse.as(writer).request(drafts)).toEqual({
    articleDrafts: { edges: [{ node: { id: article.id } }] },
  });
});

it('sets, changes and ends the price of one article, and asks for one where only a purchase opens it', async () => {
  const priceOf = async (id: string) =>
    (await teahouse.sql('select policy, unlock_price_fen::int as fen from articles where id = $1', [id]))[0];
  const { article } = await create({ policy: 'MEMBERS', unlockPriceFen: 300 });

  await update({ id: article.id, version: 1, title: '仍是三元' });
  expect(await priceOf(article.id)).toEqual({ policy: 'MEMBERS', fen: 300 });
  await update({ id: article.id, version: 2, policy: 'PURCHASE', unlockPriceFen: 500 });
  expect(await priceOf(article.id)).toEqual({ policy: 'PURCHASE', fen: 500 });
  expect(await update({ id: article.id, version: 3, unlockPriceFen: 0 })).toMatchObject({
    __typename: 'UnlockPriceRequired',
    code: 'UNLOCK_PRICE_REQUIRED',
    message: '选择了「购买后可读」，请给这篇文章或它所在的系列定一个价格',
  });
  await update({ id: article.id, version: 3, policy: 'MEMBERS', unlockPriceFen: 0 });
  expect(await priceOf(article.id)).toEqual({ policy: 'MEMBERS', fen: null });
});

it('takes the price of the series for its articles', async () => {
  const { series } = await send(CreateSeries, { input: { title: '连载', unlockPriceFen: 2_900 } });
  const { article } = await create({ policy: 'PURCHASE', seriesId: series.id });

  expect(await publish(article.id)).toMatchObject({ __typename: 'PublishArticleSuccess' });
  expect(await update({ id: article.id, version: 2, seriesId: '' }, editor)).toMatchObject({
    code: 'UNLOCK_PRICE_REQUIRED',
  });
  expect(await send(CreateSeries, { input: { title: '连载', unlockPriceFen: 500_000_001 } })).toMatchObject({
    code: 'PRICE_OUT_OF_RANGE',
  });
});
