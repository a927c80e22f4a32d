import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../shared/ids.ts';
import { type PaymentDiscrepancy, PaymentException, PaymentExceptionKind } from './payment-exception.entity.ts';

/** Lists something that does not match, once per kind and document. Part of the transaction of `em`. */
export async function recordException(
  em: EntityManager,
  of: {
    accountId: string;
    paymentId: string | null;
    refundId?: string | null;
    kind: PaymentExceptionKind;
    outTradeNo: string;
    discrepancies: readonly PaymentDiscrepancy[];
    evidenceKey: string;
    now: Date;
  },
): Promise<void> {
  await em.getConnection().execute(
    `insert into payment_exceptions (id, account_id, payment_id, refund_id, kind, detail, evidence_key, created_at)
     values (?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (account_id, kind, evidence_key) do nothing`,
    [
      newId(),
      of.accountId,
      of.paymentId,
      of.refundId ?? null,
      of.kind,
      JSON.stringify({ outTradeNo: of.outTradeNo, discrepancies: of.discrepancies }),
      of.evidenceKey,
      of.now,
    ],
    'run',
    em.getTransactionContext(),
  );
}

/** Kinds that a proper report about the same attempt explains: somebody, or some line, told us something untrue. */
const explainedBySettlement = [
  PaymentExceptionKind.WRONG_MERCHANT,
  PaymentExceptionKind.WRONG_APP,
  PaymentExceptionKind.WRONG_CURRENCY,
  PaymentExceptionKind.WRONG_AMOUNT,
  PaymentExceptionKind.WRONG_PAYER,
  PaymentExceptionKind.WRONG_GOODS,
];

/** The attempt was settled with matching facts after all: its mismatches need nobody's attention any more. */
export const resolveMismatches = (
  em: EntityManager,
  of: { accountId: string; paymentId: string; now: Date },
): Promise<void> => resolveExceptions(em, { ...of, kinds: explainedBySettlement });

/** Takes what has found its explanation off the list. */
export async function resolveExceptions(
  em: EntityManager,
  of: {
    accountId: string;
    paymentId: string;
    kinds: readonly PaymentExceptionKind[];
    now: Date;
  },
): Promise<void> {
  await em.nativeUpdate(
    PaymentException,
    {
      account: of.accountId,
      payment: of.paymentId,
      kind: { $in: [...of.kinds] },
      resolvedAt: null,
    },
    { resolvedAt: of.now },
  );
}

/** The same, by how the names of their documents begin: what was said about one number, by whomever. */
export async function resolveExceptionsAbout(
  em: EntityManager,
  of: { accountId: string; kind: PaymentExceptionKind; document: string; now: Date },
): Promise<void> {
  await em.getConnection().execute(
    `update payment_exceptions set resolved_at = ?
      where account_id = ? and kind = ? and starts_with(evidence_key, ?) and resolved_at is null`,
    [of.now, of.accountId, of.kind, of.document],
    'run',
    em.getTransactionContext(),
  );
}
