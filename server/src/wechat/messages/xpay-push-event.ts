import type { Fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';

/** What Virtual Payment pushes, in our words. */
export type XpayPushEvent =
  | ({ readonly type: 'xpayGoodsDeliver' } & XpayDelivery)
  | ({ readonly type: 'xpayRefund' } & XpayRefundResult)
  | ({ readonly type: 'xpayContract' } & XpayContractChange)
  | ({ readonly type: 'xpayAppleContract' } & XpayAppleContractChange)
  | ({ readonly type: 'xpayDeductionFailed' } & XpayDeductionFailure)
  | ({ readonly type: 'xpayComplaint' } & XpayComplaint)
  | ({ readonly type: 'xpayAppleRefundInquiry' } & XpayAppleRefundInquiry);

/** A Virtual Payment order was paid and wants delivery (`xpay_goods_deliver_notify`): a purchase, or a renewal. */
export interface XpayDelivery {
  /** The payer, an openid of the Mini Program. */
  readonly openid: string;
  /** Ours, except for Apple's renewals, which Virtual Payment numbers by itself. */
  readonly outTradeNo: string;
  readonly env: XpayEnv;
  readonly productId: string;
  readonly quantity: number;
  /** The published price, for all pieces together as WeChat sends it. */
  readonly origPriceFen: Fen;
  /** What was paid. */
  readonly actualPriceFen: Fen;
  readonly attach: string;
  /** WeChat Pay's transaction number; absent for Apple payments and in the trial environment. */
  readonly wechatTransactionId?: string;
  readonly paidAt?: Date;
  /** Only for subscriptions that Apple charges for. */
  readonly appleSubscription?: AppleSubscription;
}

/** One subscription at Apple, the same over all its renewals. */
export interface AppleSubscription {
  readonly originalTransactionId: string;
  readonly isAutoRenewing: boolean;
  /** When Apple charges next, or when the subscription ends. */
  readonly renewsAt?: Date;
}

/** A refund ended (`xpay_refund_notify`), ours or one that Apple granted. */
export interface XpayRefundResult {
  readonly openid: string;
  /** Of the payment it gives back from. */
  readonly outTradeNo: string;
  /** Ours; for a refund that Apple granted a number of WeChat's, or none. */
  readonly outRefundNo?: string;
  readonly refundFen: Fen;
  readonly isSuccess: boolean;
  /** WeChat's number for the result, 0 for success. */
  readonly resultCode: number;
  readonly resultMessage: string;
  readonly startedAt?: Date;
  readonly succeededAt?: Date;
  /** Virtual Payment's number of the refund. */
  readonly wxRefundId?: string;
  /** Virtual Payment's number of the payment. */
  readonly wxOrderId?: string;
  /** WeChat Pay's number of the refund; absent for Apple's. */
  readonly wechatRefundId?: string;
  /** What we gave with the order; only with Apple's refunds. */
  readonly attach?: string;
}

/** A subscription was signed or ended on Android or HarmonyOS (`xpay_subscribe_signing_result_notify`). */
export interface XpayContractChange {
  readonly change: 'signed' | 'ended';
  readonly openid: string;
  readonly productId: string;
  readonly outContractCode: string;
  /** When it was signed or ended. */
  readonly at?: Date;
}

/** A subscription was signed at Apple, or will not be renewed (`xpay_apple_subscribe_…_result_notify`). */
export interface XpayAppleContractChange extends AppleSubscription {
  readonly change: 'signed' | 'ended';
  readonly openid: string;
  readonly productId: string;
  /** What we gave when it was signed. */
  readonly attach: string;
  /** When it was signed or ended; until `renewsAt` it is paid for. */
  readonly at?: Date;
}

/** A deduction we asked for brought nothing (`xpay_subscribe_pay_fail_notify`). */
export interface XpayDeductionFailure {
  readonly openid: string;
  readonly outTradeNo: string;
  readonly env: XpayEnv;
  readonly productId: string;
  readonly attach: string;
  readonly periodDays?: number;
}

/** A payer complained (`xpay_complaint_notify`). */
export interface XpayComplaint {
  readonly openid: string;
  readonly complaintId: string;
  readonly outTradeNo: string;
  readonly detail: string;
  readonly at?: Date;
  readonly wxOrderId?: string;
  readonly wechatTransactionId?: string;
}

/**
 * Apple asks whether to grant a refund (`xpay_subscribe_ios_refund_query_notify`). Answer with `appleRefundAnswer`, within
 * three seconds; Apple asks three times, and decides for itself in the end.
 */
export interface XpayAppleRefundInquiry {
  /** The number of the payment as Virtual Payment writes it here: try it as `outTradeNo`, then as `wxOrderId`. */
  readonly payOrderId: string;
  readonly productId: string;
  readonly quantity?: number;
  /** What the payer told Apple. */
  readonly reason: string;
  readonly delivery: 'notDelivered' | 'delivered' | 'delivering' | 'unknown';
  /** Apple's receipt. */
  readonly appleReceipt: string;
  readonly bundleId: string;
  readonly askedAt?: Date;
  readonly orderedAt?: Date;
}
