import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../shared/ids.ts';
import { type PaymentDiscrepancy, PaymentException, PaymentExceptionKind } from './payment-exception.entity.ts';

/** Lists something that does not match, once per kind and document. Part of the transaction of `em`. */
export async function recordException(
  em: EntityManager,
  of: {
    accountId: string;
    paymentId: string | null;
    kind: PaymentExceptionKind;
    outTradeNo: string;
    discrepancies: readonly PaymentDiscrepancy[];
    evidenceKey: string;
    now: Date;
  },
): Promise<void> {
  await em.getConnection().execute(
    `insert into payment_exceptions (id, account_id, payment_id, kind, detail, evidence_key, created_at)
     values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (account_id, kind, evidence_key) do nothing`,
    [
      newId(),
      of.accountId,
      of.paymentId,
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
export async function resolveMismatches(
  em: EntityManager,
  of: { accountId: string; paymentId: string; now: Date },
): Promise<void> {
  await em.nativeUpdate(
    PaymentException,
    { account: of.accountId, payment: of.paymentId, kind: { $in: explainedBySettlement }, resolvedAt: null },
    { resolvedAt: of.now },
  );
}
