import type { Message } from '../callbacks/xml.ts';
import { isAppleOrder, type XpayOrder } from './xpay-orders.ts';
import type { XpayRefund } from './xpay-refunds.ts';

/** An event of virtual payment, without its envelope. Source: Mini Program, "Virtual Payment", message push. */
export type XpayMessage = Message & { Event: string };

export function seconds(instantMs: number | null): number {
  return instantMs === null ? 0 : Math.floor(instantMs / 1000);
}

/** Apple purchases carry no WeChat Pay document. */
function wechatPayInfo(order: XpayOrder): Message {
  if (isAppleOrder(order)) return {};
  return {
    WeChatPayInfo: {
      MchOrderNo: order.channelOrderId,
      TransactionId: order.wxpayOrderId,
      PaidTime: seconds(order.paidAt),
    },
  };
}

function goodsInfo(order: XpayOrder): Message {
  return {
    ProductId: order.productId,
    Quantity: order.quantity,
    OrigPrice: order.unitPriceFen * order.quantity,
    ActualPrice: order.amountFen,
    Attach: order.attach,
  };
}

export function deliveryMessage(order: XpayOrder): XpayMessage {
  return {
    Event: 'xpay_goods_deliver_notify',
    OpenId: order.openid,
    OutTradeNo: order.orderId,
    Env: order.env,
    ...wechatPayInfo(order),
    GoodsInfo: goodsInfo(order),
  };
}

/** @param order as it was before the refund */
export function refundMessage(refund: XpayRefund, order: XpayOrder): XpayMessage {
  return {
    Event: 'xpay_refund_notify',
    OpenId: refund.openid,
    WxRefundId: refund.wxRefundId,
    MchRefundId: refund.refundOrderId,
    WxOrderId: refund.wxOrderId,
    MchOrderId: refund.orderId,
    RefundFee: refund.refundFen,
    RetCode: refund.failure === '' ? 0 : 1,
    RetMsg: refund.failure === '' ? 'success' : refund.failure,
    RefundStartTimestamp: seconds(refund.startedAt),
    RefundSuccTimestamp: seconds(refund.endedAt),
    WxpayRefundTransactionId: refund.wxpayRefundId,
    ...(isAppleOrder(order) && { Attach: order.attach, WxTransactionId: order.wxpayOrderId }),
  };
}
