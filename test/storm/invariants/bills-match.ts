import type { Invariant } from './invariant.ts';

/** WeChat's own lists say what our books say, line by line. */
export const billsMatch: Invariant = {
  name: 'bills-match',
  check({ openLines, wechat, historyOfPerson }) {
    const personOf = new Map(wechat.payments.map(({ outTradeNo, person }) => [outTradeNo, person]));
    return openLines.map(({ bill, kind, outTradeNo, amountFen, match }) => ({
      text: `${bill}: ${kind} ${outTradeNo ?? ''} of ${amountFen} fen is ${match}`,
      fen: Math.abs(amountFen),
      history: historyOfPerson.get(personOf.get(outTradeNo ?? '') ?? ''),
    }));
  },
};
