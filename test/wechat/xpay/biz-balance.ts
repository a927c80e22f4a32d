import type { Withdrawals } from './withdrawals.ts';
import { settlementOf, type XpayOrder, type XpayOrders } from './xpay-orders.ts';

/** The merchant's money with virtual payment, live. */
export interface BizBalance {
  paidFen: number;
  refundedFen: number;
  /** what virtual payment and Apple keep */
  feeFen: number;
  withdrawnFen: number;
  /** paid less refunded, less fees, less withdrawn */
  balanceFen: number;
  /** the settled part of it */
  availableFen: number;
}

export function sharesOf(order: XpayOrder): Pick<BizBalance, 'paidFen' | 'refundedFen' | 'feeFen'> {
  return {
    paidFen: order.paidAt === null ? 0 : order.amountFen,
    refundedFen: order.refundedFen,
    feeFen: order.feeFen - order.feeReturnedFen,
  };
}

export function bizBalance(
  { orders, withdrawals, now }: { orders: XpayOrders; withdrawals: Withdrawals; now: () => number },
  appid: string,
): BizBalance {
  const withdrawnFen = withdrawals.takenFen(appid);
  const balance = { paidFen: 0, refundedFen: 0, feeFen: 0, withdrawnFen, balanceFen: 0 - withdrawnFen };
  let availableFen = 0 - withdrawnFen;
  for (const order of orders.all()) {
    const settledAt = settlementOf(order);
    if (order.appid !== appid || order.env !== 0 || settledAt === null) continue;
    const { paidFen, refundedFen, feeFen } = sharesOf(order);
    balance.paidFen += paidFen;
    balance.refundedFen += refundedFen;
    balance.feeFen += feeFen;
    balance.balanceFen += paidFen - refundedFen - feeFen;
    if (now() >= settledAt) availableFen += paidFen - refundedFen - feeFen;
  }
  return { ...balance, availableFen };
}
