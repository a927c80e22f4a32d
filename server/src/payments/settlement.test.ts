import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { SettledFrom } from './payment.entity.ts';
import { Purchases } from './purchases.fixture.ts';
import { Rail } from './rail.ts';

const { NOTIFICATION, QUERY } = SettledFrom;
const noon = new Date('2026-01-31T04:00:00.000Z');
const clock = new ManualClock(noon);
let purchases: Purchases;

beforeAll(async () => {
  purchases = await Purchases.start(clock);
});
beforeEach(() => clock.set(noon));
afterAll(() => purchases.stop());

it('begins the membership and books the sale in one commit', async () => {
  const purchase = await purchases.givenPurchase();

  expect(await purchases.settle(purchase, purchases.evidenceFor(purchase.payment))).toBe('settled');

  expect(await purchases.statusOf(purchase)).toEqual({ order: 'PAID', payment: 'PAID', settledFrom: 'NOTIFICATION' });
  const [membership] = await purchases.membershipsOf(purchase);
  // 31 January and a month is 28 February, by Shanghai's calendar.
  expect([membership?.startsAt, membership?.endsAt]).toEqual([noon, new Date('2026-02-28T04:00:00.000Z')]);
  expect(await purchases.ledgerOf(purchase)).toEqual([
    { kind: 'SALE', ledger_account: 'assets:wechat:xpay:1450000001', amount_fen: 1800 },
    { kind: 'SALE', ledger_account: 'income:membership:tea', amount_fen: -1800 },
  ]);
});

it('books WeChat Pay under the merchant number', async () => {
  const purchase = await purchases.givenPurchase(Rail.WECHAT_PAY);

  await purchases.settle(purchase, purchases.evidenceFor(purchase.payment));

  expect((await purchases.ledgerOf(purchase)).map((line) => line.ledger_account)).toEqual([
    'assets:wechat:pay:1900007001',
    'income:membership:tea',
  ]);
});

it('settles once when notification and query arrive many times at once', async () => {
  const purchase = await purchases.givenPurchase();
  const evidence = purchases.evidenceFor(purchase.payment);

  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, index) => purchases.settle(purchase, evidence, index % 2 ? QUERY : NOTIFICATION)),
  );

  expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'alreadySettled')).toHaveLength(5);
  expect(await purchases.membershipsOf(purchase)).toHaveLength(1);
  expect(await purchases.ledgerOf(purchase)).toHaveLength(2);
});

it.each([
  ['amount', { amountFen: fen(1) }, 'WRONG_AMOUNT', { fact: 'amountFen', expected: '1800', actual: '1' }],
  ['currency', { currency: 'USD' }, 'WRONG_CURRENCY', { fact: 'currency', expected: 'CNY', actual: 'USD' }],
  ['appid', { appid: 'wxother' }, 'WRONG_APP', { fact: 'appid', expected: 'wx7ea0000000000011', actual: 'wxother' }],
  ['merchant', { merchant: '145' }, 'WRONG_MERCHANT', { fact: 'merchant', expected: '1450000001', actual: '145' }],
  ['environment', { xpayEnv: 1 }, 'WRONG_MERCHANT', { fact: 'xpayEnv', expected: '0', actual: '1' }],
  ['payer', { payerOpenid: 'oChen' }, 'WRONG_PAYER', { fact: 'payerOpenid', expected: 'oLin', actual: 'oChen' }],
  [
    'good',
    { goods: { productId: 'th_seat_year', quantity: 1 } },
    'WRONG_GOODS',
    { fact: 'productId', expected: 'th_tea_month', actual: 'th_seat_year' },
  ],
  [
    'number of pieces',
    { goods: { productId: 'th_tea_month', quantity: 2 } },
    'WRONG_GOODS',
    { fact: 'quantity', expected: '1', actual: '2' },
  ],
] as const)('gives nothing for another %s than asked, and lists it once', async (_, changes, kind, discrepancy) => {
  const purchase = await purchases.givenPurchase();

  expect(await purchases.settle(purchase, purchases.evidenceFor(purchase.payment, changes))).toBe('mismatched');
  expect(await purchases.settle(purchase, purchases.evidenceFor(purchase.payment, changes))).toBe('mismatched');

  expect(await purchases.statusOf(purchase)).toEqual({ order: 'OPEN', payment: 'PENDING', settledFrom: null });
  expect(await purchases.membershipsOf(purchase)).toEqual([]);
  expect(await purchases.ledgerOf(purchase)).toEqual([]);
  const exceptions = await purchases.exceptionsOf(purchase);
  expect(exceptions.map((exception) => [exception.kind, exception.detail.discrepancies])).toEqual([
    [kind, [discrepancy]],
  ]);
});

