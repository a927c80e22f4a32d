import { afterAll, beforeAll, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tea: GivenTier;
let seat: GivenTier;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account({ isXpayOnIos: true });
  tea = await teahouse.given.tier(account, { key: 'tea' });
  seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4_800 });
});
afterAll(() => teahouse?.stop());

const ordersOf = (memberId: string) =>
  teahouse.sql(
    `select tier_change as change, list_amount_fen::int as list, credit_fen::int as credit, amount_fen::int as amount
       from orders where member_id = $1 order by created_at, id`,
    [memberId],
  );
const creditsOf = (memberId: string) =>
  teahouse.sql(
    `select c.amount_fen::int as fen, c.replaced_at is not null as replaced from upgrade_credits c
       join orders o on o.id = c.order_id where o.member_id = $1 order by c.id`,
    [memberId],
  );

it('says what an order would cost and do, and writes nothing', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);

  const quote = await buyer.quote(tea.prices.QUARTER.id);

  expect(quote).toMatchObject({
    __typename: 'OrderQuote',
    change: 'NEW',
    listAmountFen: 5_400,
    creditFen: 0,
    discountFen: 0,
    amountFen: 5_400,
    endsEarlier: [],
    continuesLater: [],
  });
  expect(quote.words).toHaveLength(1);
  expect(await ordersOf((await buyer.status()).memberId)).toEqual([]);
});

it('speaks the language of the request', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  const english = teahouse.as(buyer.sessionToken, { 'accept-language': 'en' });

  const { quoteOrder } = await english.request<{ quoteOrder: { words: string[] } }>(
    'query ($id: ID!) { quoteOrder(tierPriceId: $id) { ... on OrderQuote { words } } }',
    { id: seat.prices.MONTH.id },
  );

  expect(quoteOrder.words).toEqual([
    expect.stringMatching(/^seat begins when you pay, until \d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^tea \(until \d{4}-\d\d-\d\d\) ends with it; the 1[78]\.\d\d yuan left of it are taken off/),
    expect.stringMatching(/^List price 48\.00 yuan, credit 1[78]\.\d\d yuan, to pay 30\.\d\d yuan$/),
  ]);
});

it('is what placeOrder freezes: the change, the credit and each membership it is for', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  const { memberId } = await buyer.status();
  const placed = await buyer.placeOrder(seat.prices.MONTH.id);

  expect(await ordersOf(memberId)).toEqual([
    { change: 'NEW', list: 1_800, credit: 0, amount: 1_800 },
    { change: 'UPGRADE', list: 4_800, credit: 1_799, amount: 3_001 },
  ]);
  expect(await creditsOf(memberId)).toEqual([{ fen: 1_799, replaced: false }]);

  await buyer.settle(placed);

  expect(await creditsOf(memberId)).toEqual([{ fen: 1_799, replaced: true }]);
});

it('refuses to give money out, and says from when on it works', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.YEAR.id));

  const refusal = await buyer.quote(seat.prices.MONTH.id);

  expect(refusal).toMatchObject({
    __typename: 'UpgradeCreditTooGreat',
    code: 'UPGRADE_CREDIT_TOO_GREAT',
    creditFen: 21_599,
    listAmountFen: 4_800,
    longerTierPriceIds: [seat.prices.YEAR.id],
    message: expect.stringContaining('现有会员还剩 215.99 元，高于这个方案的 48.00 元'),
  });
  expect(await buyer.placeOrder(seat.prices.MONTH.id)).toMatchObject({ code: 'UPGRADE_CREDIT_TOO_GREAT' });
  expect(await buyer.placeOrder(seat.prices.YEAR.id)).toMatchObject({ order: { amountFen: 57_600 - 21_599 } });
});

it('asks on an Apple device for a yuan at least', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const dear = await teahouse.given.tier(account, { monthlyFen: 1_801 });
  const { memberId } = await buyer.status();
  const owner = teahouse.as(await teahouse.given.staff(account));
  const code = 'ALMOST-FREE';
  await owner.request('mutation ($input: CreateOfferInput!) { createOffer(input: $input) { __typename } }', {
    input: { name: '几乎免费', code, kind: 'AMOUNT', amountOffFen: 9_999 },
  });

  expect(await buyer.quote(dear.prices.MONTH.id, code)).toMatchObject({ discountFen: 1_701, amountFen: 100 });
  expect(await buyer.placeOrder(dear.prices.MONTH.id, 'k1', code)).toMatchObject({ order: { amountFen: 100 } });
  expect(await ordersOf(memberId)).toEqual([{ change: 'NEW', list: 1_801, credit: 0, amount: 100 }]);
});

it('refuses what placeOrder refuses', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const elsewhere = await teahouse.given.tier(await teahouse.given.account());
  const unable = await teahouse.given.account();
  const onIos = await Buyer.inMiniProgram(teahouse, unable, { platform: 'ios' });

  for (const id of [elsewhere.prices.MONTH.id, teahouse.given.unknownId(), 'no id']) {
    expect(await buyer.quote(id)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  }
  expect(await buyer.quote(tea.prices.MONTH.id, 'NOBODY')).toMatchObject({ code: 'OFFER_NOT_FOUND' });
  expect(await onIos.quote(tea.prices.MONTH.id)).toMatchObject({
    code: 'NO_LAWFUL_RAIL',
    railReason: 'NO_LAWFUL_RAIL',
  });
  const asked = `{ quoteOrder(tierPriceId: "${tea.prices.MONTH.id}") { __typename } }`;
  expect(await errorOf(teahouse.anonymous(account.handle).request(asked))).toBe('UNAUTHENTICATED');
});
