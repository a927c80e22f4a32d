import type { Evidence } from '../evidence.ts';
import type { ExceptionRow } from '../evidence-rows.ts';
import type { Invariant } from './invariant.ts';

/** The list of exceptions holds what went wrong at WeChat, and nothing else; what was set right is marked so. */
export const exceptionsHaveACause: Invariant = {
  name: 'exceptions-have-a-cause',
  check: (evidence) =>
    evidence.exceptions.flatMap((row) => {
      const trouble = troubleWith(row, evidence);
      if (!trouble) return [];
      const person = evidence.wechat.payments.find(({ outTradeNo }) => outTradeNo === row.outTradeNo)?.person ?? '';
      return [
        {
          text: `${row.kind} ${row.outTradeNo}: ${trouble} (${row.detail})`,
          fen: 0,
          history: evidence.historyOfPerson.get(person),
        },
      ];
    }),
};

function troubleWith({ kind, outTradeNo, isResolved }: ExceptionRow, evidence: Evidence): string | null {
  const aimed = [...evidence.journals.values()].flatMap((journal) => journal.aimed);
  switch (kind) {
    case 'UNKNOWN_PAYMENT': {
      // the sandbox writes `unknown` and the end of the true number
      const end = outTradeNo.replace(/^unknown/, '');
      const isCaused = aimed.some((one) => one.mode === 'unknown-order' && one.outTradeNo.endsWith(end));
      return isCaused ? null : 'nobody made a push lie about its number';
    }
    case 'WRONG_AMOUNT': {
      const isCaused = aimed.some((one) => one.mode === 'wrong-amount' && one.outTradeNo === outTradeNo);
      if (!isCaused) return 'nobody made a push lie about its amount';
      return isResolved ? null : 'still open, although WeChat knows the true amount';
    }
    case 'PAID_TWICE': {
      const payment = evidence.payments.find((one) => one.outTradeNo === outTradeNo);
      const numbers = evidence.payments.filter((one) => one.orderId === payment?.orderId).map((one) => one.outTradeNo);
      const times = evidence.wechat.payments.filter((one) => one.isPaid && numbers.includes(one.outTradeNo)).length;
      if (times < 2) return `its order was paid ${times} times`;
      return isResolved ? null : 'still open, although the money is back';
    }
    default:
      return 'nothing in this storm causes it';
  }
}
