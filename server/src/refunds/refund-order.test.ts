import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GivenBack } from '../payments/evidence.ts';
import { type Payment, SettledFrom } from '../payments/payment.entity.ts';
import { type Purchase, Purchases } from '../payments/purchases.fixture.ts';
import { Rail } from '../payments/rail.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { type RefundEvidence, RefundResult } from './refund-evidence.ts';
import { GivenRefunds } from './refunds.fixture.ts';

const { NOTIFICATION, QUERY } = SettledFrom;
const clock = new ManualClock('2026-11-22T04:00:00.000Z');
let purchases: Purchases;
let given: GivenRefunds;

beforeAll(async () => {
  purchases = await Purchases.start(clock);
  given = new GivenRefunds(purchases, clock);
});
afterAll(() => purchases.stop());

/** What one report may say that is not so, or is not so any more. */
const untruths = ['another amount', 'another payer', 'failed', 'stuck'] as const;
const says = fc.constantFrom('the truth' as const, 'the truth' as const, ...untruths);
type Saying = 'the truth' | (typeof untruths)[number];

const changed: Readonly<Record<Saying, Partial<RefundEvidence>>> = {
  'the truth': {},
  'another amount': { amountFen: fen(1) },
  'another payer': { payerOpenid: 'oSomebodyElse' },
  failed: { result: RefundResult.FAILED, detail: '7' },
  stuck: { result: RefundResult.STUCK, detail: 'abnormal' },
};
/** Reports in any order, some of them at the same time. */
const bursts = <T>(report: fc.Arbitrary<T>) =>
  fc.array(fc.array(report, { minLength: 1, maxLength: 4 }), { maxLength: 5 });

const balancesOf = async (purchase: Purchase) => {
  const balances: Record<string, number> = {};
  for (const { ledger_account: account, amount_fen: amount } of await purchases.ledgerOf(purchase)) {
    balances[account] = (balances[account] ?? 0) + amount;
  }
  return balances;
};
const openExceptionsOf = async (purchase: Purchase) =>
  (await purchases.exceptionsOf(purchase)).filter((one) => one.resolved_at === null).map((one) => one.kind);
const isHeld = async (purchase: Purchase) =>
  (await purchases.membershipsOf(purchase)).some((membership) => membership.isActiveAt(clock.now()));

it('comes to the same books in whatever order payments and refunds made elsewhere are reported', async () => {
  const payment = fc.record({
    of: fc.constant('payment' as const),
    which: fc.constantFrom(0, 1),
    from: fc.constantFrom(NOTIFICATION, QUERY),
  });
  const refund = fc.record({ of: fc.constant('refund' as const), which: fc.constantFrom(0, 1, 2), says });
  await fc.assert(
    fc.asyncProperty(bursts(fc.oneof(payment, refund)), async (history) => {
      const purchase = await purchases.givenPurchase(Rail.XPAY);
      await purchases.closeAttempt(purchase.payment);
      const attempts = [purchase.payment, await purchases.givenAttempt(purchase.order, Rail.XPAY)] as const;
      // Both were paid; somebody gave the first back in two parts and the second at once.
      const made: readonly [Payment, { outRefundNo: string; amountFen: number }][] = [
        [attempts[0], { outRefundNo: newId(), amountFen: 500 }],
        [attempts[0], { outRefundNo: newId(), amountFen: 1300 }],
        [attempts[1], { outRefundNo: newId(), amountFen: 1800 }],
      ];
      const settle = (which: 0 | 1, from: SettledFrom) =>
        purchases.settle(purchase, purchases.evidenceFor(attempts[which]), from);
      const apply = (which: number, saying: Saying, from: SettledFrom) =>
        given.apply(purchase, given.evidenceFor(...made[which]!, changed[saying]), from);

      for (const burst of history) {
        await Promise.all(
          burst.map(async (report) => {
            if (report.of === 'payment') return settle(report.which, report.from);
            const outcome = await apply(report.which, report.says, NOTIFICATION);
            // A message about a refund nobody asked for makes us ask.
            return outcome === 'unasked' ? apply(report.which, 'the truth', QUERY) : outcome;
          }),
        );
      }
      for (const which of [0, 1] as const) await settle(which, QUERY);
      for (const which of [0, 1, 2]) await apply(which, 'the truth', QUERY);

      expect(await balancesOf(purchase)).toEqual({
        'assets:wechat:xpay:1450000001': 0,
        'income:membership:tea': 0,
        'liabilities:unapplied-payments': 0,
      });
      const refunds = await given.refundsOf(purchase);
      const succeeded = refunds.filter(({ status }) => status === 'SUCCEEDED').map(({ amountFen }) => amountFen);
      expect(succeeded.sort()).toEqual([1300, 1800, 500]);
      expect(refunds.filter(({ status }) => status !== 'SUCCEEDED')).toMatchObject([
        { initiator: 'SYSTEM', status: 'FAILED', failure: 'REFUNDED_ELSEWHERE' },
      ]);
      expect(await purchases.membershipsOf(purchase)).toHaveLength(1);
      expect(await isHeld(purchase)).toBe(false);
      expect(await openExceptionsOf(purchase)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('comes to the same books whatever is said about a refund we asked for, as long as the truth is said once', async () => {
  const report = fc.record({ says, from: fc.constant(NOTIFICATION) });
  await fc.assert(
    fc.asyncProperty(bursts(report), fc.constantFrom(600, 1800), async (history, amountFen) => {
      const purchase = await given.givenPaid();
      const refund = await given.givenAsked(purchase, { amountFen });
      const apply = (saying: Saying, from: SettledFrom) =>
        given.apply(purchase, given.evidenceFor(purchase.payment, refund, changed[saying]), from);

      for (const burst of history) await Promise.all(burst.map((one) => apply(one.says, one.from)));
      await apply('the truth', QUERY);

      expect(await balancesOf(purchase)).toEqual({
        'assets:wechat:xpay:1450000001': 1800 - amountFen,
        'income:membership:tea': amountFen - 1800,
      });
      expect(await given.refundsOf(purchase)).toMatchObject([{ status: 'SUCCEEDED', amountFen, failure: null }]);
      expect(await isHeld(purchase)).toBe(amountFen < 1800);
      expect(await openExceptionsOf(purchase)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('books a payment and its whole refund once, whether WeChat tells of them together or apart', async () => {
  const report = fc.constantFrom('payment', 'payment given back', 'refund');
  await fc.assert(
    fc.asyncProperty(bursts(report), async (history) => {
      const purchase = await purchases.givenPurchase(Rail.XPAY);
      const console = { outRefundNo: newId(), amountFen: 1800 };
      const tell = async (what: string) => {
        if (what === 'refund') return given.apply(purchase, given.evidenceFor(purchase.payment, console), QUERY);
        const givenBack = what === 'payment' ? GivenBack.NOTHING : GivenBack.ALL;
        return purchases.settle(purchase, purchases.evidenceFor(purchase.payment, { givenBack }), QUERY);
      };

      for (const burst of history) await Promise.all(burst.map(tell));
      for (const what of ['payment', 'refund', 'payment given back']) await tell(what);

      expect(await balancesOf(purchase)).toEqual({ 'assets:wechat:xpay:1450000001': 0, 'income:membership:tea': 0 });
      expect(await given.refundsOf(purchase)).toHaveLength(1);
      expect(await isHeld(purchase)).toBe(false);
      expect(await openExceptionsOf(purchase)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
