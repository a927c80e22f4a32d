import type { PayOrder } from './pay-orders.ts';
import type { RefundRequest, RefundSource } from './refund-rules.ts';

/** What a refund gives back, besides what the payer gets. */
export interface RefundShares {
  amountFen: number;
  /** of the fee, to the merchant */
  feeFen: number;
  /** of the coupon */
  couponFen: number;
  /** 应结退款金额: what the merchant received of this amount */
  settlementFen: number;
}

/** Rounded half up. */
function proportion(wholeFen: number, partFen: number, ofFen: number): number {
  return Math.floor((wholeFen * partFen * 2 + ofFen) / (2 * ofFen));
}

function within(fen: number, mostFen: number): number {
  return Math.min(mostFen, Math.max(0, fen));
}

/**
 * Fee and coupon come back in proportion; all of them once everything is refunded.
 * @param earlier the order's refunds that count
 */
export function sharesOf(order: PayOrder, amountFen: number, earlier: readonly RefundShares[]): RefundShares {
  const sum = (fenOf: (shares: RefundShares) => number) => earlier.reduce((total, shares) => total + fenOf(shares), 0);
  const refundedFen = amountFen + sum((shares) => shares.amountFen);
  const due = (wholeFen: number) => proportion(wholeFen, refundedFen, order.amountFen);
  const couponFen = within(due(order.coupon?.amountFen ?? 0) - sum((shares) => shares.couponFen), amountFen);
  const settlementFen = amountFen - (order.coupon?.type === 'NOCASH' ? couponFen : 0);
  const feeFen = within(due(order.feeFen) - sum((shares) => shares.feeFen), settlementFen);
  return { amountFen, feeFen, couponFen, settlementFen };
}

/** What each source pays: less than it was named for, because fee and coupon help; the frozen part first. */
export function outlayOf(from: readonly RefundSource[], shares: RefundShares): Record<RefundSource['account'], number> {
  const named = { AVAILABLE: 0, UNAVAILABLE: 0 };
  for (const { account, amountFen } of from) named[account] += amountFen;
  const helpFen = shares.amountFen - shares.settlementFen + shares.feeFen;
  const frozenHelpFen = Math.min(helpFen, named.UNAVAILABLE);
  return {
    UNAVAILABLE: named.UNAVAILABLE - frozenHelpFen,
    AVAILABLE: named.AVAILABLE - (helpFen - frozenHelpFen),
  };
}

/**
 * Where the money of a refund comes from: as asked, or out of the order's frozen part first.
 * @returns undefined when there is not enough
 */
export function sourcesOf(
  request: RefundRequest,
  shares: RefundShares,
  there: { frozenFen: number; availableFen: number },
): RefundSource[] | undefined {
  const { amountFen, fundsAccount } = request;
  const helpFen = shares.amountFen - shares.settlementFen + shares.feeFen;
  const mayThaw = fundsAccount !== 'AVAILABLE' && there.frozenFen > 0;
  const fromFrozen = mayThaw ? Math.min(amountFen, there.frozenFen + helpFen) : 0;
  const usual: RefundSource[] = [
    { account: 'UNAVAILABLE', amountFen: fromFrozen },
    { account: 'AVAILABLE', amountFen: amountFen - fromFrozen },
  ];
  const from = request.from.length > 0 ? request.from : usual;
  const outlay = outlayOf(from, shares);
  const hasEnough = outlay.UNAVAILABLE <= there.frozenFen && outlay.AVAILABLE <= there.availableFen;
  const isOnlyFrozen = fundsAccount !== 'UNSETTLED' || outlay.AVAILABLE === 0;
  return hasEnough && isOnlyFrozen ? from.filter((source) => source.amountFen > 0) : undefined;
}
