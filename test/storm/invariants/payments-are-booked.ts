import { numberKey } from '../evidence.ts';
import { type Invariant, sumBy } from './invariant.ts';

/** `merchant-money` payment by payment, so that a difference has its history: paid, less refunded, less fees. */
export const paymentsAreBooked: Invariant = {
  name: 'payments-are-booked',
  check({ wechat, payments, ledger, feesAtWeChat, historyOfPerson }) {
    const inBooks = sumBy(
      ledger.filter(({ ledgerAccount }) => ledgerAccount.startsWith('assets:wechat:')),
      ({ paymentId }) => paymentId ?? '',
      ({ amountFen }) => amountFen,
    );
    const paymentOf = new Map(payments.map((payment) => [numberKey(payment), payment]));
    return wechat.payments.flatMap((one) => {
      const { rail, outTradeNo, isPaid, amountFen, refundedFen, person } = one;
      const feeFen = feesAtWeChat.get(outTradeNo) ?? 0;
      const atWeChat = isPaid ? amountFen - refundedFen - feeFen : 0;
      const here = inBooks.get(paymentOf.get(numberKey(one))?.id ?? 'unknown') ?? 0;
      if (atWeChat === here) return [];
      const sums = `${amountFen} less ${refundedFen} refunded less ${feeFen} of fees`;
      const text = `${rail} ${outTradeNo}: ${atWeChat} fen at WeChat (${sums}), ${here} fen in the books`;
      // `merchant-money` counts the fen
      return [{ text, fen: 0, history: historyOfPerson.get(person) }];
    });
  },
};
