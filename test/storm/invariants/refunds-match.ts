import { numberKey } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

/** What WeChat gave back is given back here, fen for fen; what is wholly given back is over. */
export const refundsMatch: Invariant = {
  name: 'refunds-match',
  check({ wechat, payments, refunds, entitlementsOf, owed, historyOfPerson }) {
    const paymentOf = new Map(payments.map((payment) => [numberKey(payment), payment]));
    const refundsOf = Map.groupBy(
      refunds.filter(({ status }) => status === 'SUCCEEDED'),
      ({ paymentId }) => paymentId,
    );
    return wechat.payments.flatMap((paid) => {
      const payment = paymentOf.get(numberKey(paid));
      const history = historyOfPerson.get(paid.person);
      if (!payment) return [];
      const bookedFen = (refundsOf.get(payment.id) ?? []).reduce((sum, { amountFen }) => sum + amountFen, 0);
      if (payment.refundedFen !== paid.refundedFen || bookedFen !== paid.refundedFen) {
        const text = `${paid.outTradeNo}: ${paid.refundedFen} fen back at WeChat, ${payment.refundedFen} here, ${bookedFen} in refunds`;
        return [{ text, fen: Math.abs(paid.refundedFen - payment.refundedFen), history }];
      }
      const isAllBack = paid.isPaid && paid.refundedFen === paid.amountFen;
      if (!isAllBack || owed.has(numberKey(paid))) return [];
      const held = (entitlementsOf.get(payment.orderId) ?? []).filter(({ isOver, isUsed }) => !isOver && !isUsed);
      return held.map(({ kind, id }) => ({
        text: `${kind} ${id} is held, and its ${paid.amountFen} fen are back with the payer`,
        fen: paid.amountFen,
        history,
      }));
    });
  },
};
