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
  /** The deduction of a subscription did not go through; nothing was paid. */
  | 'deductionFailed'
  /** WeChat says something this version does not know; `status` has the number. */
  | 'unknown';

/** When the money reaches the merchant, and what WeChat keeps of it. */
export type XpaySettlement =
  | { readonly state: 'waiting' | 'running' }
  | {
      readonly state: 'settled';
      readonly settledAt?: Date;
      /** WeChat's fee for Virtual Payment (技术服务费). */
      readonly platformFeeFen: Fen;
      /** What goes to those who brought the reader here, for WeChat's own channels. */
      readonly cpsFeeFen: Fen;
    };

/** A Virtual Payment order as WeChat knows it (`query_order`). */
export interface XpayOrder {
  readonly outTradeNo: string;
  readonly state: XpayOrderState;
  /** WeChat's own number for the state. */
  readonly status: number;
  readonly env: XpayEnv;
  /** Paid through Apple: only Apple can refund it. */
  readonly isApple: boolean;
  /** What the order costs. */
  readonly orderFeeFen: Fen;
  /** What the payer gave, after coupons. */
  readonly paidFeeFen: Fen;
  readonly refundedFeeFen: Fen;
  /** What can still be refunded; a refund must name it exactly. */
  readonly refundableFeeFen: Fen;
  readonly settlement: XpaySettlement;
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
  order.state === 'refundFailed' ||
  (order.state === 'refunded' && order.refundableFeeFen > 0);

/** WeChat answered, and knows no such order. */
export class UnseenXpayOrder extends Error {
  constructor(number: string) {
    super(`Virtual Payment has not seen ${number}`);
    this.name = 'UnseenXpayOrder';
  }
}

/** Wrong openid or parameter: what query_order says to a number nobody has opened a pay sheet with. */
const unseenErrcodes = new Set([268490001, 268490002]);

/** Whether query_order said that WeChat has not seen the number yet: by an error, or by answering without an order. */
export const isUnseenXpayOrder = (error: unknown): boolean =>
  error instanceof UnseenXpayOrder || (error instanceof WeChatApiError && unseenErrcodes.has(error.errcode));

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
  [13, 'deductionFailed'],
]);

const ORDER_TYPE = { refund: 1, applePayment: 7, appleRefund: 8 } as const;
const SETTLEMENT = { running: 1, settled: 2 } as const;

const seconds = z.number().int().nonnegative().optional();
const wholeFen = z.number().int().nonnegative();
const amount = wholeFen.default(0);

/** One form for payments and refunds alike; `order_type` tells which of the two it is. */
export const xpayOrderSchema = z.object({
  order_id: z.string().min(1),
  status: z.number().int(),
  order_type: z.number().int().default(0),
  env_type: z.number().int().optional(),
  order_fee: amount,
  paid_fee: amount,
  refund_fee: amount,
  left_fee: wholeFen.optional(),
  create_time: seconds,
  paid_time: seconds,
  provide_time: seconds,
  wx_order_id: z.string().optional(),
  wxpay_order_id: z.string().optional(),
  sett_state: z.number().int().optional(),
  sett_time: seconds,
  platform_fee_fen: amount,
  cps_fee_fen: amount,
});
export type XpayOrderWire = z.infer<typeof xpayOrderSchema>;

export const isXpayRefundWire = ({ order_type: type }: XpayOrderWire): boolean =>
  type === ORDER_TYPE.refund || type === ORDER_TYPE.appleRefund;

/** In answers 1 is live and 2 is trial, while requests count from 0. */
export const xpayEnvOf = (order: XpayOrderWire): XpayEnv => (order.env_type === 2 ? 1 : 0);

export const isAppleWire = ({ order_type: type }: XpayOrderWire): boolean =>
  type === ORDER_TYPE.applePayment || type === ORDER_TYPE.appleRefund;

export function xpayOrderFromWire(order: XpayOrderWire): XpayOrder {
  // A payment says what is left of it; what was refunded stands on the refunds.
  const leftFen = order.left_fee ?? Math.max(0, order.paid_fee - order.refund_fee);
  return {
    outTradeNo: order.order_id,
    state: states.get(order.status) ?? 'unknown',
    status: order.status,
    env: xpayEnvOf(order),
    isApple: isAppleWire(order),
    orderFeeFen: fen(order.order_fee),
    paidFeeFen: fen(order.paid_fee),
    refundedFeeFen: fen(Math.max(order.refund_fee, order.paid_fee - leftFen, 0)),
    refundableFeeFen: fen(leftFen),
    settlement: settlementOf(order),
    ...instant('createdAt', order.create_time),
    ...instant('paidAt', order.paid_time),
    ...instant('deliveredAt', order.provide_time),
    ...(order.wx_order_id ? { wxOrderId: order.wx_order_id } : {}),
    ...(order.wxpay_order_id ? { wechatTransactionId: order.wxpay_order_id } : {}),
  };
}

function settlementOf(order: XpayOrderWire): XpaySettlement {
  if (order.sett_state === SETTLEMENT.running) return { state: 'running' };
  if (order.sett_state !== SETTLEMENT.settled) return { state: 'waiting' };
  return {
    state: 'settled',
    ...instant('settledAt', order.sett_time),
    platformFeeFen: fen(order.platform_fee_fen),
    cpsFeeFen: fen(order.cps_fee_fen),
  };
}

/** WeChat writes 0 for "has not happened". */
export function instant<K extends string>(key: K, unixSeconds: number | undefined): { [P in K]?: Date } {
  return unixSeconds ? ({ [key]: new Date(unixSeconds * 1000) } as { [P in K]: Date }) : {};
}
