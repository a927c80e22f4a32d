import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccountKind } from '../../../server/src/accounts/account.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
});
afterAll(() => teahouse?.stop());

const ordersOf = (memberId: string) =>
  teahouse.sql('select amount_fen::int as fen, status, client, period from orders where member_id = $1', [memberId]);

it('freezes the price of this moment', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const dearer = await teahouse.given.tier(account, { monthlyFen: 2_500 });

  const answer = await buyer.placeOrder(dearer.prices.QUARTER.id);
  await teahouse.sql('update tier_prices set withdrawn_at = now() where id = $1', [dearer.prices.QUARTER.id]);

  expect(answer).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'OPEN', amountFen: 7_500 } });
  expect(await ordersOf((await buyer.status()).memberId)).toEqual([
    { fen: 7_500, status: 'OPEN', client: 'MINI_PROGRAM', period: 'QUARTER' },
  ]);
});

it('makes one order of a key, however often and at once it is sent', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const key = randomUUID();

  const answers = await Promise.all(Array.from({ length: 5 }, () => buyer.placeOrder(tier.prices.MONTH.id, key)));

  expect(new Set(answers.map((answer) => answer.order?.id)).size).toBe(1);
  expect(await ordersOf((await buyer.status()).memberId)).toHaveLength(1);
});

it('answers a repetition even when the tier has left the shop since', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const short = await teahouse.given.tier(account);
  const first = await buyer.placeOrder(short.prices.MONTH.id, 'k1');
  await teahouse.sql('update tiers set archived_at = now() where id = $1', [short.id]);

  expect((await buyer.placeOrder(short.prices.MONTH.id, 'k1')).order?.id).toBe(first.order?.id);
  expect(await buyer.placeOrder(short.prices.MONTH.id, 'k2')).toMatchObject({ __typename: 'TierNotOnSale' });
});

it('refuses a key that stood for something else', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.placeOrder(tier.prices.MONTH.id, 'k1');

  expect(await buyer.placeOrder(tier.prices.YEAR.id, 'k1')).toEqual({
    __typename: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: '这次提交和上一次的内容不一致，请重新下单',
  });
});

it('keeps two members’ keys apart', async () => {
  const [lin, chen] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];

  const first = await lin.placeOrder(tier.prices.MONTH.id, 'k1');
  const second = await chen.placeOrder(tier.prices.MONTH.id, 'k1');

  expect(second.order?.id).not.toBe(first.order?.id);
});

it('sells nothing that is withdrawn, unknown or another account’s', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const withdrawn = await teahouse.given.tier(account);
  await teahouse.sql('update tier_prices set withdrawn_at = now() where tier_id = $1', [withdrawn.id]);
  const elsewhere = await teahouse.given.tier(await teahouse.given.account());

  for (const id of [withdrawn.prices.MONTH.id, elsewhere.prices.MONTH.id, teahouse.given.unknownId(), 'no id']) {
    expect(await buyer.placeOrder(id)).toMatchObject({ __typename: 'TierNotOnSale', code: 'TIER_NOT_ON_SALE' });
  }
});

it('says where nothing can be bought, and sells there nothing', async () => {
  const onIos = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const allowed = await teahouse.given.account({ isXpayOnIos: true });
  const onAllowedIos = await Buyer.inMiniProgram(teahouse, allowed, { platform: 'ios' });
  const subscription = await teahouse.given.account({ kind: AccountKind.SUBSCRIPTION_ACCOUNT });
  const inSubscription = await Buyer.inMiniProgram(teahouse, subscription);

  expect((await onIos.status()).checkout).toEqual({ canPay: false, rail: null, reason: 'NO_LAWFUL_RAIL' });
  expect(await onIos.placeOrder(tier.prices.MONTH.id)).toMatchObject({
    __typename: 'NoLawfulRail',
    reason: 'NO_LAWFUL_RAIL',
    message: '当前设备或页面暂不支持购买',
  });
  expect((await onAllowedIos.status()).checkout).toEqual({ canPay: true, rail: 'XPAY', reason: null });
  expect((await inSubscription.status()).checkout).toEqual({ canPay: true, rail: 'XPAY', reason: null });
});

it('refuses strangers, staff, and keys that are no keys', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const staff = teahouse.as(await teahouse.given.staff(account));
  const stranger = teahouse.anonymous(account.handle);
  const order = `mutation { placeOrder(input: { tierPriceId: "${tier.prices.MONTH.id}", idempotencyKey: "k" }) { __typename } }`;

  expect(await errorOf(stranger.request(order))).toBe('UNAUTHENTICATED');
  expect(await errorOf(staff.request(order))).toBe('UNAUTHENTICATED');
  expect(await errorOf(buyer.placeOrder(tier.prices.MONTH.id, ''))).toBe('BAD_INPUT');
  expect(await errorOf(buyer.placeOrder(tier.prices.MONTH.id, 'k'.repeat(65)))).toBe('BAD_INPUT');
});
