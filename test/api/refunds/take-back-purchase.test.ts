import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  desk = await RefundDesk.open(teahouse, account);
});
afterAll(() => teahouse?.stop());

const mutation = `mutation ($input: TakeBackPurchaseInput!) {
  takeBackPurchase(input: $input) {
    __typename
    ... on TakeBackPurchaseSuccess { refund { id amountFen initiator endsAccess reason } }
    ... on PurchaseNotTakenBack { reason }
    ... on OnlyAppleRefunds { url }
    ... on UserError { code message }
  }
}`;
interface Answer {
  readonly __typename: string;
  readonly reason?: string;
  readonly refund?: { readonly id: string };
}
const takeBack = async (buyer: Buyer, orderId: string, idempotencyKey: string = randomUUID()) =>
  (await buyer.graphql.request<{ takeBackPurchase: Answer }>(mutation, { input: { orderId, idempotencyKey } }))
    .takeBackPurchase;
const refundabilityOf = async (buyer: Buyer, id: string) =>
  (
    await buyer.graphql.request<{ order: { refundability: object } }>(
      'query ($id: ID!) { order(id: $id) { refundability { canTakeBack reason until } } }',
      { id },
    )
  ).order.refundability;
const read = (buyer: Buyer, articleId: string, readBps: number) =>
  buyer.graphql.request(
    'mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename ... on UserError { code } } }',
    { input: { articleId, readBps } },
  );
const waitingForLocks = async () =>
  (await teahouse.sql(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
    .length;
const paidDaysAgo = (orderId: string, days: number) =>
  teahouse.sql(`update payments set paid_at = paid_at - $2 * interval '1 day' where order_id = $1`, [orderId, days]);

async function boughtMembership(): Promise<{ buyer: Buyer; orderId: string }> {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  return { buyer, ...(await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id))) };
}

it('gives all of it back and ends what was bought', async () => {
  const { buyer, orderId } = await boughtMembership();
  expect(await refundabilityOf(buyer, orderId)).toEqual({
    canTakeBack: true,
    reason: null,
    until: expect.any(String),
  });

  expect(await takeBack(buyer, orderId)).toEqual({
    __typename: 'TakeBackPurchaseSuccess',
    refund: {
      id: expect.any(String),
      amountFen: 1_800,
      initiator: 'MEMBER',
      endsAccess: true,
      reason: '3 天内无理由退款',
    },
  });

  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
  expect(await refundabilityOf(buyer, orderId)).toMatchObject({ canTakeBack: false, reason: 'REFUNDED' });
});

it('is one refund however often and at once it is sent', async () => {
  const { buyer, orderId } = await boughtMembership();

  const answers = await Promise.all([
    ...Array.from({ length: 3 }, () => takeBack(buyer, orderId, 'k1')),
    takeBack(buyer, orderId, 'k2'),
  ]);

  expect(await desk.ended()).toHaveLength(1);
  const refused = answers.filter(({ refund }) => !refund).map(({ reason }) => reason);
  expect(new Set(answers.flatMap(({ refund }) => (refund ? [refund.id] : []))).size).toBe(1);
  expect(refused.every((reason) => reason === 'REFUND_UNDER_WAY' || reason === 'REFUNDED')).toBe(true);
});

it('is too late after the creator’s days', async () => {
  const { buyer, orderId } = await boughtMembership();
  await paidDaysAgo(orderId, 3);

  expect(await takeBack(buyer, orderId)).toEqual({
    __typename: 'PurchaseNotTakenBack',
    code: 'PURCHASE_NOT_TAKEN_BACK',
    reason: 'WINDOW_OVER',
    message: '已超过无理由退款的期限，如有问题请联系公众号',
  });
  expect(await desk.refunds()).toEqual([]);
});

it('follows the creator’s settings, also for what was bought before', async () => {
  const { buyer, orderId } = await boughtMembership();
  await paidDaysAgo(orderId, 3);
  const owner = teahouse.as(await teahouse.given.staff(account));

  await owner.request(
    'mutation ($input: UpdateMoneySettingsInput!) { updateMoneySettings(input: $input) { __typename } }',
    {
      input: { version: 1, refundWindowDays: 7 },
    },
  );

  expect(await takeBack(buyer, orderId)).toMatchObject({ __typename: 'TakeBackPurchaseSuccess' });
});

describe('reading', () => {
  it('counts when the membership opened the article', async () => {
    const { buyer, orderId } = await boughtMembership();
    const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });

    await read(buyer, id, 2_000);
    expect(await refundabilityOf(buyer, orderId)).toMatchObject({ canTakeBack: true });
    await read(buyer, id, 2_001);

    expect(await takeBack(buyer, orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
  });

  it('does not count what everyone may read, what another purchase opened, or what was read before', async () => {
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    const free = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });
    const sold = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
    const before = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    const unlock = await buyer.settle(await buyer.placeUnlockOrder({ articleId: sold.id }));
    const first = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await read(buyer, before.id, 9_000);
    await desk.refund(first.paymentId);
    await desk.ended();
    const { orderId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));

    await read(buyer, free.id, 10_000);
    await read(buyer, sold.id, 10_000);
    await read(buyer, before.id, 8_000);

    expect(await refundabilityOf(buyer, orderId)).toMatchObject({ canTakeBack: true });
    expect(await refundabilityOf(buyer, unlock.orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
  });

  it('of one article of a series counts for the whole series', async () => {
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
    const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, seriesId });
    const { orderId } = await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));

    await read(buyer, id, 5_000);

    expect(await takeBack(buyer, orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
  });
});

