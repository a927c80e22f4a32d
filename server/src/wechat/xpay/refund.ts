import { z } from 'zod';
import { type Fen, fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';
import { instant, isAppleWire, type XpayOrderWire, xpayEnvOf } from './order.ts';

/** Why money goes back, as Virtual Payment's list has it. */
export type XpayRefundReason = 'notSaid' | 'product' | 'afterSales' | 'changedMind' | 'price' | 'other';
const reasonNumbers: Readonly<Record<XpayRefundReason, string>> = {
  notSaid: '0',
  product: '1',
  afterSales: '2',
  changedMind: '3',
  price: '4',
  other: '5',
};

/** Who asked for it: the creator's people, the payer, or neither. */
export type XpayRefundSource = 'staff' | 'payer' | 'other';
const sourceNumbers: Readonly<Record<XpayRefundSource, string>> = { staff: '1', payer: '2', other: '3' };

export interface XpayRefundRequest {
  /** The payer. */
  readonly openid: string;
  /** The payment to give back from. */
  readonly outTradeNo: string;
  /** 8 to 32 of `0-9A-Za-z_-`, never used before. */
  readonly outRefundNo: string;
  /** What is left of the payment now, exactly (`XpayOrder.refundableFeeFen`). */
  readonly leftFen: Fen;
  /** More than nothing, at most `leftFen`. */
  readonly refundFen: Fen;
  readonly reason: XpayRefundReason;
  readonly source: XpayRefundSource;
  /** At most 1024 characters; comes back in queries. */
  readonly note?: string;
}

/** What `refund_order` came to. */
export type XpayRefundStart =
  /** The refund runs. Its end comes as a push, or ask `queryRefund`. */
  | { readonly outcome: 'started'; readonly wxRefundId?: string; readonly wxOrderId?: string }
  /** Another refund of this payment runs: ask again later with the same values. */
  | { readonly outcome: 'busy' }
  /** `leftFen` is not what is left. Nothing was started: query the payment and ask again with the same number. */
  | { readonly outcome: 'leftChanged' };

/** One refund over Virtual Payment as WeChat knows it. */
export interface XpayRefund {
  readonly outRefundNo: string;
  readonly state: 'running' | 'succeeded' | 'failed';
  /** WeChat's own number for the state. */
  readonly status: number;
  readonly env: XpayEnv;
  readonly isApple: boolean;
  readonly refundFen: Fen;
  readonly startedAt?: Date;
  readonly succeededAt?: Date;
  /** Virtual Payment's number of the refund. */
  readonly wxRefundId?: string;
  /** WeChat Pay's number of the refund; absent for Apple's. */
  readonly wechatRefundId?: string;
}

/**
 * @throws RangeError for what WeChat would refuse
 */
export function refundToWire(refund: XpayRefundRequest): Record<string, unknown> {
  if (!/^[0-9A-Za-z_-]{8,32}$/.test(refund.outRefundNo)) {
    throw new RangeError(`outRefundNo does not suit Virtual Payment: ${refund.outRefundNo}`);
  }
  if (refund.refundFen <= 0 || refund.refundFen > refund.leftFen) {
    throw new RangeError(`cannot refund ${refund.refundFen} fen of ${refund.leftFen}`);
  }
  return {
    openid: refund.openid,
    order_id: refund.outTradeNo,
    refund_order_id: refund.outRefundNo,
    left_fee: refund.leftFen,
    refund_fee: refund.refundFen,
    biz_meta: refund.note ?? '',
    refund_reason: reasonNumbers[refund.reason],
    req_from: sourceNumbers[refund.source],
  };
}

export const refundStartSchema = z
  .object({ refund_wx_order_id: z.string().default(''), pay_wx_order_id: z.string().default('') })
  .transform(({ refund_wx_order_id: wxRefundId, pay_wx_order_id: wxOrderId }) => ({
    ...(wxRefundId ? { wxRefundId } : {}),
    ...(wxOrderId ? { wxOrderId } : {}),
  }));

const FAILED = new Set([6, 7]);
/** The payer has the money at 8; 9 and 10 follow where advertising money or shares are taken back as well. */
const SUCCEEDED = new Set([5, 8, 9, 10]);

export function xpayRefundFromWire(order: XpayOrderWire): XpayRefund {
  const isOver = SUCCEEDED.has(order.status);
  return {
    outRefundNo: order.order_id,
    state: isOver ? 'succeeded' : FAILED.has(order.status) ? 'failed' : 'running',
    status: order.status,
    env: xpayEnvOf(order),
    isApple: isAppleWire(order),
    refundFen: fen(order.refund_fee),
    ...instant('startedAt', order.create_time),
    ...(isOver ? instant('succeededAt', order.paid_time) : {}),
    ...(order.wx_order_id ? { wxRefundId: order.wx_order_id } : {}),
    ...(order.wxpay_order_id ? { wechatRefundId: order.wxpay_order_id } : {}),
  };
}
