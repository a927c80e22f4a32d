import type { Payment } from '../payments/payment.entity.ts';
import type { PaymentDiscrepancy } from '../payments/payment-exception.entity.ts';
import type { Refund } from './refund.entity.ts';
import type { RefundEvidence } from './refund-evidence.ts';

/**
 * Holds WeChat's report against the payment it names, and against the refund that was asked for, if one was. Null when
 * nothing differs. The amount has a function of its own: a sum is judged otherwise than a name.
 */
export function refundDiscrepancies(
  payment: Pick<Payment, 'outTradeNo' | 'merchant' | 'payerOpenid'>,
  refund: Pick<Refund, 'payment'> | null,
  evidence: RefundEvidence,
): PaymentDiscrepancy[] {
  return [
    difference('merchant', payment.merchant, evidence.merchant),
    difference('payerOpenid', payment.payerOpenid, evidence.payerOpenid),
    refund && difference('outTradeNo', refund.payment.outTradeNo, payment.outTradeNo),
  ].filter((one) => one !== null);
}

export const amountDiscrepancy = (expectedFen: number, evidence: RefundEvidence): PaymentDiscrepancy => ({
  fact: 'amountFen',
  expected: String(expectedFen),
  actual: String(evidence.amountFen),
});

function difference(fact: string, expected: string, actual: string | null): PaymentDiscrepancy | null {
  // Null means that this voice does not say.
  return actual === null || actual === expected ? null : { fact, expected, actual };
}
