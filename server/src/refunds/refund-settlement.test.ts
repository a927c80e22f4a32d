import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GivenBack } from '../payments/evidence.ts';
import { recordException } from '../payments/exceptions.ts';
import { SettledFrom } from '../payments/payment.entity.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { type Purchase, Purchases } from '../payments/purchases.fixture.ts';
import { Rail } from '../payments/rail.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { RefundResult } from './refund-evidence.ts';
import { GivenRefunds } from './refunds.fixture.ts';

const noon = new Date('2026-11-22T04:00:00.000Z');
const clock = new ManualClock(noon);
let purchases: Purchases;
let given: GivenRefunds;

beforeAll(async () => {
  purchases = await Purchases.start(clock);
  given = new GivenRefunds(purchases, clock);
});
beforeEach(() => clock.set(noon));
afterAll(() => purchases.stop());

/** The books as one line per entry. */
const booksOf = async (purchase: Purchase) =>
  (await purchases.ledgerOf(purchase)).map((line) => `${line.kind} ${line.ledger_account} ${line.amount_fen}`);
const openExceptionsOf = async (purchase: Purchase) =>
  (await purchases.exceptionsOf(purchase)).filter((one) => one.resolved_at === null).map((one) => one.kind);
const isHeld = async (purchase: Purchase) =>
  (await purchases.membershipsOf(purchase)).some((membership) => membership.isActiveAt(clock.now()));

/** A refund somebody made in WeChat's own console. Numbers are unique at a merchant, and the tests share one. */
const inConsole = (amountFen: number) => ({ outRefundNo: `console-${newId().slice(-12)}`, amountFen });

const sale = ['SALE assets:wechat:xpay:1450000001 1800', 'SALE income:membership:tea -1800'];

it('takes the sale back and ends what it bought, in one commit', async () => {
  const purchase = await given.givenPaid();
  const refund = await given.givenAsked(purchase);
  expect(await isHeld(purchase)).toBe(true);

  expect(await given.apply(purchase, given.evidenceFor(purchase.payment, refund))).toBe('succeeded');

  expect(await booksOf(purchase)).toEqual([
    ...sale,
    'REFUND income:membership:tea 1800',
    'REFUND assets:wechat:xpay:1450000001 -1800',
  ]);
  expect(await isHeld(purchase)).toBe(false);
  expect((await purchases.membershipsOf(purchase))[0]).toMatchObject({ revokedAt: noon, revokeReason: 'REFUND' });
  expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1800 }]);
});

it('names WeChat Pay’s own number of the refund in the books', async () => {
  const purchase = await given.givenPaid(Rail.WECHAT_PAY);
  const refund = await given.givenAsked(purchase);

  await given.apply(purchase, given.evidenceFor(purchase.payment, refund));

  const documents = await purchases.orm.em
    .fork()
    .getConnection()
    .execute<{ provider_document: string }[]>(
      "select provider_document from ledger_transactions where account_id = ? and kind = 'REFUND'",
      [purchase.account.id],
    );
  expect(documents).toEqual([{ provider_document: `wechat-pay/1900007001/refund/5030-${refund.outRefundNo}` }]);
});

it('books once what is reported many times at once', async () => {
  const purchase = await given.givenPaid();
  const evidence = given.evidenceFor(purchase.payment, await given.givenAsked(purchase));

  const outcomes = await Promise.all(Array.from({ length: 6 }, () => given.apply(purchase, evidence)));

  expect(outcomes.sort()).toEqual(['known', 'known', 'known', 'known', 'known', 'succeeded']);
  expect(await booksOf(purchase)).toHaveLength(4);
});

