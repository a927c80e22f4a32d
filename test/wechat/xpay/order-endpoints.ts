import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { Coins } from './coins.ts';
import { refundRequested } from './refund-rules.ts';
import { type MakeXpayEndpoint, XPAY_ERROR, type XpayCall } from './xpay-endpoint.ts';
import { seconds } from './xpay-messages.ts';
import { isAppleOrder, leftFen, settlementOf, XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';
import type { XpayRefund, XpayRefunds } from './xpay-refunds.ts';

const BIZ_TYPE = 2;
const SETTLEMENT = { none: 0, done: 2 } as const;

/** The technical service fee is told once it is settled, as WeChat tells it. */
function orderAnswer(order: XpayOrder, now: number): Record<string, unknown> {
  const settledAt = settlementOf(order);
  const isSettled = settledAt !== null && now >= settledAt;
  return {
    order_id: order.orderId,
    create_time: seconds(order.createdAt),
    update_time: seconds(order.updatedAt),
    status: order.status,
    biz_type: BIZ_TYPE,
    order_fee: order.unitPriceFen * order.quantity,
    coupon_fee: 0,
    paid_fee: order.paidAt === null ? 0 : order.amountFen,
    order_type: isAppleOrder(order) ? 7 : 0,
    refund_fee: 0,
    paid_time: seconds(order.paidAt),
    provide_time: seconds(order.providedAt),
    biz_meta: '',
    env_type: order.env === 0 ? 1 : 2,
    token: '',
    left_fee: leftFen(order),
    wx_order_id: order.wxOrderId,
    channel_order_id: order.channelOrderId,
    wxpay_order_id: order.wxpayOrderId,
    sett_time: isSettled ? seconds(settledAt) : 0,
    sett_state: isSettled ? SETTLEMENT.done : SETTLEMENT.none,
    platform_fee_fen: isSettled ? order.feeFen - order.feeReturnedFen : 0,
    cps_fee_fen: 0,
  };
}

function refundAnswer(refund: XpayRefund): Record<string, unknown> {
  return {
    order_id: refund.refundOrderId,
    create_time: seconds(refund.startedAt),
    update_time: seconds(refund.endedAt ?? refund.startedAt),
    status: refund.status,
    biz_type: BIZ_TYPE,
    order_fee: 0,
    coupon_fee: 0,
    paid_fee: 0,
    order_type: refund.orderType,
    refund_fee: refund.refundFen,
    paid_time: refund.status === XPAY_STATUS.refundFailed ? 0 : seconds(refund.endedAt),
    provide_time: 0,
    biz_meta: refund.bizMeta,
    env_type: refund.env === 0 ? 1 : 2,
    token: '',
    left_fee: 0,
    wx_order_id: refund.wxRefundId,
    channel_order_id: refund.refundOrderId,
    wxpay_order_id: refund.wxpayRefundId,
    sett_time: 0,
    sett_state: SETTLEMENT.none,
    platform_fee_fen: 0,
    cps_fee_fen: 0,
  };
}

/** Looks by the merchant's number, or by WeChat's when that is missing. */
function byEitherNumber<Found>(
  body: Record<string, unknown>,
  byOrderId: (id: string) => Found | undefined,
  byWxOrderId: (id: string) => Found | undefined,
): Found | undefined {
  const { order_id, wx_order_id } = body;
  if (typeof order_id === 'string' && order_id !== '') return byOrderId(order_id);
  return typeof wx_order_id === 'string' ? byWxOrderId(wx_order_id) : undefined;
}

export interface OrderEndpointParts {
  endpoint: MakeXpayEndpoint;
  orders: XpayOrders;
  refunds: XpayRefunds;
  coins: Coins;
  now: () => number;
}

/** What was paid, delivered and given back. */
export function orderEndpoints({ endpoint, orders, refunds, coins, now }: OrderEndpointParts): ApiEndpoint[] {
  function orderOf({ appid, env, body }: XpayCall): XpayOrder {
    const order = byEitherNumber(
      body,
      (id) => orders.find(appid, id),
      (id) => orders.findByWxOrderId(appid, id),
    );
    if (order?.env !== env) throw new ApiError(XPAY_ERROR.parameter, 'no such order');
    return order;
  }

  function refundOf({ appid, env, body }: XpayCall): XpayRefund | undefined {
    const refund = byEitherNumber(
      body,
      (id) => refunds.find(appid, id),
      (id) => refunds.findByWxRefundId(appid, id),
    );
    return refund?.env === env ? refund : undefined;
  }

  return [
    endpoint('/xpay/query_order', (call) => {
      const refund = refundOf(call);
      const order = refund ?? orderOf(call);
      if (call.body.openid !== order.openid) throw new ApiError(XPAY_ERROR.openid, 'invalid openid');
      return { order: refund ? refundAnswer(refund) : orderAnswer(orderOf(call), now()) };
    }),
    endpoint('/xpay/notify_provide_goods', (call) => {
      const order = orderOf(call);
      if (order.providedAt !== null) throw new ApiError(XPAY_ERROR.alreadyDone, 'delivered already');
      if (!orders.markProvided(order)) throw new ApiError(XPAY_ERROR.parameter, 'order is not paid');
      return {};
    }),
    endpoint('/xpay/refund_order', (call) => {
      const order = orderOf(call);
      const request = refundRequested(order, call.body, { orders, refunds, coins, now: now() });
      const refund = refunds.begin(order, request);
      return {
        refund_order_id: refund.refundOrderId,
        refund_wx_order_id: refund.wxRefundId,
        pay_order_id: order.orderId,
        pay_wx_order_id: order.wxOrderId,
      };
    }),
  ];
}
