import { z } from 'zod';
import { type Fen, fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';
import { WeChatApiError } from '../errors.ts';

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

/** Wrong openid or parameter: what query_order says to a number nobody has opened a pay sheet with. */
const unseenErrcodes = new Set([268490001, 268490002]);

/** Whether query_order refused because WeChat has not seen the order's number yet. */
export const isUnseenXpayOrder = (error: unknown): boolean =>
  error instanceof WeChatApiError && unseenErrcodes.has(error.errcode);

/** WeChat's numbers; 8 is its word for "refunded to the payer", 9 and 10 concern money that left the order afterwards. */
const states = new Map<number, XpayOrderState>([
  [0, 'created'],
  [1, 'created'],
  [2, 'paid'],
  [3, 'delivering'],
  [4, 'delivered'],
  [5, 'refunded'],
  [6, 'closed'],
  [7, 'refundFailed'],
  [8, 'refunded'],
  [9, 'delivered'],
  [10, 'delivered'],
]);

const seconds = z.number().int().nonnegative().optional();
const amount = z.number().int().nonnegative().default(0);

export const xpayOrderSchema = z.object({
  order_id: z.string().min(1),
  status: z.number().int(),
  env_type: z.number().int().optional(),
  order_fee: amount,
  paid_fee: amount,
  refund_fee: amount,
  left_fee: amount,
  create_time: seconds,
  paid_time: seconds,
  provide_time: seconds,
  wx_order_id: z.string().optional(),
  wxpay_order_id: z.string().optional(),
});

export function xpayOrderFromWire(order: z.infer<typeof xpayOrderSchema>): XpayOrder {
  return {
    outTradeNo: order.order_id,
    state: states.get(order.status) ?? 'unknown',
    status: order.status,
    // In answers 1 is live and 2 is trial, while requests count from 0.
    env: order.env_type === 2 ? 1 : 0,
    orderFeeFen: fen(order.order_fee),
    paidFeeFen: fen(order.paid_fee),
    refundedFeeFen: fen(order.refund_fee),
    refundableFeeFen: fen(order.left_fee),
    ...instant('createdAt', order.create_time),
    ...instant('paidAt', order.paid_time),
    ...instant('deliveredAt', order.provide_time),
    ...(order.wx_order_id ? { wxOrderId: order.wx_order_id } : {}),
    ...(order.wxpay_order_id ? { wechatTransactionId: order.wxpay_order_id } : {}),
  };
}

/** WeChat writes 0 for "has not happened". */
function instant<K extends string>(key: K, unixSeconds: number | undefined): { [P in K]?: Date } {
  return unixSeconds ? ({ [key]: new Date(unixSeconds * 1000) } as { [P in K]: Date }) : {};
}