it('keeps access after a part went back, and ends it with the rest', async () => {
  const purchase = await given.givenPaid();

  const part = await given.givenAsked(purchase, { amountFen: 500 });
  await given.apply(purchase, given.evidenceFor(purchase.payment, part));
  expect(await isHeld(purchase)).toBe(true);
  const rest = await given.givenAsked(purchase, { amountFen: 1300 });
  await given.apply(purchase, given.evidenceFor(purchase.payment, rest));

  expect(await isHeld(purchase)).toBe(false);
  expect(await booksOf(purchase)).toEqual([
    ...sale,
    'REFUND income:membership:tea 500',
    'REFUND assets:wechat:xpay:1450000001 -500',
    'REFUND income:membership:tea 1300',
    'REFUND assets:wechat:xpay:1450000001 -1300',
  ]);
});

it('ends access with a part when the staff said so', async () => {
  const purchase = await given.givenPaid();
  const part = await given.givenAsked(purchase, { amountFen: 500, endsAccess: true });

  await given.apply(purchase, given.evidenceFor(purchase.payment, part));

  expect(await isHeld(purchase)).toBe(false);
});

it('changes nothing before the payment itself is known to be paid', async () => {
  const purchase = await purchases.givenPurchase();
  const evidence = given.evidenceFor(purchase.payment, inConsole(1800));

  expect(await given.apply(purchase, evidence)).toBe('unsettled');

  expect(await given.refundsOf(purchase)).toEqual([]);
  expect(await booksOf(purchase)).toEqual([]);
});

it('books a refund we never asked for, and ends what it bought', async () => {
  const purchase = await given.givenPaid();

  const evidence = given.evidenceFor(purchase.payment, inConsole(1800));
  expect(await given.apply(purchase, evidence, SettledFrom.QUERY)).toBe('succeeded');
  expect(await given.apply(purchase, evidence)).toBe('known');

  expect(await given.refundsOf(purchase)).toEqual([
    {
      outRefundNo: evidence.outRefundNo,
      status: 'SUCCEEDED',
      amountFen: 1800,
      initiator: 'WECHAT',
      failure: null,
    },
  ]);
  expect(await isHeld(purchase)).toBe(false);
  expect(await booksOf(purchase)).toHaveLength(4);
});

it('wants WeChat asked about a refund that only a message tells of', async () => {
  const purchase = await given.givenPaid();

  expect(await given.apply(purchase, given.evidenceFor(purchase.payment, inConsole(1800)))).toBe('unasked');

  expect(await booksOf(purchase)).toEqual(sale);
  expect(await given.refundsOf(purchase)).toEqual([]);
});

it('gives our own refund up when the money went back in the console meanwhile', async () => {
  const purchase = await given.givenPaid();
  const ours = await given.givenAsked(purchase);

  await given.apply(purchase, given.evidenceFor(purchase.payment, inConsole(600)), SettledFrom.QUERY);

  expect(await given.refundsOf(purchase)).toMatchObject([
    { outRefundNo: ours.outRefundNo, status: 'FAILED', failure: 'REFUNDED_ELSEWHERE' },
    { status: 'SUCCEEDED', amountFen: 600, initiator: 'WECHAT' },
  ]);
  expect(await isHeld(purchase)).toBe(true);
  // Two thirds are still owed to somebody who was promised all of it.
  expect(await openExceptionsOf(purchase)).toEqual(['REFUND_FAILED']);
});

it('lists a refund that failed, and takes it off the list when another one succeeds', async () => {
  const purchase = await given.givenPaid();
  const first = await given.givenAsked(purchase);

  const evidence = given.evidenceFor(purchase.payment, first, { result: RefundResult.FAILED, detail: '7 余额不足' });
  expect(await given.apply(purchase, evidence)).toBe('failed');
  expect(await given.apply(purchase, evidence)).toBe('known');
  expect(await openExceptionsOf(purchase)).toEqual(['REFUND_FAILED']);
  expect(await isHeld(purchase)).toBe(true);

  await given.apply(purchase, given.evidenceFor(purchase.payment, await given.givenAsked(purchase)));
  expect(await openExceptionsOf(purchase)).toEqual([]);
});

