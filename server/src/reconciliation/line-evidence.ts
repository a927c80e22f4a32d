import { GivenBack, type PaymentEvidence } from '../payments/evidence.ts';
import { Rail } from '../payments/rail.ts';
import { type RefundEvidence, RefundResult } from '../refunds/refund-evidence.ts';
import { fen } from '../shared/money/fen.ts';
import { type Bill, BillKind } from './bill.entity.ts';
import type { BillLine } from './bill-line.entity.ts';

export const railOf = (bill: Pick<Bill, 'kind'>): Rail => (bill.kind === BillKind.XPAY ? Rail.XPAY : Rail.WECHAT_PAY);

/** A bill's word that a payment was made. A bill names the merchant by being theirs. */
export function paymentEvidenceOf(bill: Bill, line: BillLine & { outTradeNo: string }, appid: string): PaymentEvidence {
  return {
    rail: railOf(bill),
    outTradeNo: line.outTradeNo,
    merchant: bill.merchant,
    // Bills are of the live environment alone.
    xpayEnv: bill.kind === BillKind.XPAY ? 0 : null,
    appid: line.detail.appid ?? appid,
    payerOpenid: line.detail.payerOpenid ?? null,
    amountFen: line.amountFen,
    currency: line.detail.currency ?? 'CNY',
    goods: null,
    providerTransactionId: line.providerTransactionId,
    paidAt: line.occurredAt,
    isApple: line.detail.isApple ?? null,
    // What went back stands on lines of its own.
    givenBack: GivenBack.NOTHING,
  };
}

/** A bill's word about a refund; null while it was under way when the bill was written. */
export function refundEvidenceOf(bill: Bill, line: BillLine & { outTradeNo: string }): RefundEvidence | null {
  const { refundState, providerRefundId, isApple } = line.detail;
  if (refundState !== undefined && refundState !== 'succeeded') return null;
  return {
    rail: railOf(bill),
    merchant: bill.merchant,
    payerOpenid: null,
    outTradeNo: line.outTradeNo,
    outRefundNo: line.outRefundNo,
    providerRefundId: providerRefundId ?? null,
    amountFen: fen(-line.amountFen),
    result: RefundResult.SUCCEEDED,
    detail: null,
    isApple: isApple ?? false,
    endedAt: line.occurredAt,
  };
}
