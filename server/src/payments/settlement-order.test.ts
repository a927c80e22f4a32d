import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { SettledFrom } from './payment.entity.ts';
import { Purchases } from './purchases.fixture.ts';
import { Rail } from './rail.ts';

const clock = new ManualClock('2026-11-22T04:00:00.000Z');
let purchases: Purchases;

beforeAll(async () => {
  purchases = await Purchases.start(clock);
});
afterAll(() => purchases.stop());

/** One thing WeChat may say about an order whose two attempts were both paid. */
interface Report {
  readonly attempt: 0 | 1;
  readonly from: SettledFrom;
  readonly says: 'the truth' | 'another amount' | 'another payer';
}
const report: fc.Arbitrary<Report> = fc.record({
  attempt: fc.constantFrom(0, 1),
  from: fc.constantFrom(SettledFrom.NOTIFICATION, SettledFrom.QUERY),
  says: fc.constantFrom('the truth', 'the truth', 'another amount', 'another payer'),
});
/** Reports in any order, some of them at the same time; at the end each attempt is asked about once. */
const history = fc.array(fc.array(report, { minLength: 1, maxLength: 4 }), { maxLength: 4 });

it('comes to the same books in whatever order, how often and how simultaneously reports arrive', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.boolean(), async (bursts, isOrderClosed) => {
      const purchase = await purchases.givenPurchase(Rail.XPAY);
      await purchases.closeAttempt(purchase.payment);
      const attempts = [purchase.payment, await purchases.givenAttempt(purchase.order, Rail.XPAY)];
      if (isOrderClosed) await purchases.closeOrder(purchase.order);
      const settle = ({ attempt, from, says }: Report) => {
        const lie = says === 'another amount' ? { amountFen: fen(1) } : { payerOpenid: 'oSomebodyElse' };
        const evidence = purchases.evidenceFor(attempts[attempt]!, says === 'the truth' ? {} : lie);
        return purchases.settle(purchase, evidence, from);
      };

      for (const burst of bursts) await Promise.all(burst.map(settle));
      for (const attempt of [0, 1] as const) await settle({ attempt, from: SettledFrom.QUERY, says: 'the truth' });

      const lines = (await purchases.ledgerOf(purchase)).map((line) => [line.ledger_account, line.amount_fen]);
      expect(lines.sort()).toEqual(
        [
          ['assets:wechat:xpay:1450000001', 1800],
          ['assets:wechat:xpay:1450000001', 1800],
          ['income:membership:tea', -1800],
          ['liabilities:unapplied-payments', -1800],
        ].sort(),
      );
      expect(await purchases.membershipsOf(purchase)).toHaveLength(1);
      const exceptions = await purchases.exceptionsOf(purchase);
      expect(exceptions.filter(({ kind }) => kind === 'PAID_TWICE')).toHaveLength(1);
      expect(await purchases.statusOf(purchase)).toMatchObject({ order: 'PAID', payment: 'PAID' });
    }),
    { numRuns: 40 },
  );
});
