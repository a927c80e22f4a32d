import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const DAY = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const Add = gql`
  mutation ($input: AddTierPriceInput!) {
    addTierPrice(input: $input) {
      __typename
      ... on AddTierPriceSuccess { tier { prices { id period amountFen passEndsAt } } }
      ... on UserError { code }
    }
  }
`;
const Withdraw = gql`
  mutation ($id: ID!) {
    withdrawTierPrice(input: { id: $id }) { ... on WithdrawTierPriceSuccess { tier { prices { period } } } }
  }
`;

const Replace = gql`
  mutation ($input: ReplaceTierPriceInput!) {
    replaceTierPrice(input: $input) {
      __typename
      ... on ReplaceTierPriceSuccess { tier { prices { id period amountFen passEndsAt isRenewable } } }
      ... on UserError { code }
    }
  }
`;

interface Price {
  readonly id: string;
  readonly period: string;
  readonly amountFen: number;
  readonly passEndsAt: string | null;
}
type Added = { readonly code?: string; readonly tier?: { readonly prices: readonly Price[] } };

const add = async (input: object, token = owner) =>
  (
    await teahouse
      .as(token)
      .request<{ addTierPrice: Added }>(Add, { input: { tierId: tier.id, period: 'PASS', amountFen: 6000, ...input } })
  ).addTierPrice;
const withdraw = (id: string, token = owner) =>
  teahouse.as(token).request<{ withdrawTierPrice: { tier: { prices: Price[] } } }>(Withdraw, { id });
const replace = async (input: { id: string; amountFen: number; isRenewable?: boolean }, token = owner) =>
  (await teahouse.as(token).request<{ replaceTierPrice: Added }>(Replace, { input })).replaceTierPrice;
const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString();
const passOf = ({ tier: { prices } = { prices: [] } }: Added) => prices.find(({ period }) => period === 'PASS')!;

