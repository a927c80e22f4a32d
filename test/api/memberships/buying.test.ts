import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const MINUTE = 60_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tea: GivenTier;
let seat: GivenTier;
let buyer: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tea = await teahouse.given.tier(account, { key: 'tea' });
  seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4_800 });
  buyer = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

/** Memberships in the order they begin, with how each joins the one before. */
async function stretches() {
  const memberships = [...(await buyer.status()).memberships].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return memberships.map(({ tier, startsAt }, index) => ({
    tier: tier.name,
    continues: startsAt === memberships[index - 1]?.endsAt,
  }));
}

it('makes of a double click one order, one attempt and one membership', async () => {
  const key = randomUUID();

  const placed = await Promise.all([1, 2].map(() => buyer.placeOrder(tea.prices.MONTH.id, key)));
  const started = await Promise.all(placed.map(({ order }) => buyer.startPayment(order!.id)));

  expect(new Set(placed.map(({ order }) => order?.id)).size).toBe(1);
  expect(new Set(started.map(({ payment }) => payment?.id)).size).toBe(1);
  const sheetId = await buyer.showSheet(started[0]!.request!);
  await buyer.pay({ sheetId });
  await buyer.confirm(started[0]!.payment!.id);
  expect(await stretches()).toEqual([{ tier: 'tea', continues: false }]);
});

it('lets two devices buy the same tier: the second purchase continues the first', async () => {
  const phone = await buyer.placeOrder(tea.prices.MONTH.id);
  const tablet = await (await buyer.again()).placeOrder(tea.prices.MONTH.id);

  await buyer.settle(tablet);
  await buyer.settle(phone);

  expect(await stretches()).toEqual([
    { tier: 'tea', continues: false },
    { tier: 'tea', continues: true },
  ]);
});

it.each(['tea', 'seat'])(
  'lets two devices buy two tiers, with %s paid first: the greater comes first',
  async (first) => {
    const orders = {
      tea: await buyer.placeOrder(tea.prices.MONTH.id),
      seat: await buyer.placeOrder(seat.prices.MONTH.id),
    };
    const [earlier, later] = first === 'tea' ? [orders.tea, orders.seat] : [orders.seat, orders.tea];

    await buyer.settle(earlier);
    await buyer.settle(later);

    const memberships = (await buyer.status()).memberships;
    expect(memberships.filter(({ isActive }) => isActive)).toMatchObject([{ tier: { name: 'seat' } }]);
    const [lesser] = memberships.filter(({ tier }) => tier.name === 'tea');
    const [greater] = memberships.filter(({ tier }) => tier.name === 'seat');
    // Of the lesser one no more is gone than the moment it was used.
    const wait = Date.parse(greater!.endsAt) - Date.parse(lesser!.startsAt);
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(MINUTE);
    expect(await new Books(teahouse, account).openExceptions()).toEqual([]);
  },
);

it('honours an order whose tier has left the shop before it is paid', async () => {
  const placed = await buyer.placeOrder(tea.prices.MONTH.id);
  const owner = teahouse.as(await teahouse.given.staff(account));
  await owner.request('mutation ($id: ID!) { archiveTier(input: { id: $id }) { __typename } }', { id: tea.id });

  await buyer.settle(placed);

  expect(await stretches()).toEqual([{ tier: 'tea', continues: false }]);
});

it('closes an order that runs out, and sells at the price of the day', async () => {
  const placed = await buyer.placeOrder(tea.prices.MONTH.id);
  const owner = teahouse.as(await teahouse.given.staff(account));
  await clock.travel(teahouse, 31 * MINUTE);
  await owner.request('mutation ($id: ID!) { withdrawTierPrice(input: { id: $id }) { __typename } }', {
    id: tea.prices.MONTH.id,
  });
  const { addTierPrice } = await owner.request<{
    addTierPrice: { tier: { prices: { id: string; period: string }[] } };
  }>(
    `mutation ($input: AddTierPriceInput!) {
      addTierPrice(input: $input) { ... on AddTierPriceSuccess { tier { prices { id period } } } }
    }`,
    { input: { tierId: tea.id, period: 'MONTH', amountFen: 2_000 } },
  );
  const dearer = addTierPrice.tier.prices.find(({ period }) => period === 'MONTH')!;

  expect(await buyer.startPayment(placed.order!.id)).toMatchObject({ code: 'ORDER_NOT_PAYABLE', status: 'CLOSED' });
  expect(await buyer.placeOrder(tea.prices.MONTH.id)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  expect(await buyer.placeOrder(dearer.id)).toMatchObject({ order: { amountFen: 2_000 } });
});

it('lets nobody take back what an upgrade that waits to be paid is credited for', async () => {
  const takeBack = async (orderId: string) =>
    (
      await buyer.graphql.request<{ takeBackPurchase: object }>(
        `mutation ($input: TakeBackPurchaseInput!) {
          takeBackPurchase(input: $input) { __typename ... on PurchaseNotTakenBack { reason } }
        }`,
        { input: { orderId, idempotencyKey: randomUUID() } },
      )
    ).takeBackPurchase;
  const { orderId } = await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  await buyer.placeOrder(seat.prices.MONTH.id);

  expect(await takeBack(orderId)).toEqual({ __typename: 'PurchaseNotTakenBack', reason: 'ENDED' });

  await clock.travel(teahouse, 31 * MINUTE);
  await teahouse.app.services.paymentWatch.sweep();
  expect(await takeBack(orderId)).toEqual({ __typename: 'TakeBackPurchaseSuccess' });
  // On its way already: there is nothing left of it to be credited.
  expect(await buyer.quote(seat.prices.MONTH.id)).toMatchObject({ creditFen: 0, amountFen: 4_800 });
});