describe('a document that was handed out', () => {
  const open = async (buyer: Buyer, id: string) =>
    (
      await buyer.graphql.request<{ article: { lockedDocument: object | null } }>(
        'query ($id: ID!) { article(id: $id) { lockedDocument } }',
        { id },
      )
    ).article.lockedDocument;

  it('counts as read by a client that does not say how far', async () => {
    const { buyer, orderId } = await boughtMembership();
    const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    expect(await refundabilityOf(buyer, orderId)).toMatchObject({ canTakeBack: true });

    expect(await open(buyer, id)).not.toBeNull();

    expect(await takeBack(buyer, orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
  });

  it('counts for what the client says of it, before or after', async () => {
    const { buyer, orderId } = await boughtMembership();
    const one = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    const two = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });

    await read(buyer, one.id, 0);
    await open(buyer, one.id);
    await open(buyer, two.id);
    expect(await refundabilityOf(buyer, orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
    await read(buyer, two.id, 1_500);

    expect(await takeBack(buyer, orderId)).toMatchObject({ __typename: 'TakeBackPurchaseSuccess' });
  });

  it('counts in lists too, and once', async () => {
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
    await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, seriesId });
    const { orderId } = await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));
    const list = '{ articles(first: 10) { edges { node { title again: lockedDocument lockedDocument } } } }';

    await Promise.all([buyer.graphql.request(list), buyer.graphql.request(list)]);

    expect(await refundabilityOf(buyer, orderId)).toMatchObject({ reason: 'READ_TOO_MUCH' });
  });

  it('writes nothing where nothing can be taken back any more', async () => {
    const { buyer, orderId } = await boughtMembership();
    const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    await teahouse.sql(`update orders set paid_at = paid_at - interval '3 days' where id = $1`, [orderId]);

    await open(buyer, id);

    expect(await teahouse.sql('select from handed_out_articles where article_id = $1', [id])).toEqual([]);
  });
});

it('does not take tips back', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await teahouse.given.tipGood(account);
  const { orderId } = await buyer.settle(await buyer.createTip({ amountFen: 600 }));

  expect(await takeBack(buyer, orderId)).toMatchObject({
    reason: 'TIP',
    message: '打赏是送给作者的心意，不支持退回',
  });
});

it('takes a gift back until somebody redeems it', async () => {
  const giver = await Buyer.inMiniProgram(teahouse, account);
  const receiver = await Buyer.inMiniProgram(teahouse, account);
  const placed = await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id });
  const code = await giver.paidGift(placed);
  expect(await refundabilityOf(giver, placed.order!.id)).toMatchObject({ canTakeBack: true });

  await receiver.redeemGift(code);

  expect(await takeBack(giver, placed.order!.id)).toMatchObject({ reason: 'GIFT_REDEEMED' });
});

it('waits for whoever redeems the gift at the same moment', async () => {
  const giver = await Buyer.inMiniProgram(teahouse, account);
  const receiver = await Buyer.inMiniProgram(teahouse, account);
  const placed = await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id });
  await giver.paidGift(placed);
  const { memberId } = await receiver.status();
  const redeeming = await teahouse.app.pool.connect();
  await redeeming.query('begin');
  await redeeming.query(
    `update gifts set status = 'REDEEMED', redeemed_by_member_id = $2, redeemed_at = now() where order_id = $1`,
    [placed.order!.id, memberId],
  );

  const answer = takeBack(giver, placed.order!.id);
  await expect.poll(waitingForLocks).toBe(1);
  await redeeming.query('commit');
  redeeming.release();

  expect(await answer).toMatchObject({ reason: 'GIFT_REDEEMED' });
  expect(await desk.refunds()).toEqual([]);
});

it('says where to ask for money that Apple took', async () => {
  const { buyer, orderId } = await boughtMembership();
  await teahouse.sql('update payments set is_apple = true where order_id = $1', [orderId]);

  expect(await takeBack(buyer, orderId)).toEqual({
    __typename: 'OnlyAppleRefunds',
    code: 'ONLY_APPLE_REFUNDS',
    message: '这笔款项由苹果收取，请付款人登录 https://reportaproblem.apple.com 向苹果申请退款',
    url: 'https://reportaproblem.apple.com',
  });
});

it('takes nothing back that was not paid', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);

  expect(await takeBack(buyer, orderId)).toMatchObject({ reason: 'NOT_PAID' });
});

it('takes nothing back that belongs to somebody else', async () => {
  const { orderId } = await boughtMembership();
  const other = await Buyer.inMiniProgram(teahouse, account);

  expect(await errorOf(takeBack(other, orderId))).toBe('NOT_FOUND');
  expect(await errorOf(takeBack(other, 'no id'))).toBe('NOT_FOUND');
  expect(await new Books(teahouse, account).balances()).toMatchObject({ 'income:membership:tea': -1_800 });
});

it('leaves the second payment of an order to the system, and takes back the first', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  const [one, two] = [await buyer.openSheet(orderId), await buyer.openSheet(orderId)];
  await buyer.pay(one);
  await buyer.pay(two);
  await new Books(teahouse, account).allProcessed();
  expect(await desk.ended()).toMatchObject([{ initiator: 'SYSTEM', status: 'SUCCEEDED' }]);

  expect(await takeBack(buyer, orderId)).toMatchObject({ __typename: 'TakeBackPurchaseSuccess' });

  expect((await desk.ended()).map(({ initiator, endsAccess }) => [initiator, endsAccess])).toEqual([
    ['MEMBER', true],
    ['SYSTEM', false],
  ]);
  expect(Object.values(await new Books(teahouse, account).balances()).every((fen) => fen === 0)).toBe(true);
});
