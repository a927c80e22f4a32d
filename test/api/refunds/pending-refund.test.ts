import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let desk: RefundDesk;
let buyer: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  desk = await RefundDesk.open(teahouse, account);
  buyer = await Buyer.inMiniProgram(teahouse, account);
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 60_000 } });
});
afterAll(() => teahouse?.stop());

const takeBack = async (orderId: string) =>
  (
    await buyer.graphql.request<{ takeBackPurchase: { __typename: string } }>(
      'mutation ($input: TakeBackPurchaseInput!) { takeBackPurchase(input: $input) { __typename } }',
      { input: { orderId, idempotencyKey: randomUUID() } },
    )
  ).takeBackPurchase.__typename;
/** What the reader sees of an article, and what the staff are told about it. */
async function sees(id: string) {
  const { article } = await buyer.graphql.request<{
    article: { lockedDocument: object | null; viewerHasUnlocked: boolean; viewerAccess: { reason: string } };
  }>('query ($id: ID!) { article(id: $id) { lockedDocument viewerHasUnlocked viewerAccess { reason } } }', { id });
  return [article.lockedDocument !== null, article.viewerAccess.reason];
}
async function explained(articleId: string) {
  const [{ id: memberId }] = (await teahouse.sql('select member_id as id from orders where account_id = $1 limit 1', [
    account.id,
  ])) as [{ id: string }];
  const owner = teahouse.as(await teahouse.given.staff(account));
  const { explainAccess } = await owner.request<{ explainAccess: { reason: string } }>(
    'query ($articleId: ID!, $memberId: ID!) { explainAccess(articleId: $articleId, memberId: $memberId) { reason } }',
    { articleId, memberId },
  );
  return explainAccess.reason;
}

it('shows an unlocked article no more from the moment it is taken back, and sells it again', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const { orderId } = await buyer.settle(await buyer.placeUnlockOrder({ articleId: id }));

  expect(await takeBack(orderId)).toBe('TakeBackPurchaseSuccess');

  expect(await desk.refunds()).toMatchObject([{ status: 'PENDING' }]);
  expect(await sees(id)).toEqual([false, 'NEEDS_PURCHASE']);
  expect(await explained(id)).toBe('NEEDS_PURCHASE');
  expect(await buyer.placeUnlockOrder({ articleId: id })).toMatchObject({ __typename: 'PlaceOrderSuccess' });
});

it('closes a whole series from the moment it is taken back', async () => {
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, seriesId });
  const { orderId } = await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));

  expect(await takeBack(orderId)).toBe('TakeBackPurchaseSuccess');

  expect(await sees(id)).toEqual([false, 'NEEDS_PURCHASE']);
});

it('opens nothing to a member whose membership, bought or given, is on its way back', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
  const { orderId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  expect(await takeBack(orderId)).toBe('TakeBackPurchaseSuccess');
  expect(await sees(id)).toEqual([false, 'NEEDS_MEMBERSHIP']);
  expect(await explained(id)).toBe('NEEDS_MEMBERSHIP');

  const giver = await Buyer.inMiniProgram(teahouse, account);
  const { paymentId } = await giver.settle(await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id }));
  const [gift] = await giver.giftsGiven();
  await buyer.redeemGift(gift!.code!);
  await teahouse.sql(`update memberships set starts_at = now() - interval '1 minute' where gift_id = $1`, [gift!.id]);
  expect(await sees(id)).toEqual([true, 'MEMBER']);
  await desk.refund(paymentId);
  expect(await sees(id)).toEqual([false, 'NEEDS_MEMBERSHIP']);
});

it('gives back what can be read when the refund comes to nothing', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const { orderId } = await buyer.settle(await buyer.placeUnlockOrder({ articleId: id }));
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 0 } });
  await teahouse.sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail', times: 1 });
  await takeBack(orderId);

  expect(await desk.ended()).toMatchObject([{ status: 'FAILED' }]);

  expect(await sees(id)).toEqual([true, 'UNLOCKED']);
});

it('keeps readable what is given back in part, or was paid for twice', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const placed = await buyer.placeUnlockOrder({ articleId: id });
  const [one, two] = [await buyer.openSheet(placed.order!.id), await buyer.openSheet(placed.order!.id)];
  await buyer.pay(one);
  await buyer.pay(two);
  await expect.poll(() => desk.refunds()).toMatchObject([{ status: 'PENDING', initiator: 'SYSTEM' }]);

  expect(await sees(id)).toEqual([true, 'UNLOCKED']);
  await desk.refund(one.paymentId, { amountFen: 100 });
  expect(await sees(id)).toEqual([true, 'UNLOCKED']);
});

it('keeps readable what was paid for twice while the staff give the second payment back', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const placed = await buyer.placeUnlockOrder({ articleId: id });
  const [one, two] = [await buyer.openSheet(placed.order!.id), await buyer.openSheet(placed.order!.id)];
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 0 } });
  await teahouse.sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail', times: 1 });
  await buyer.pay(one);
  await buyer.confirm(one.paymentId);
  await buyer.pay(two);
  await expect.poll(() => desk.refunds(), { timeout: 15_000 }).toMatchObject([{ status: 'FAILED' }]);
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 60_000 } });

  expect(await desk.refund(two.paymentId)).toMatchObject({ refund: { status: 'PENDING', endsAccess: false } });

  expect(await sees(id)).toEqual([true, 'UNLOCKED']);
});

it('shows a given article no more while its giver’s money is on its way back', async () => {
  const { id } = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const giver = await Buyer.inMiniProgram(teahouse, account);
  const { paymentId } = await giver.settle(await giver.placeGiftOrder({ articleId: id }));
  const [gift] = await giver.giftsGiven();
  await buyer.redeemGift(gift!.code!);
  expect(await sees(id)).toEqual([true, 'UNLOCKED']);

  await desk.refund(paymentId);

  expect(await sees(id)).toEqual([false, 'NEEDS_PURCHASE']);
});
