import type { OrderSummaryFragment } from '@teahouse/schema/operations.ts';

/** Where an order stands to its reader: as the server says it, and what was given back of it. */
export type OrderState = 'OPEN' | 'PAID' | 'CLOSED' | 'refunding' | 'partlyRefunded' | 'refunded';

type OrderFacts = Pick<OrderSummaryFragment, 'status' | 'amountFen'> & {
  refunds: readonly Pick<OrderSummaryFragment['refunds'][number], 'status' | 'amountFen'>[];
};

export function stateOf({ status, amountFen, refunds }: OrderFacts): OrderState {
  if (status !== 'PAID') return status;
  if (refunds.some((refund) => refund.status === 'PENDING')) return 'refunding';
  const back = refunds.filter((refund) => refund.status === 'SUCCEEDED').reduce((sum, one) => sum + one.amountFen, 0);
  if (back === 0) return 'PAID';
  return back < amountFen ? 'partlyRefunded' : 'refunded';
}
