import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const mutation = `mutation ($input: RecordReadingInput!) {
  recordReading(input: $input) { __typename ... on RecordReadingSuccess { readBps } ... on UserError { code } }
}`;
const record = async (buyer: Buyer, articleId: string, readBps: number) =>
  (await buyer.graphql.request<{ recordReading: object }>(mutation, { input: { articleId, readBps } })).recordReading;
const kept = (buyer: Promise<string>) =>
  buyer.then((memberId) => teahouse.sql('select read_bps from reading_progress where member_id = $1', [memberId]));

it('keeps the furthest a member has come', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });

  expect(await record(reader, id, 3_000)).toEqual({ __typename: 'RecordReadingSuccess', readBps: 3_000 });
  expect(await record(reader, id, 1_000)).toEqual({ __typename: 'RecordReadingSuccess', readBps: 3_000 });
  expect(await record(reader, id, 10_000)).toEqual({ __typename: 'RecordReadingSuccess', readBps: 10_000 });

  expect(await kept(reader.status().then(({ memberId }) => memberId))).toEqual([{ read_bps: 10_000 }]);
});

it('keeps the largest of many that arrive at once', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });

  await Promise.all([4_000, 9_000, 100, 7_000].map((readBps) => record(reader, id, readBps)));

  expect(await record(reader, id, 0)).toMatchObject({ readBps: 9_000 });
});

it('does not count a preview as reading', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });

  expect(await record(reader, id, 10_000)).toEqual({ __typename: 'ArticleLocked', code: 'ARTICLE_LOCKED' });

  expect(await kept(reader.status().then(({ memberId }) => memberId))).toEqual([]);
});

it('counts what a membership or an unlock has opened', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const forMembers = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
  const forSale = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const tier = await teahouse.given.tier(account);
  await reader.settle(await reader.placeOrder(tier.prices.MONTH.id));
  await reader.settle(await reader.placeUnlockOrder({ articleId: forSale.id }));

  expect(await record(reader, forMembers.id, 500)).toMatchObject({ readBps: 500 });
  expect(await record(reader, forSale.id, 600)).toMatchObject({ readBps: 600 });
});

it('knows no article of another account, and takes no share beyond all of it', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const elsewhere = await teahouse.given.article(await teahouse.given.account(), { policy: ArticlePolicy.EVERYONE });
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });

  expect(await errorOf(record(reader, elsewhere.id, 1))).toBe('NOT_FOUND');
  expect(await errorOf(record(reader, 'no id', 1))).toBe('NOT_FOUND');
  expect(await errorOf(record(reader, id, 10_001))).toBe('BAD_INPUT');
  expect(await errorOf(record(reader, id, -1))).toBe('BAD_INPUT');
});
