import type { Evidence } from '../evidence.ts';
import { numberKey } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

/** Refund by refund the two sides agree; what was paid twice went back by itself, or its refund failed and is listed. */
export const moneyGoesBackOnce: Invariant = {
  name: 'money-goes-back-once',
  check: (evidence) => [...refundsThatDiffer(evidence), ...paidTwiceAndKept(evidence)],
};

/** One that only its payment's state told of has no number of WeChat's. */
const isUnheard = (outRefundNo: string) => outRefundNo.startsWith('unheard-');

function refundsThatDiffer({ refunds, backAtWeChat, payments, orders, historyOfMember }: Evidence) {
  const orderOf = new Map(payments.map(({ id, orderId }) => [id, orderId]));
  const memberOf = new Map(orders.map(({ id, memberId }) => [id, memberId]));
  return refunds.flatMap(({ outRefundNo, amountFen, status, paymentId }) => {
    const back = backAtWeChat.get(outRefundNo);
    const isSame = status === 'SUCCEEDED' ? back === amountFen : back === undefined;
    if (isSame || isUnheard(outRefundNo)) return [];
    const there = back === undefined ? 'nothing' : `${back} fen`;
    const text = `refund ${outRefundNo} of ${amountFen} fen is ${status} here, and ${there} went back at WeChat`;
    return [{ text, fen: 0, history: historyOfMember.get(memberOf.get(orderOf.get(paymentId) ?? '') ?? '') }];
  });
}

function paidTwiceAndKept({ payments, owed, refunds, orders, historyOfMember }: Evidence) {
  const memberOf = new Map(orders.map(({ id, memberId }) => [id, memberId]));
  const hasFailed = new Set(refunds.filter(({ status }) => status === 'FAILED').map(({ paymentId }) => paymentId));
  return payments
    .filter((one) => owed.has(numberKey(one)) && one.refundedFen < one.amountFen && !hasFailed.has(one.id))
    .map(({ outTradeNo, amountFen, refundedFen, orderId }) => ({
      text: `${outTradeNo} of ${amountFen} fen was paid twice, and ${refundedFen} fen went back`,
      fen: 0,
      history: historyOfMember.get(memberOf.get(orderId) ?? ''),
    }));
}
