import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/database.ts';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import { createOrm } from '../database/orm.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { MembershipsService } from '../memberships/memberships.service.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../tiers/tier-price.entity.ts';
import type { PaymentEvidence } from './evidence.ts';
import { createFulfilments } from './fulfilment.ts';
import { Order } from './order.entity.ts';
import { Payment, PaymentStatus, SettledFrom } from './payment.entity.ts';
import { OrderKind, Rail } from './rail.ts';
import { Settlement } from './settlement.ts';

const { NOTIFICATION, QUERY } = SettledFrom;
const noon = new Date('2026-01-31T04:00:00.000Z');

let orm: MikroORM;
let settlement: Settlement;
const clock = new ManualClock(noon);

beforeAll(async () => {
  orm = await createOrm(await createTestDatabase());
  settlement = new Settlement({
    orm,
    clock,
    fulfilments: createFulfilments({ memberships: new MembershipsService() }),
  });
});
beforeEach(() => clock.set(noon));
afterAll(() => orm.close());

interface Purchase {
  readonly account: Account;
  readonly member: Member;
  readonly tier: Tier;
  readonly order: Order;
  readonly payment: Payment;
}

/** An account with one tier at 18.00 yuan a month, a member, an open order and a pending attempt to pay it. */
async function givenPurchase(rail: Rail = Rail.XPAY): Promise<Purchase> {
  const em = orm.em.fork();
  const account = em.create(Account, {
    handle: `t-${newId().slice(-12)}`,
    kind: AccountKind.SERVICE_ACCOUNT,
    name: '茶馆',
    createdAt: clock.now(),
  });
  const member = em.create(Member, { account, displayName: '林晚', joinedAt: clock.now() });
  const tier = em.create(Tier, { account, key: 'tea', name: '茶客', position: 1, createdAt: clock.now() });
  await em.flush();
  return givenOrder({ account, member, tier }, rail);
}

async function givenOrder(of: Pick<Purchase, 'account' | 'member' | 'tier'>, rail = Rail.XPAY): Promise<Purchase> {
  const em = orm.em.fork();
  const { account, member, tier } = of;
  const price = await em.upsert(
    TierPrice,
    {
      id: (await em.findOne(TierPrice, { account, tier }))?.id ?? newId(),
      account,
      tier,
      period: BillingPeriod.MONTH,
      amountFen: fen(1800),
      xpayProductId: 'th_tea_month',
      createdAt: clock.now(),
    },
    { onConflictFields: ['id'] },
  );
  const client = rail === Rail.XPAY ? Client.MINI_PROGRAM : Client.OFFICIAL_ACCOUNT_H5;
  const order = em.create(Order, {
    account: account.id,
    member: member.id,
    kind: OrderKind.MEMBERSHIP,
    tier: tier.id,
    tierPrice: price,
    period: BillingPeriod.MONTH,
    amountFen: fen(1800),
    description: '茶客 · 1 个月',
    client,
    idempotencyKey: newId(),
    createdAt: clock.now(),
    expiresAt: new Date(clock.now().getTime() + 1_800_000),
  });
  await em.flush();
  return { ...of, order, payment: await givenAttempt(order, rail) };
}

async function givenAttempt(order: Order, rail: Rail): Promise<Payment> {
  const em = orm.em.fork();
  const id = newId();
  const payment = em.create(Payment, {
    id,
    account: order.account.id,
    order: order.id,
    orderKind: order.kind,
    client: order.client,
    rail,
    outTradeNo: id.replaceAll('-', ''),
    merchant: rail === Rail.XPAY ? '1450000001' : '1900007001',
    xpayEnv: rail === Rail.XPAY ? 0 : null,
    appid: 'wx7ea0000000000011',
    payerOpenid: 'oLin',
    amountFen: order.amountFen,
    createdAt: clock.now(),
    expiresAt: order.expiresAt,
  });
  await em.flush();
  return payment;
}

const evidenceFor = (payment: Payment, changes: Partial<PaymentEvidence> = {}): PaymentEvidence => ({
  rail: payment.rail,
  outTradeNo: payment.outTradeNo,
  merchant: payment.merchant,
  xpayEnv: payment.xpayEnv,
  appid: payment.appid,
  payerOpenid: payment.payerOpenid,
  amountFen: payment.amountFen,
  currency: 'CNY',
  goods: payment.rail === Rail.XPAY ? { productId: 'th_tea_month', quantity: 1 } : null,
  providerTransactionId: `42000${payment.outTradeNo.slice(-20)}`,
  paidAt: clock.now(),
  ...changes,
});

