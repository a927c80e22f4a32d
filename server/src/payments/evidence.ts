import type { Fen } from '../shared/money/fen.ts';
import type { XpayEnv } from '../wechat/config.ts';
import type { XpayDelivery } from '../wechat/messages/xpay-push-event.ts';
import type { PaidTransaction } from '../wechat/pay/transaction.ts';
import type { XpayOrder } from '../wechat/xpay/order.ts';
import { Rail } from './rail.ts';

/**
 * WeChat's word that an attempt was paid, whoever brought it: notification, query or bill. A fact is null where that
 * voice does not say it; every fact that is said is compared.
 */
export interface PaymentEvidence {
  readonly rail: Rail;
  readonly outTradeNo: string;
  /** offerId or mchid. */
  readonly merchant: string | null;
  readonly xpayEnv: XpayEnv | null;
  readonly appid: string;
  readonly payerOpenid: string | null;
  readonly amountFen: Fen;
  readonly currency: string;
  readonly goods: { readonly productId: string; readonly quantity: number } | null;
  /** WeChat's own number; Apple payments and the trial environment have none. */
  readonly providerTransactionId: string | null;
  readonly paidAt: Date;
  /** Whether Apple took the money; null where that voice does not say. */
  readonly isApple: boolean | null;
  /** Whether the money had been given back already when this was said. */
  readonly givenBack: GivenBack;
}

export enum GivenBack {
  NOTHING = 'NOTHING',
  /** Some or all of it; that voice does not say how much. */
  SOME = 'SOME',
  ALL = 'ALL',
}

/** Virtual Payment sells in CNY only and says so nowhere. */
const XPAY_CURRENCY = 'CNY';

/**
 * From the delivery push. It names no merchant: appid and env stand for it.
 * @param pushedAt taken for the instant of payment where WeChat gives none
 */
export function evidenceFromXpayDelivery(appid: string, delivery: XpayDelivery, pushedAt: Date): PaymentEvidence {
  return {
    rail: Rail.XPAY,
    outTradeNo: delivery.outTradeNo,
    merchant: null,
    xpayEnv: delivery.env,
    appid,
    payerOpenid: delivery.openid,
    amountFen: delivery.actualPriceFen,
    currency: XPAY_CURRENCY,
    goods: { productId: delivery.productId, quantity: delivery.quantity },
    providerTransactionId: delivery.wechatTransactionId ?? null,
    paidAt: delivery.paidAt ?? pushedAt,
    // Its subscriptions are named; what else Apple took lacks WeChat Pay's number, as trial payments do.
    isApple: delivery.appleSubscription ? true : null,
    givenBack: GivenBack.NOTHING,
  };
}

/**
 * From a query. WeChat answers only when payer and environment of the question are right, so they are the question's.
 * @param askedAt taken for the instant of payment where WeChat gives none
 */
export function evidenceFromXpayOrder(
  order: XpayOrder,
  asked: { appid: string; offerId: string; openid: string; amountFen: Fen },
  askedAt: Date,
): PaymentEvidence {
  return {
    rail: Rail.XPAY,
    outTradeNo: order.outTradeNo,
    merchant: asked.offerId,
    xpayEnv: order.env,
    appid: asked.appid,
    payerOpenid: asked.openid,
    // What the order costs: WeChat's own coupons are WeChat's to pay. Where we asked for less than the good's price, an order's fee
    // is that price and what was paid is what we asked.
    amountFen: order.paidFeeFen === asked.amountFen ? order.paidFeeFen : order.orderFeeFen,
    currency: XPAY_CURRENCY,
    goods: null,
    providerTransactionId: order.wechatTransactionId ?? order.wxOrderId ?? null,
    paidAt: order.paidAt ?? askedAt,
    isApple: order.isApple,
    givenBack:
      order.state !== 'refunded' && order.refundedFeeFen === 0
        ? GivenBack.NOTHING
        : order.refundableFeeFen > 0
          ? GivenBack.SOME
          : GivenBack.ALL,
  };
}

/** From a WeChat Pay notification or query. */
export function evidenceFromPayTransaction(transaction: PaidTransaction): PaymentEvidence {
  return {
    rail: Rail.WECHAT_PAY,
    outTradeNo: transaction.outTradeNo,
    merchant: transaction.mchid,
    xpayEnv: null,
    appid: transaction.appid,
    payerOpenid: transaction.payerOpenid,
    amountFen: transaction.amountFen,
    currency: transaction.currency,
    goods: null,
    providerTransactionId: transaction.wechatTransactionId,
    paidAt: transaction.successAt,
    isApple: false,
    // WeChat Pay says that a refund was asked for, and not over how much.
    givenBack: transaction.tradeState === 'refundRequested' ? GivenBack.SOME : GivenBack.NOTHING,
  };
}
