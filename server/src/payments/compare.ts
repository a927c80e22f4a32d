import type { PaymentEvidence } from './evidence.ts';
import type { Payment } from './payment.entity.ts';
import { type PaymentDiscrepancy, PaymentExceptionKind } from './payment-exception.entity.ts';
import { Rail } from './rail.ts';

/** What was asked for: the attempt, and the goods it was published as at Virtual Payment. */
export interface Asked {
  readonly payment: Pick<Payment, 'rail' | 'merchant' | 'xpayEnv' | 'appid' | 'payerOpenid' | 'amountFen' | 'currency'>;
  readonly xpayProductId: string | null;
  readonly quantity: number;
}

export interface Mismatch {
  /** Of the gravest fact that differs. */
  readonly kind: PaymentExceptionKind;
  readonly discrepancies: readonly PaymentDiscrepancy[];
}

/** Holds WeChat's report against what we asked for, fact by fact. Null when nothing differs. */
export function mismatchBetween(asked: Asked, evidence: PaymentEvidence): Mismatch | null {
  const { payment } = asked;
  const goods = payment.rail === Rail.XPAY ? evidence.goods : null;
  const found = [
    difference(PaymentExceptionKind.WRONG_MERCHANT, 'merchant', payment.merchant, evidence.merchant),
    difference(PaymentExceptionKind.WRONG_MERCHANT, 'xpayEnv', payment.xpayEnv, evidence.xpayEnv),
    difference(PaymentExceptionKind.WRONG_APP, 'appid', payment.appid, evidence.appid),
    difference(PaymentExceptionKind.WRONG_CURRENCY, 'currency', payment.currency, evidence.currency),
    difference(PaymentExceptionKind.WRONG_AMOUNT, 'amountFen', payment.amountFen, evidence.amountFen),
    difference(PaymentExceptionKind.WRONG_PAYER, 'payerOpenid', payment.payerOpenid, evidence.payerOpenid),
    difference(PaymentExceptionKind.WRONG_GOODS, 'productId', asked.xpayProductId, goods?.productId ?? null),
    difference(PaymentExceptionKind.WRONG_GOODS, 'quantity', asked.quantity, goods?.quantity ?? null),
  ].filter((one) => one !== null);
  const first = found[0];
  return first ? { kind: first.kind, discrepancies: found.map(({ discrepancy }) => discrepancy) } : null;
}

function difference(
  kind: PaymentExceptionKind,
  fact: string,
  expected: string | number | null,
  actual: string | number | null,
): { kind: PaymentExceptionKind; discrepancy: PaymentDiscrepancy } | null {
  // Null means that this voice does not say.
  if (actual === null || actual === expected) return null;
  return { kind, discrepancy: { fact, expected: expected === null ? null : String(expected), actual: String(actual) } };
}
