import { ApiError } from '../http/api-error.ts';
import type { Coins } from './coins.ts';
import { integerIn, XPAY_ERROR } from './xpay-endpoint.ts';
import { isAppleOrder, isCoinOrder, leftFen, XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';
import { coinsOf, type NewRefund, type XpayRefund, type XpayRefunds } from './xpay-refunds.ts';

const REFUNDABLE_MS = 365 * 24 * 3600_000;

function refuse(field: string): never {
  throw new ApiError(XPAY_ERROR.parameter, `invalid ${field}`);
}

function matching(body: Record<string, unknown>, field: string, pattern: RegExp): string {
  const value = body[field];
  return typeof value === 'string' && pattern.test(value) ? value : refuse(field);
}

/**
 * What refund_order asks for, if it may.
 * @throws ApiError the first rule it breaks. Source: Mini Program, Virtual Payment, "refund_order"
 */
export function refundRequested(
  order: XpayOrder,
  body: Record<string, unknown>,
  known: { orders: XpayOrders; refunds: XpayRefunds; coins: Coins; now: number },
): NewRefund {
  const { orders, refunds, now } = known;
  if (body.openid !== order.openid) throw new ApiError(XPAY_ERROR.openid, 'invalid openid');
  const request = read(body);
  const before = refunds.find(order.appid, request.refundOrderId);
  if (before) refuseRepeated(before, order, request);
  if (orders.find(order.appid, request.refundOrderId)) refuse('refund_order_id');
  if (isAppleOrder(order)) throw new ApiError(XPAY_ERROR.refundForbidden, 'Apple orders are refunded by Apple');
  if (order.paidAt === null) throw new ApiError(XPAY_ERROR.parameter, 'order is not paid');
  if (refunds.isRunningFor(order)) throw new ApiError(XPAY_ERROR.refundRunning, 'another refund runs');
  if (now - order.paidAt > REFUNDABLE_MS) throw new ApiError(XPAY_ERROR.refundForbidden, 'paid over 365 days ago');
  if (integerIn(body, 'left_fee') !== leftFen(order)) throw new ApiError(XPAY_ERROR.leftFee, 'left_fee does not fit');
  if (request.refundFen > leftFen(order)) refuse('refund_fee');
  if (isCoinOrder(order) && known.coins.accountOf(order).saved < coinsOf(order, request.refundFen))
    throw new ApiError(XPAY_ERROR.notEnough, 'the coins are spent');
  return request;
}

function read(body: Record<string, unknown>): NewRefund {
  const { biz_meta: bizMeta } = body;
  if (typeof bizMeta !== 'string' || bizMeta.length > 1024) refuse('biz_meta');
  const refundFen = integerIn(body, 'refund_fee');
  if (refundFen < 1) refuse('refund_fee');
  integerIn(body, 'left_fee');
  return {
    refundOrderId: matching(body, 'refund_order_id', /^[A-Za-z0-9_-]{8,32}$/),
    refundFen,
    bizMeta,
    reason: matching(body, 'refund_reason', /^[0-5]$/),
    reqFrom: matching(body, 'req_from', /^[1-3]$/),
  };
}

/** The same number means the same refund: it runs, it is done, or it failed and may be tried again. */
function refuseRepeated(before: XpayRefund, order: XpayOrder, request: NewRefund): void {
  if (before.orderId !== order.orderId || before.refundFen !== request.refundFen) refuse('refund_order_id');
  if (before.status === 1) throw new ApiError(XPAY_ERROR.refundRunning, 'this refund runs');
  if (before.status !== XPAY_STATUS.refundFailed) throw new ApiError(XPAY_ERROR.alreadyDone, 'refunded already');
}