const settle = ({ account }: Purchase, evidence: PaymentEvidence, from = NOTIFICATION) =>
  settlement.settle(account.id, evidence, from);

async function sql<Row = Record<string, unknown>>(text: string, accountId: string): Promise<Row[]> {
  return orm.em.fork().getConnection().execute<Row[]>(text, [accountId]);
}
const membershipsOf = ({ account }: Purchase) =>
  orm.em.fork().find(Membership, { account: account.id }, { orderBy: { startsAt: 'asc' } });
const ledgerOf = ({ account }: Purchase) =>
  sql<{ kind: string; ledger_account: string; amount_fen: number }>(
    `select t.kind, e.ledger_account, e.amount_fen::int from ledger_transactions t
       join ledger_entries e on e.transaction_id = t.id where t.account_id = ? order by t.created_at, t.id, e.line`,
    account.id,
  );
const exceptionsOf = ({ account }: Purchase) =>
  sql<{ kind: string; detail: { discrepancies: unknown[] }; resolved_at: string | null }>(
    'select kind, detail, resolved_at from payment_exceptions where account_id = ? order by created_at, id',
    account.id,
  );
const statusOf = async ({ order, payment }: Purchase) => {
  const em = orm.em.fork();
  const [first, second] = await Promise.all([
    em.findOneOrFail(Order, { id: order.id }),
    em.fork().findOneOrFail(Payment, { id: payment.id }),
  ]);
  return { order: first.status, payment: second.status, settledFrom: second.settledFrom };
};

it('begins the membership and books the sale in one commit', async () => {
  const purchase = await givenPurchase();

  expect(await settle(purchase, evidenceFor(purchase.payment))).toBe('settled');

  expect(await statusOf(purchase)).toEqual({ order: 'PAID', payment: 'PAID', settledFrom: 'NOTIFICATION' });
  const [membership] = await membershipsOf(purchase);
  // 31 January and a month is 28 February, by Shanghai's calendar.
  expect([membership?.startsAt, membership?.endsAt]).toEqual([noon, new Date('2026-02-28T04:00:00.000Z')]);
  expect(await ledgerOf(purchase)).toEqual([
    { kind: 'SALE', ledger_account: 'assets:wechat:xpay:1450000001', amount_fen: 1800 },
    { kind: 'SALE', ledger_account: 'income:membership:tea', amount_fen: -1800 },
  ]);
});

it('books WeChat Pay under the merchant number', async () => {
  const purchase = await givenPurchase(Rail.WECHAT_PAY);

  await settle(purchase, evidenceFor(purchase.payment));

  expect((await ledgerOf(purchase)).map((line) => line.ledger_account)).toEqual([
    'assets:wechat:pay:1900007001',
    'income:membership:tea',
  ]);
});

it('settles once when notification and query arrive many times at once', async () => {
  const purchase = await givenPurchase();
  const evidence = evidenceFor(purchase.payment);

  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, index) => settle(purchase, evidence, index % 2 ? QUERY : NOTIFICATION)),
  );

  expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'alreadySettled')).toHaveLength(5);
  expect(await membershipsOf(purchase)).toHaveLength(1);
  expect(await ledgerOf(purchase)).toHaveLength(2);
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
  const purchase = await givenPurchase();

  expect(await settle(purchase, evidenceFor(purchase.payment, changes))).toBe('mismatched');
  expect(await settle(purchase, evidenceFor(purchase.payment, changes))).toBe('mismatched');

  expect(await statusOf(purchase)).toEqual({ order: 'OPEN', payment: 'PENDING', settledFrom: null });
  expect(await membershipsOf(purchase)).toEqual([]);
  expect(await ledgerOf(purchase)).toEqual([]);
  const exceptions = await exceptionsOf(purchase);
  expect(exceptions.map((exception) => [exception.kind, exception.detail.discrepancies])).toEqual([
    [kind, [discrepancy]],
  ]);
});

it('settles properly after a report that did not match, and takes that off the list', async () => {
  const purchase = await givenPurchase();
  await settle(purchase, evidenceFor(purchase.payment, { amountFen: fen(1) }));

  expect(await settle(purchase, evidenceFor(purchase.payment), QUERY)).toBe('settled');

  const resolved = (await exceptionsOf(purchase)).map((exception) => new Date(exception.resolved_at!));
  expect(resolved).toEqual([noon]);
  expect(await membershipsOf(purchase)).toHaveLength(1);
});

