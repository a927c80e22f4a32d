import type { Payment } from '../payments/payment.entity.ts';
import { Rail } from '../payments/rail.ts';
import type { Fen } from '../shared/money/fen.ts';
import type { XpayRefundResult } from '../wechat/messages/xpay-push-event.ts';
import type { PayRefundFacts, PayRefundNotice } from '../wechat/pay/refund.ts';
import type { XpayRefund } from '../wechat/xpay/refund.ts';
import { RefundFailure } from './refund.entity.ts';

export enum RefundResult {
  /** The payer has the money. */
  SUCCEEDED = 'SUCCEEDED',
  /** No money moved, and none will under this number. */
  FAILED = 'FAILED',
  /** The money left the merchant and did not reach the payer; it waits for somebody to give it another way. */
  STUCK = 'STUCK',
}

/**
 * WeChat's word about how a refund ended, whoever brought it: push, notification, query or bill. A fact is null where that
 * voice does not say it; every fact that is said is compared.
 */
export interface RefundEvidence {
  readonly rail: Rail;
  /** offerId or mchid. */
  readonly merchant: string | null;
  readonly payerOpenid: string | null;
  /** Of the payment it gives back from. */
  readonly outTradeNo: string;
  /** Ours; null for a refund we did not ask for, where WeChat does not number those for us. */
  readonly outRefundNo: string | null;
  /** WeChat's own number of the refund. At least one of the two numbers is there. */
  readonly providerRefundId: string | null;
  readonly amountFen: Fen;
  readonly result: RefundResult;
  /** WeChat's words when it did not succeed. */
  readonly detail: string | null;
  readonly isApple: boolean;
  readonly endedAt: Date;
}

/**
 * From the push of Virtual Payment. It names no merchant; the app it came to stands for it.
 * @param pushedAt taken for the instant of the refund where WeChat gives none
 */
export function evidenceFromXpayRefundPush(push: XpayRefundResult, pushedAt: Date): RefundEvidence {
  return {
    rail: Rail.XPAY,
    merchant: null,
    payerOpenid: push.openid,
    outTradeNo: push.outTradeNo,
    outRefundNo: push.outRefundNo ?? null,
    providerRefundId: push.wxRefundId ?? null,
    amountFen: push.refundFen,
    result: push.isSuccess ? RefundResult.SUCCEEDED : RefundResult.FAILED,
    detail: push.isSuccess ? null : `${push.resultCode} ${push.resultMessage}`.trim(),
    // Whose refund it is, the payment says; the push does not.
    isApple: false,
    endedAt: push.succeededAt ?? pushedAt,
  };
}

/** From a query. WeChat answers only when payer and environment of the question are right. Null while it runs. */
export function evidenceFromXpayRefund(
  refund: XpayRefund,
  asked: { offerId: string; openid: string; outTradeNo: string },
  askedAt: Date,
): RefundEvidence | null {
  if (refund.state === 'running') return null;
  return {
    rail: Rail.XPAY,
    merchant: asked.offerId,
    payerOpenid: asked.openid,
    outTradeNo: asked.outTradeNo,
    outRefundNo: refund.outRefundNo,
    providerRefundId: refund.wxRefundId ?? null,
    amountFen: refund.refundFen,
    result: refund.state === 'succeeded' ? RefundResult.SUCCEEDED : RefundResult.FAILED,
    detail: refund.state === 'succeeded' ? null : `status ${refund.status}`,
    isApple: refund.isApple,
    endedAt: refund.succeededAt ?? askedAt,
  };
}

const payResults = {
  succeeded: RefundResult.SUCCEEDED,
  closed: RefundResult.FAILED,
  abnormal: RefundResult.STUCK,
} as const;

/** From WeChat Pay's notification. */
export const evidenceFromPayRefundNotice = (notice: PayRefundNotice, notifiedAt: Date): RefundEvidence =>
  evidenceFromPay(notice, notice.state, notice.mchid, notifiedAt);

/** From WeChat Pay's answer about a refund. Null while it runs. */
export function evidenceFromPayRefund(refund: PayRefundFacts, mchid: string, askedAt: Date): RefundEvidence | null {
  return refund.state === 'running' ? null : evidenceFromPay(refund, refund.state, mchid, askedAt);
}

function evidenceFromPay(
  facts: PayRefundFacts,
  state: keyof typeof payResults,
  mchid: string,
  heardAt: Date,
): RefundEvidence {
  return {
    rail: Rail.WECHAT_PAY,
    merchant: mchid,
    payerOpenid: null,
    outTradeNo: facts.outTradeNo,
    outRefundNo: facts.outRefundNo,
    providerRefundId: facts.wechatRefundId,
    amountFen: facts.refundFen,
    result: payResults[state],
    detail: state === 'succeeded' ? null : `${state} ${facts.receivedAccount}`.trim(),
    isApple: false,
    endedAt: facts.succeededAt ?? heardAt,
  };
}

/**
 * When the payment's own state tells that all of it went back, and nothing told of the refund itself.
 * @param knownAt taken for the instant of the refund
 */
export function unheardRefundOf(payment: Payment, knownAt: Date): RefundEvidence {
  return {
    rail: payment.rail,
    merchant: payment.merchant,
    payerOpenid: payment.payerOpenid,
    outTradeNo: payment.outTradeNo,
    outRefundNo: unheardNumberOf(payment),
    providerRefundId: null,
    amountFen: payment.amountFen,
    result: RefundResult.SUCCEEDED,
    detail: null,
    isApple: payment.isApple,
    endedAt: knownAt,
  };
}

/** Stands for the number of such a refund. */
export const unheardNumberOf = ({ outTradeNo }: Pick<Payment, 'outTradeNo'>): string => `unheard-${outTradeNo}`;

/** What a person is told about a result that is no success. */
export const failureOfResult = (result: RefundResult.FAILED | RefundResult.STUCK): RefundFailure =>
  result === RefundResult.STUCK ? RefundFailure.PAYER_ACCOUNT_UNUSABLE : RefundFailure.REFUSED_BY_WECHAT;