it('sells a pass until it ends, and offers it no longer then', async () => {
  const passEndsAt = inDays(9);
  const pass = passOf(await add({ passEndsAt }));
  expect(pass.passEndsAt).toBe(passEndsAt);
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const late = await Buyer.inMiniProgram(teahouse, account);

  expect(await buyer.placeOrder(pass.id)).toMatchObject({ order: { amountFen: 6000, period: 'PASS' } });
  await clock.travel(teahouse, 9 * DAY);

  expect(await late.placeOrder(pass.id)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  const { tiers } = await teahouse
    .anonymous(account.handle)
    .request<{ tiers: { prices: Price[] }[] }>('{ tiers { prices { period } } }');
  expect(tiers[0]?.prices.map(({ period }) => period)).toEqual(['MONTH', 'QUARTER', 'YEAR']);
});

it('names the good of a pass by its last day in Shanghai', async () => {
  await add({ passEndsAt: '2027-12-31T16:00:00.000Z' });

  const goods = await teahouse.sql(`select xpay_product_id from tier_prices where tier_id = $1 and period = 'PASS'`, [
    tier.id,
  ]);
  expect(goods).toEqual([{ xpay_product_id: 'th_tea_271231' }]);
});

it('takes a price off sale and adds another: open orders keep the old one', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  expect(await add({ period: 'MONTH', amountFen: 2000 })).toMatchObject({ code: 'ONE_PRICE_PER_PERIOD' });

  const left = await withdraw(tier.prices.MONTH.id);
  expect(left.withdrawTierPrice.tier.prices.map(({ period }) => period)).toEqual(['QUARTER', 'YEAR']);
  await withdraw(tier.prices.MONTH.id);
  expect(await add({ period: 'MONTH', amountFen: 2000 })).toMatchObject({ __typename: 'AddTierPriceSuccess' });

  expect(await buyer.placeOrder(tier.prices.MONTH.id)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  await buyer.pay(await buyer.openSheet(orderId));
  await new Books(teahouse, account).allProcessed();
  expect(await buyer.order(orderId)).toMatchObject({ status: 'PAID', membership: { isActive: true } });
});

it('replaces a price in one step: who bought and ordered at the old one keeps it', async () => {
  const month = tier.prices.MONTH.id;
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(month);

  const { tier: after } = await replace({ id: month, amountFen: 2_000 });

  expect(after!.prices.map(({ period, amountFen }) => [period, amountFen])).toEqual([
    ['MONTH', 2_000],
    ['QUARTER', 5_400],
    ['YEAR', 21_600],
  ]);
  expect(await buyer.placeOrder(month)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  await buyer.pay(await buyer.openSheet(orderId));
  await new Books(teahouse, account).allProcessed();
  expect(await buyer.order(orderId)).toMatchObject({ status: 'PAID', membership: { isActive: true } });
  expect(await teahouse.sql('select amount_fen::int from orders where id = $1', [orderId])).toEqual([
    { amount_fen: 1_800 },
  ]);
  expect(await replace({ id: month, amountFen: 2_000 })).toEqual({
    __typename: 'ReplaceTierPriceSuccess',
    tier: after,
  });
});

it('keeps the old price on sale when the new one is refused', async () => {
  const month = tier.prices.MONTH.id;

  expect(await replace({ id: month, amountFen: 0 })).toMatchObject({ code: 'PRICE_OUT_OF_RANGE' });

  expect((await replace({ id: month, amountFen: 1_800 })).tier!.prices[0]).toMatchObject({ id: month });
});

it('replaces the price of a pass on its day, and of two who change one price refuses the second', async () => {
  const passEndsAt = inDays(9);
  const pass = passOf(await add({ passEndsAt }));

  const replaced = passOf(await replace({ id: pass.id, amountFen: 7_000 }));

  expect(replaced).toMatchObject({ passEndsAt, amountFen: 7_000 });
  expect(await replace({ id: pass.id, amountFen: 8_000 })).toMatchObject({ code: 'ONE_PRICE_PER_PERIOD' });
});

it.each([
  ['a pass without an end', {}, 'PASS_END_OUT_OF_RANGE'],
  ['a pass that is over', { passEndsAt: inDays(-1) }, 'PASS_END_OUT_OF_RANGE'],
  ['a pass of four years', { passEndsAt: inDays(1461) }, 'PASS_END_OUT_OF_RANGE'],
  ['a month with an end', { period: 'MONTH', passEndsAt: inDays(9) }, 'PASS_END_OUT_OF_RANGE'],
  ['a second price of a year', { period: 'YEAR' }, 'ONE_PRICE_PER_PERIOD'],
  ['nothing for money', { passEndsAt: inDays(9), amountFen: 0 }, 'PRICE_OUT_OF_RANGE'],
])('refuses %s', async (_, input, code) => {
  expect(await add(input)).toMatchObject({ code });
});

it('refuses a second pass of the same day, and anything more of a tier that is off sale', async () => {
  const passEndsAt = inDays(9);
  await add({ passEndsAt });
  expect(await add({ passEndsAt, amountFen: 1 })).toMatchObject({ code: 'ONE_PRICE_PER_PERIOD' });

  await teahouse.as(owner).request('mutation ($id: ID!) { archiveTier(input: { id: $id }) { __typename } }', {
    id: tier.id,
  });

  expect(await add({ passEndsAt: inDays(20) })).toMatchObject({ code: 'TIER_IS_ARCHIVED' });
});

it('is for the owner of the account', async () => {
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());

  expect(await errorOf(add({ passEndsAt: inDays(9) }, elsewhere))).toBe('NOT_FOUND');
  expect(await errorOf(withdraw(tier.prices.MONTH.id, elsewhere))).toBe('NOT_FOUND');
  expect(await errorOf(replace({ id: tier.prices.MONTH.id, amountFen: 1 }, elsewhere))).toBe('NOT_FOUND');
  expect(await errorOf(withdraw('no id'))).toBe('NOT_FOUND');
});
