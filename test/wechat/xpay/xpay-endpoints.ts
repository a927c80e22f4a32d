import { paySigOf, sameSignature } from '../crypto/virtual-payment-signature.ts';
import { type ApiAnswer, type ApiCall, type ApiEndpoint, MINI_PROGRAMS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { Goods } from './goods.ts';
import { appKeyOf, type VirtualPaymentAccounts, type XpayEnv } from './virtual-payment-settings.ts';
import { XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';

const BAD_OPENID = 268490001;
const BAD_PARAMETER = 268490002;
const BAD_SIGNATURE = 268490003;
const ALREADY_DONE = 268490004;

interface XpayCall {
  appid: string;
  env: XpayEnv;
  body: Record<string, unknown>;
}

function orderAnswer(order: XpayOrder): Record<string, unknown> {
  const seconds = (instant: number | null) => (instant === null ? 0 : Math.floor(instant / 1000));
  const isPaid = order.paidAt !== null;
  return {
    order_id: order.orderId,
    create_time: seconds(order.createdAt),
    update_time: seconds(order.updatedAt),
    status: order.status,
    biz_type: 2,
    order_fee: order.unitPriceFen * order.quantity,
    coupon_fee: 0,
    paid_fee: isPaid ? order.amountFen : 0,
    order_type: order.platform === 'ios' ? 7 : 0,
    refund_fee: 0,
    paid_time: seconds(order.paidAt),
    provide_time: seconds(order.providedAt),
    biz_meta: '',
    env_type: order.env === 0 ? 1 : 2,
    token: '',
    left_fee: isPaid ? order.amountFen : 0,
    wx_order_id: order.wxOrderId,
    channel_order_id: order.channelOrderId,
    wxpay_order_id: order.wxpayOrderId,
    sett_time: 0,
    sett_state: 0,
    platform_fee_fen: 0,
    cps_fee_fen: 0,
  };
}

export function xpayEndpoints(accounts: VirtualPaymentAccounts, goods: Goods, orders: XpayOrders): ApiEndpoint[] {
  /** Checks env and pay_sig over the exact body before anything else is believed. */
  function verified(path: string, call: ApiCall): XpayCall {
    const body = call.body();
    const account = accounts.find(call.app.appid);
    if (!account) throw new ApiError(48001, 'api unauthorized');
    const { env = 0 } = body;
    if (env !== 0 && env !== 1) throw new ApiError(BAD_PARAMETER, 'invalid env');
    if (!sameSignature(call.query.get('pay_sig'), paySigOf(appKeyOf(account, env), path, call.rawBody))) {
      throw new ApiError(BAD_SIGNATURE, 'pay_sig does not fit body and env');
    }
    return { appid: call.app.appid, env, body };
  }

  function endpoint(path: string, handle: (call: XpayCall) => ApiAnswer): ApiEndpoint {
    return {
      method: 'POST',
      path,
      token: 'app',
      kinds: MINI_PROGRAMS,
      handle: (call) => ({ errcode: 0, errmsg: 'ok', ...handle(verified(path, call)) }),
    };
  }

  function orderOf({ appid, env, body }: XpayCall): XpayOrder {
    const { order_id, wx_order_id } = body;
    const order =
      typeof order_id === 'string' && order_id !== ''
        ? orders.find(appid, order_id)
        : typeof wx_order_id === 'string'
          ? orders.findByWxOrderId(appid, wx_order_id)
          : undefined;
    if (!order || order.env !== env) throw new ApiError(BAD_PARAMETER, 'no such order');
    return order;
  }

  return [
    endpoint('/xpay/query_order', (call) => {
      const order = orderOf(call);
      if (call.body.openid !== order.openid) throw new ApiError(BAD_OPENID, 'invalid openid');
      return { order: orderAnswer(order) };
    }),
    endpoint('/xpay/notify_provide_goods', (call) => {
      const order = orderOf(call);
      if (order.status === XPAY_STATUS.delivered) throw new ApiError(ALREADY_DONE, 'delivered already');
      if (!orders.markProvided(order)) throw new ApiError(BAD_PARAMETER, 'order is not paid');
      return {};
    }),
    endpoint('/xpay/start_upload_goods', ({ appid, env, body }) => {
      goods.startUpload(appid, env, body.upload_item);
      return {};
    }),
    endpoint('/xpay/query_upload_goods', ({ appid, env }) => goods.queryTask('upload', appid, env)),
    endpoint('/xpay/start_publish_goods', ({ appid, env, body }) => {
      goods.startPublish(appid, env, body.publish_item);
      return {};
    }),
    endpoint('/xpay/query_publish_goods', ({ appid, env }) => goods.queryTask('publish', appid, env)),
  ];
}