it('lists money under a number we never gave out', async () => {
  const purchase = await givenPurchase();

  expect(await settle(purchase, evidenceFor(purchase.payment, { outTradeNo: 'never-given-out' }))).toBe('unknown');

  expect((await exceptionsOf(purchase)).map((exception) => exception.kind)).toEqual(['UNKNOWN_PAYMENT']);
  expect(await ledgerOf(purchase)).toEqual([]);
});

it('books a second paid attempt as owed, and begins no second membership', async () => {
  const purchase = await givenPurchase();
  await closeAttempt(purchase.payment);
  const second = await givenAttempt(purchase.order, Rail.XPAY);

  const outcomes = [
    await settle(purchase, evidenceFor(second)),
    await settle(purchase, evidenceFor(purchase.payment)),
    await settle(purchase, evidenceFor(purchase.payment), QUERY),
  ];

  expect(outcomes).toEqual(['settled', 'unapplied', 'alreadySettled']);
  expect(await membershipsOf(purchase)).toHaveLength(1);
  expect((await ledgerOf(purchase)).slice(2)).toEqual([
    { kind: 'UNAPPLIED_PAYMENT', ledger_account: 'assets:wechat:xpay:1450000001', amount_fen: 1800 },
    { kind: 'UNAPPLIED_PAYMENT', ledger_account: 'liabilities:unapplied-payments', amount_fen: -1800 },
  ]);
  expect((await exceptionsOf(purchase)).map((exception) => exception.kind)).toEqual(['PAID_TWICE']);
});

it('fulfils an order that was closed when its only payment turns up late, from the instant of settling', async () => {
  const purchase = await givenPurchase();
  await closeAttempt(purchase.payment);
  await closeOrder(purchase.order);
  const paidAt = clock.now();
  clock.advance(36 * 3_600_000);

  expect(await settle(purchase, evidenceFor(purchase.payment, { paidAt }))).toBe('settled');

  expect(await statusOf(purchase)).toEqual({ order: 'PAID', payment: 'PAID', settledFrom: 'NOTIFICATION' });
  expect((await membershipsOf(purchase)).map((membership) => membership.startsAt)).toEqual([clock.now()]);
});

it('extends a running membership from its end, in whatever order two renewals are settled', async () => {
  const first = await givenPurchase();
  await settle(first, evidenceFor(first.payment));
  const [second, third] = [await givenOrder(first), await givenOrder(first)];

  await Promise.all([settle(third, evidenceFor(third.payment)), settle(second, evidenceFor(second.payment))]);

  const spans = await membershipsOf(first);
  expect(spans.map((span) => span.endsAt.toISOString())).toEqual([
    '2026-02-28T04:00:00.000Z',
    '2026-03-28T04:00:00.000Z',
    '2026-04-28T04:00:00.000Z',
  ]);
  expect(spans.slice(1).map((span) => span.startsAt)).toEqual(spans.slice(0, 2).map((span) => span.endsAt));
});

it('asks WeChat to take note of the delivery only when no push told us', async () => {
  const [byPush, byQuery] = [await givenPurchase(), await givenPurchase()];

  await settle(byPush, evidenceFor(byPush.payment), NOTIFICATION);
  await settle(byQuery, evidenceFor(byQuery.payment), QUERY);

  const jobs = await orm.em
    .fork()
    .getConnection()
    .execute<{ key: string }[]>(
      `select key from graphile_worker.jobs where task_identifier = 'confirm-xpay-delivery' and key in (?, ?)`,
      [`deliver:${byPush.payment.id}`, `deliver:${byQuery.payment.id}`],
    );
  expect(jobs).toEqual([{ key: `deliver:${byQuery.payment.id}` }]);
});

async function closeAttempt(payment: Payment): Promise<void> {
  const em = orm.em.fork();
  (await em.findOneOrFail(Payment, { id: payment.id, status: PaymentStatus.PENDING })).close(clock.now(), null);
  await em.flush();
}

async function closeOrder(order: Order): Promise<void> {
  const em = orm.em.fork();
  (await em.findOneOrFail(Order, { id: order.id })).close(clock.now());
  await em.flush();
}
