import type { Fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';

/**
 * Where a Virtual Payment order stands. `paid` waits for delivery; `delivered` follows once we took the delivery push or
 * called `notifyProvideGoods`.
 */
export type XpayOrderState =
  | 'created'
  | 'paid'
  | 'delivering'
  | 'delivered'
  | 'refunded'
  | 'closed'
  | 'refundFailed'
  /** WeChat says something this version does not know; `status` has the number. */
  | 'unknown';

/** A Virtual Payment order as WeChat knows it (`query_order`). */
export interface XpayOrder {
  readonly outTradeNo: string;
  readonly state: XpayOrderState;
  /** WeChat's own number for the state. */
  readonly status: number;
  readonly env: XpayEnv;
  /** What the order costs. */
  readonly orderFeeFen: Fen;
  /** What the payer gave, after coupons. */
  readonly paidFeeFen: Fen;
  readonly refundedFeeFen: Fen;
  /** What can still be refunded; a refund must name it exactly. */
  readonly refundableFeeFen: Fen;
  readonly createdAt?: Date;
  readonly paidAt?: Date;
  readonly deliveredAt?: Date;
  /** Virtual Payment's order number. */
  readonly wxOrderId?: string;
  /** WeChat Pay's transaction number; absent for Apple payments. */
  readonly wechatTransactionId?: string;
}

/** Money arrived and was not given back entirely. */
export const isXpayOrderPaid = (order: XpayOrder): boolean =>
  order.state === 'paid' ||
  order.state === 'delivering' ||
  order.state === 'delivered' ||
  order.state === 'refundFailed';