it.each([PaymentExceptionKind.NOTHING_LEFT_OF_PASS, PaymentExceptionKind.PASS_OVERLAPPED])(
  'takes %s off the list when all the money is back, and not when a part is',
  async (kind) => {
    const purchase = await given.givenPaid();
    const { id: paymentId, outTradeNo } = purchase.payment;
    await purchases.orm.em.fork().transactional((em) =>
      recordException(em, {
        accountId: purchase.account.id,
        paymentId,
        kind,
        outTradeNo,
        discrepancies: [],
        evidenceKey: `order/${purchase.order.id}`,
        now: clock.now(),
      }),
    );

    await given.apply(
      purchase,
      given.evidenceFor(purchase.payment, await given.givenAsked(purchase, { amountFen: fen(600) })),
    );
    expect(await openExceptionsOf(purchase)).toEqual([kind]);
    await given.apply(
      purchase,
      given.evidenceFor(purchase.payment, await given.givenAsked(purchase, { amountFen: fen(1_200) })),
    );

    expect(await openExceptionsOf(purchase)).toEqual([]);
  },
);

it('believes a success after a failure, and no failure after a success', async () => {
  const purchase = await given.givenPaid();
  const refund = await given.givenAsked(purchase);
  const failed = given.evidenceFor(purchase.payment, refund, { result: RefundResult.FAILED, detail: '7' });
  const succeeded = given.evidenceFor(purchase.payment, refund);

  expect(await given.apply(purchase, failed)).toBe('failed');
  expect(await given.apply(purchase, succeeded)).toBe('succeeded');
  expect(await given.apply(purchase, failed)).toBe('known');

  expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'SUCCEEDED', failure: null }]);
  expect(await booksOf(purchase)).toHaveLength(4);
  expect(await openExceptionsOf(purchase)).toEqual([]);
});

it('keeps a refund open whose money did not reach the payer, and lists it', async () => {
  const purchase = await given.givenPaid(Rail.WECHAT_PAY);
  const refund = await given.givenAsked(purchase);

  const stuck = given.evidenceFor(purchase.payment, refund, { result: RefundResult.STUCK, detail: '招商银行0403' });
  expect(await given.apply(purchase, stuck)).toBe('stuck');

  expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'PENDING', failure: 'PAYER_ACCOUNT_UNUSABLE' }]);
  expect(await openExceptionsOf(purchase)).toEqual(['REFUND_FAILED']);
  await given.apply(purchase, given.evidenceFor(purchase.payment, refund));
  expect(await openExceptionsOf(purchase)).toEqual([]);
});

it.each([
  ['merchant', { merchant: '145' }],
  ['payer', { payerOpenid: 'oSomebodyElse' }],
  ['amount', { amountFen: fen(1) }],
])(
  'does nothing on a message with another %s than asked, and lists it until the right one comes',
  async (_, changes) => {
    const purchase = await given.givenPaid();
    const refund = await given.givenAsked(purchase);

    expect(await given.apply(purchase, given.evidenceFor(purchase.payment, refund, changes))).toBe('mismatched');

    expect(await booksOf(purchase)).toEqual(sale);
    expect(await openExceptionsOf(purchase)).toEqual(['REFUND_MISMATCH']);
    await given.apply(purchase, given.evidenceFor(purchase.payment, refund));
    expect(await openExceptionsOf(purchase)).toEqual([]);
  },
);

it('books another amount than asked when WeChat says so on being asked, and lists it', async () => {
  const purchase = await given.givenPaid();
  const refund = await given.givenAsked(purchase);
  const evidence = given.evidenceFor(purchase.payment, refund, { amountFen: fen(900) });

  expect(await given.apply(purchase, evidence, SettledFrom.QUERY)).toBe('succeeded');

  expect(await booksOf(purchase)).toContain('REFUND income:membership:tea 900');
  expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'SUCCEEDED', amountFen: 900 }]);
  expect(await openExceptionsOf(purchase)).toEqual(['REFUND_MISMATCH']);
});

