import { type Evidence, isInVain } from '../evidence.ts';
import type { ExceptionRow } from '../evidence-rows.ts';
import type { Aimed } from '../journal.ts';
import type { Invariant } from './invariant.ts';

/** The list of exceptions holds what went wrong at WeChat, and nothing else; what was set right is marked so. */
export const exceptionsHaveACause: Invariant = {
  name: 'exceptions-have-a-cause',
  check(evidence) {
    const aimed = [...evidence.journals.values()].flatMap((journal) => journal.aimed);
    return evidence.exceptions.flatMap((row) => {
      const trouble = troubleWith(row, evidence, aimed);
      if (!trouble) return [];
      const person = evidence.wechat.payments.find(({ outTradeNo }) => outTradeNo === row.outTradeNo)?.person ?? '';
      const text = `${row.kind} ${row.outTradeNo}: ${trouble} (${row.detail})`;
      return [{ text, fen: 0, history: evidence.historyOfPerson.get(person) }];
    });
  },
};

function troubleWith(
  { kind, outTradeNo, detail, isResolved }: ExceptionRow,
  evidence: Evidence,
  aimed: readonly Aimed[],
) {
  const about = (mode: string) => aimed.some((one) => one.mode === mode && one.outTradeNo === outTradeNo);
  // the sandbox writes `unknown` and the end of the true number
  const isMadeUp = aimed.some((one) => one.mode === 'unknown-order' && hasEnd(one, outTradeNo));
  switch (kind) {
    case 'UNKNOWN_PAYMENT':
    case 'UNKNOWN_REFUND':
      return isMadeUp || about('unknown-order') ? null : 'nobody made a push lie about its number';
    case 'WRONG_AMOUNT':
      if (!about('wrong-amount')) return 'nobody made a push lie about its amount';
      return isResolved ? null : 'still open, although WeChat knows the true amount';
    case 'REFUND_MISMATCH':
      if (!about('wrong-amount') && !about('unknown-order')) return 'nobody made a push lie about it';
      return isResolved ? null : 'still open, although WeChat knows the truth';
    case 'REFUND_FAILED':
      return evidence.refundFaults > 0 || about('console-refund') ? null : 'no refund was made to fail';
    case 'REFUNDED_ELSEWHERE':
      if (!about('console-refund')) return 'nobody gave money back past Teahouse';
      return isResolved ? null : 'still open, although the bills are there';
    case 'CREDIT_NOT_COVERED': {
      // one membership credited in two orders, or given back after it was credited: the creator decides
      const { discrepancies } = JSON.parse(detail) as { discrepancies: { expected: string; actual: string }[] };
      return discrepancies.every(({ expected, actual }) => Number(actual) < Number(expected)) ? null : 'it is covered';
    }
    case 'PAID_TWICE': {
      const payment = evidence.payments.find((one) => one.outTradeNo === outTradeNo);
      const numbers = evidence.payments.filter((one) => one.orderId === payment?.orderId).map((one) => one.outTradeNo);
      const times = evidence.wechat.payments.filter((one) => one.isPaid && numbers.includes(one.outTradeNo)).length;
      const hasCause = times > 1 || (payment && isInVain(evidence, payment));
      if (!hasCause) return `its order was paid ${times} times, and nothing else brought the same`;
      const refunds = evidence.refunds.filter(({ paymentId }) => paymentId === payment?.id);
      const isBack = refunds.some(({ status }) => status === 'SUCCEEDED');
      return isResolved || !isBack ? null : 'still open, although the money is back';
    }
    default:
      return 'nothing in this storm causes it';
  }
}

const hasEnd = ({ number, outTradeNo }: Aimed, madeUp: string): boolean => {
  const end = madeUp.replace(/^unknown/, '');
  return end !== madeUp && (number.endsWith(end) || outTradeNo.endsWith(end));
};