it('settles properly after a report that did not match, and takes that off the list', async () => {
  const purchase = await purchases.givenPurchase();
  await purchases.settle(purchase, purchases.evidenceFor(purchase.payment, { amountFen: fen(1) }));

  expect(await purchases.settle(purchase, purchases.evidenceFor(purchase.payment), QUERY)).toBe('settled');

  const resolved = (await purchases.exceptionsOf(purchase)).map((exception) => new Date(exception.resolved_at!));
  expect(resolved).toEqual([noon]);
  expect(await purchases.membershipsOf(purchase)).toHaveLength(1);
});

it('does not list a report that does not match when the matching one came first', async () => {
  const purchase = await purchases.givenPurchase();
  await purchases.settle(purchase, purchases.evidenceFor(purchase.payment), QUERY);

  const late = purchases.evidenceFor(purchase.payment, { amountFen: fen(1) });

  expect(await purchases.settle(purchase, late)).toBe('mismatched');
  expect(await purchases.exceptionsOf(purchase)).toMatchObject([
    { kind: 'WRONG_AMOUNT', resolved_at: expect.anything() },
  ]);
});

it('lists money under a number we never gave out', async () => {
  const purchase = await purchases.givenPurchase();

  expect(
    await purchases.settle(purchase, purchases.evidenceFor(purchase.payment, { outTradeNo: 'never-given-out' })),
  ).toBe('unknown');

  expect((await purchases.exceptionsOf(purchase)).map((exception) => exception.kind)).toEqual(['UNKNOWN_PAYMENT']);
  expect(await purchases.ledgerOf(purchase)).toEqual([]);
});

it('books a second paid attempt as owed, and begins no second membership', async () => {
  const purchase = await purchases.givenPurchase();
  await purchases.closeAttempt(purchase.payment);
  const second = await purchases.givenAttempt(purchase.order, Rail.XPAY);

  const outcomes = [
    await purchases.settle(purchase, purchases.evidenceFor(second)),
    await purchases.settle(purchase, purchases.evidenceFor(purchase.payment)),
    await purchases.settle(purchase, purchases.evidenceFor(purchase.payment), QUERY),
  ];

  expect(outcomes).toEqual(['settled', 'unapplied', 'alreadySettled']);
  expect(await purchases.membershipsOf(purchase)).toHaveLength(1);
  expect((await purchases.ledgerOf(purchase)).slice(2)).toEqual([
    { kind: 'UNAPPLIED_PAYMENT', ledger_account: 'assets:wechat:xpay:1450000001', amount_fen: 1800 },
    { kind: 'UNAPPLIED_PAYMENT', ledger_account: 'liabilities:unapplied-payments', amount_fen: -1800 },
  ]);
  expect((await purchases.exceptionsOf(purchase)).map((exception) => exception.kind)).toEqual(['PAID_TWICE']);
});

it('fulfils an order that was closed when its only payment turns up late, from the instant of settling', async () => {
  const purchase = await purchases.givenPurchase();
  await purchases.closeAttempt(purchase.payment);
  await purchases.closeOrder(purchase.order);
  const paidAt = clock.now();
  clock.advance(36 * 3_600_000);

  expect(await purchases.settle(purchase, purchases.evidenceFor(purchase.payment, { paidAt }))).toBe('settled');

  expect(await purchases.statusOf(purchase)).toEqual({ order: 'PAID', payment: 'PAID', settledFrom: 'NOTIFICATION' });
  expect((await purchases.membershipsOf(purchase)).map((membership) => membership.startsAt)).toEqual([clock.now()]);
});

it('extends a running membership from its end, in whatever order two renewals are settled', async () => {
  const first = await purchases.givenPurchase();
  await purchases.settle(first, purchases.evidenceFor(first.payment));
  const [second, third] = [await purchases.givenOrder(first), await purchases.givenOrder(first)];

  await Promise.all([
    purchases.settle(third, purchases.evidenceFor(third.payment)),
    purchases.settle(second, purchases.evidenceFor(second.payment)),
  ]);

  const spans = await purchases.membershipsOf(first);
  expect(spans.map((span) => span.endsAt.toISOString())).toEqual([
    '2026-02-28T04:00:00.000Z',
    '2026-03-28T04:00:00.000Z',
    '2026-04-28T04:00:00.000Z',
  ]);
  expect(spans.slice(1).map((span) => span.startsAt)).toEqual(spans.slice(0, 2).map((span) => span.endsAt));
});

it('asks WeChat to take note of the delivery only when no push told us', async () => {
  const [byPush, byQuery] = [await purchases.givenPurchase(), await purchases.givenPurchase()];

  await purchases.settle(byPush, purchases.evidenceFor(byPush.payment), NOTIFICATION);
  await purchases.settle(byQuery, purchases.evidenceFor(byQuery.payment), QUERY);

  const jobs = await purchases.orm.em
    .fork()
    .getConnection()
    .execute<{ key: string }[]>(
      `select key from graphile_worker.jobs where task_identifier = 'confirm-xpay-delivery' and key in (?, ?)`,
      [`deliver:${byPush.payment.id}`, `deliver:${byQuery.payment.id}`],
    );
  expect(jobs).toEqual([{ key: `deliver:${byQuery.payment.id}` }]);
});
