import type { Invariant } from './invariant.ts';

/** What a reader was told stays true, whatever crashed afterwards. */
export const promisesAreKept: Invariant = {
  name: 'promises-are-kept',
  check({ journals, orders, payments, refunds }) {
    const orderIds = new Set(orders.map(({ id }) => id));
    const refundIds = new Set(refunds.map(({ id }) => id));
    const statusOf = new Map(payments.map(({ id, status }) => [id, status]));
    return [...journals].flatMap(([history, journal]) => [
      ...[...journal.orderIds]
        .filter((id) => !orderIds.has(id))
        .map((id) => ({ text: `order ${id} was confirmed to its reader and is gone`, fen: 0, history })),
      ...[...journal.refundIds]
        .filter((id) => !refundIds.has(id))
        .map((id) => ({ text: `refund ${id} was promised and is gone`, fen: 0, history })),
      ...[...journal.paidPaymentIds]
        .filter((id) => statusOf.get(id) !== 'PAID')
        .map((id) => ({ text: `payment ${id} was PAID to its reader and is ${statusOf.get(id)}`, fen: 0, history })),
    ]);
  },
};
