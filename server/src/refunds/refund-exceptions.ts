import type { EntityManager } from '@mikro-orm/postgresql';
import { recordException, resolveExceptionsAbout } from '../payments/exceptions.ts';
import type { Payment } from '../payments/payment.entity.ts';
import { type PaymentDiscrepancy, PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import type { Refund, RefundFailure } from './refund.entity.ts';
import type { RefundEvidence } from './refund-evidence.ts';

/** Lists a report about a refund that differs from what was asked for, or from what is left. */
export async function listRefundMismatch(
  em: EntityManager,
  evidence: RefundEvidence,
  of: { payment: Payment; refund: Refund | null; discrepancies: readonly PaymentDiscrepancy[]; now: Date },
): Promise<void> {
  const { payment, refund, discrepancies, now } = of;
  // The row it points to may not be there yet.
  await em.flush();
  await recordException(em, {
    accountId: payment.account.id,
    paymentId: payment.id,
    refundId: refund?.id ?? null,
    kind: PaymentExceptionKind.REFUND_MISMATCH,
    outTradeNo: evidence.outTradeNo,
    discrepancies,
    evidenceKey: claimOf(evidence),
    now,
  });
}

/** Lists a refund of a payment that is not ours, or not known as paid, or that WeChat itself does not know. */
export async function listUnknownRefund(
  em: EntityManager,
  evidence: RefundEvidence,
  of: { accountId: string; now: Date },
): Promise<void> {
  await recordException(em, {
    accountId: of.accountId,
    paymentId: null,
    kind: PaymentExceptionKind.UNKNOWN_REFUND,
    outTradeNo: evidence.outTradeNo,
    discrepancies: [{ fact: 'amountFen', expected: null, actual: String(evidence.amountFen) }],
    evidenceKey: claimOf(evidence),
    now: of.now,
  });
}

/** Lists a refund that failed, or waits for a person, with the reason. */
export async function listRefundFailure(
  em: EntityManager,
  refund: Refund,
  of: { failure: RefundFailure; detail: string | null; now: Date },
): Promise<void> {
  const { failure, detail, now } = of;
  await recordException(em, {
    accountId: refund.account.id,
    paymentId: refund.payment.id,
    refundId: refund.id,
    kind: PaymentExceptionKind.REFUND_FAILED,
    outTradeNo: refund.payment.outTradeNo,
    discrepancies: [{ fact: 'failure', expected: null, actual: detail === null ? failure : `${failure}: ${detail}` }],
    evidenceKey: `${refund.outRefundNo}/${failure}`,
    now,
  });
}

/** A refund succeeded as it was asked for: who said otherwise about it told us something untrue. */
export async function resolveUntruths(
  em: EntityManager,
  evidence: RefundEvidence,
  of: { accountId: string; now: Date },
): Promise<void> {
  const about = { ...of, document: documentOf(evidence) };
  await resolveExceptionsAbout(em, { ...about, kind: PaymentExceptionKind.REFUND_MISMATCH });
  await resolveExceptionsAbout(em, { ...about, kind: PaymentExceptionKind.UNKNOWN_REFUND });
}

/** Names a refund as the voices do: everything said about one number begins with it. */
const documentOf = ({ rail, outTradeNo, outRefundNo, providerRefundId }: RefundEvidence): string =>
  `${rail}/${outTradeNo}/${outRefundNo ?? providerRefundId}/`;

/** The same claim again is the same; another amount, or another payer, is another. */
const claimOf = (evidence: RefundEvidence): string =>
  `${documentOf(evidence)}${evidence.merchant ?? ''}/${evidence.payerOpenid ?? ''}/${evidence.amountFen}`;
