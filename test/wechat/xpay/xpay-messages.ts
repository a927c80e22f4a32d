import type { Message } from '../callbacks/xml.ts';
import type { AppleSubscription } from './apple-subscriptions.ts';
import type { Contract } from './contracts.ts';
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

export function coinMessage(order: XpayOrder): XpayMessage {
  const { ProductId: _none, ...coinInfo } = goodsInfo(order);
  return {
    Event: 'xpay_coin_pay_notify',
    OpenId: order.openid,
    OutTradeNo: order.orderId,
    Env: order.env,
    ...wechatPayInfo(order),
    CoinInfo: coinInfo,
  };
}

export function complaintMessage(order: XpayOrder, complaint: { id: string; detail: string; at: number }): XpayMessage {
  return {
    Event: 'xpay_complaint_notify',
    OpenId: order.openid,
    WxOrderId: order.wxOrderId,
    MchOrderId: order.orderId,
    TransactionId: order.wxpayOrderId,
    ComplaintId: complaint.id,
    ComplaintDetail: complaint.detail,
    ComplaintTime: seconds(complaint.at),
    RequestId: `request-${complaint.id}`,
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

/** Android and HarmonyOS. Source: Mini Program, "Member Subscription: Android/HarmonyOS", push of the signing result. */
export function contractMessage(
  contract: Contract,
  action: 'contract_notify' | 'cancel_contract_notify',
  at: number,
): XpayMessage {
  return {
    Event: 'xpay_subscribe_signing_result_notify',
    Action: action,
    UserOpenid: contract.openid,
    OpenorcloseTime: seconds(at),
    ProductId: contract.productId,
    OutContractCode: contract.outContractCode,
    ContractWxAppid: contract.appid,
  };
}

export function deductionFailedMessage(order: XpayOrder): XpayMessage {
  return {
    Event: 'xpay_subscribe_pay_fail_notify',
    OpenId: order.openid,
    OutTradeNo: order.orderId,
    Env: order.env,
    GoodsInfo: { ...goodsInfo(order), SubscribePeriodDays: order.periodDays },
    ContractWxAppid: order.appid,
  };
}

/** Apple's instants are milliseconds. */
function appleInfo(subscription: AppleSubscription): Message {
  return {
    OriginalTransactionId: subscription.originalTransactionId,
    AutoRenewStatus: subscription.isAutoRenewing ? 1 : 0,
    RenewalDate: subscription.renewsAt,
  };
}

export function appleDeliveryMessage(order: XpayOrder, subscription: AppleSubscription): XpayMessage {
  return { ...deliveryMessage(order), AppleSubscriptionInfo: appleInfo(subscription) };
}

/** Source: Mini Program, "Member Subscription: iOS", push of the signing result. */
export function appleSignedMessage(subscription: AppleSubscription): XpayMessage {
  return {
    Event: 'xpay_apple_subscribe_signing_result_notify',
    OpenId: subscription.openid,
    Attach: subscription.attach,
    AppleSubscriptionInfo: {
      ...appleInfo(subscription),
      ProductId: subscription.productId,
      SignedTime: subscription.signedAt,
    },
  };
}

export function appleUnsignedMessage(subscription: AppleSubscription): XpayMessage {
  return {
    Event: 'xpay_apple_subscribe_unsigning_result_notify',
    OpenId: subscription.openid,
    Attach: subscription.attach,
    Action: 'unsubscribe',
    AppleSubscriptionInfo: {
      ...appleInfo(subscription),
      ProductId: subscription.productId,
      UnsignedTime: subscription.unsignedAt,
    },
  };
}