it('does not book more than was paid', async () => {
  const purchase = await given.givenPaid();
  await given.apply(purchase, given.evidenceFor(purchase.payment, inConsole(1800)), SettledFrom.QUERY);

  const more = given.evidenceFor(purchase.payment, inConsole(1));
  expect(await given.apply(purchase, more, SettledFrom.QUERY)).toBe('mismatched');

  expect(await booksOf(purchase)).toHaveLength(4);
  expect(await openExceptionsOf(purchase)).toEqual(['REFUND_MISMATCH']);
});

it('does not take the refund of one payment for a refund of another', async () => {
  const purchase = await given.givenPaid();
  const other = await purchases.givenOrder(purchase);
  await purchases.settle(other, purchases.evidenceFor(other.payment));
  const refund = await given.givenAsked(purchase);

  expect(await given.apply(purchase, given.evidenceFor(other.payment, refund))).toBe('mismatched');

  expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'PENDING' }]);
});

it('lists a refund of a payment it does not know', async () => {
  const purchase = await given.givenPaid();
  const evidence = given.evidenceFor(purchase.payment, { outRefundNo: 'x', amountFen: 1 }, { outTradeNo: 'nobodys' });

  expect(await given.apply(purchase, evidence)).toBe('unknown');
  expect(await given.apply(purchase, evidence)).toBe('unknown');

  expect(await openExceptionsOf(purchase)).toEqual(['UNKNOWN_REFUND']);
});

it('settles and refunds in one breath what WeChat shows as paid and wholly given back', async () => {
  const purchase = await purchases.givenPurchase();
  const evidence = purchases.evidenceFor(purchase.payment, { givenBack: GivenBack.ALL });

  expect(await purchases.settle(purchase, evidence, SettledFrom.QUERY)).toBe('settled');

  expect(await booksOf(purchase)).toEqual([
    ...sale,
    'REFUND income:membership:tea 1800',
    'REFUND assets:wechat:xpay:1450000001 -1800',
  ]);
  expect(await isHeld(purchase)).toBe(false);
  // The push about that refund, when it comes after all, is the same money.
  const late = given.evidenceFor(purchase.payment, inConsole(1800));
  expect(await given.apply(purchase, late)).toBe('known');
  expect(await booksOf(purchase)).toHaveLength(4);
  expect(await openExceptionsOf(purchase)).toEqual([]);
});

it('lists a payment of which WeChat gave back nobody knows how much, until the refund is reported', async () => {
  const purchase = await purchases.givenPurchase(Rail.WECHAT_PAY);
  const paid = purchases.evidenceFor(purchase.payment, { givenBack: GivenBack.SOME });
  await purchases.settle(purchase, paid, SettledFrom.QUERY);
  expect(await openExceptionsOf(purchase)).toEqual(['REFUNDED_ELSEWHERE']);

  await given.apply(purchase, given.evidenceFor(purchase.payment, inConsole(1800)), SettledFrom.QUERY);

  expect(await openExceptionsOf(purchase)).toEqual([]);
  expect(await isHeld(purchase)).toBe(false);
});

it('gives money that bought nothing back by itself, and leaves what was bought alone', async () => {
  const purchase = await given.givenPaid();
  const second = await purchases.givenAttempt(purchase.order, Rail.XPAY);

  await purchases.settle(purchase, purchases.evidenceFor(second));

  const [refund] = await given.refundsOf(purchase);
  expect(refund).toMatchObject({ status: 'PENDING', amountFen: 1800, initiator: 'SYSTEM' });
  expect(await openExceptionsOf(purchase)).toEqual(['PAID_TWICE']);
  await given.apply(purchase, given.evidenceFor(second, refund!));
  expect(await booksOf(purchase)).toEqual([
    ...sale,
    'UNAPPLIED_PAYMENT assets:wechat:xpay:1450000001 1800',
    'UNAPPLIED_PAYMENT liabilities:unapplied-payments -1800',
    'REFUND liabilities:unapplied-payments 1800',
    'REFUND assets:wechat:xpay:1450000001 -1800',
  ]);
  expect(await isHeld(purchase)).toBe(true);
  expect(await openExceptionsOf(purchase)).toEqual([]);
});
