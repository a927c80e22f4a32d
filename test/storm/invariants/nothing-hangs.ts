import type { Invariant } from './invariant.ts';

/** No state needs a developer to mend it: everything that was begun has ended. */
export const nothingHangs: Invariant = {
  name: 'nothing-hangs',
  check({ payments, orders, refunds, charges, payouts, bills, unprocessedMessages, jobs, historyOfMember }) {
    const memberOf = new Map(orders.map(({ id, memberId }) => [id, memberId]));
    return [
      ...payments
        .filter(({ status, isWatched }) => status === 'PENDING' || isWatched)
        .map(({ outTradeNo, status, isWatched, amountFen, orderId }) => ({
          text: `payment ${outTradeNo} is ${status}${isWatched ? ' and still asked about' : ''}`,
          fen: amountFen,
          history: historyOfMember.get(memberOf.get(orderId) ?? ''),
        })),
      ...orders
        .filter(({ status }) => status === 'OPEN')
        .map(({ id, memberId }) => ({ text: `order ${id} is OPEN`, fen: 0, history: historyOfMember.get(memberId) })),
      ...refunds
        .filter(({ status }) => status === 'PENDING')
        .map(({ outRefundNo, amountFen, initiator, failure }) => ({
          text: `refund ${outRefundNo} (${initiator}) is PENDING: ${failure ?? 'no failure'}`,
          fen: amountFen,
          history: undefined,
        })),
      ...charges
        .filter(({ status, isLate }) => isLate && !['PAID', 'GIVEN_UP'].includes(status))
        .map(({ id, status }) => ({
          text: `charge ${id} is ${status}, and nobody looks at it`,
          fen: 0,
          history: undefined,
        })),
      ...payouts
        .filter(({ status }) => status !== 'SUCCEEDED' && status !== 'FAILED')
        .map(({ outBillNo, status, amountFen }) => ({
          text: `payout ${outBillNo} is ${status}`,
          fen: amountFen,
          history: undefined,
        })),
      ...bills
        .filter(({ status }) => status !== 'MATCHED')
        .map(({ kind, on, status }) => ({
          text: `the bill ${kind} of ${on} is ${status}`,
          fen: 0,
          history: undefined,
        })),
      ...unprocessedMessages.map(({ kind, lastError }) => ({
        text: `a message ${kind} is not processed: ${lastError ?? 'never tried'}`,
        fen: 0,
        history: undefined,
      })),
      ...jobs.map(({ task, attempts, lastError }) => ({
        text: `a job ${task} is not done after ${attempts} tries: ${lastError ?? 'no error'}`,
        fen: 0,
        history: undefined,
      })),
    ];
  },
};
