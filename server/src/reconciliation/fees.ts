import type { EntityManager } from '@mikro-orm/postgresql';
import { assetOf, credit, debit, post } from '../payments/ledger.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { Payment } from '../payments/payment.entity.ts';
import { Rail } from '../payments/rail.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

const expenseOf = (rail: Rail) => (rail === Rail.XPAY ? 'expenses:fees:xpay' : 'expenses:fees:wechat-pay');
const documentOf = ({ rail, merchant, outTradeNo, providerTransactionId }: Payment) =>
  rail === Rail.XPAY ? `xpay/${merchant}/${outTradeNo}/fee` : `wechat-pay/${merchant}/${providerTransactionId}/fee`;

/** Books what WeChat kept of a payment, once; at the flush of `em`. The payment is locked. */
export function bookFee(em: EntityManager, payment: Payment, feeFen: Fen, at: { occurredAt: Date; now: Date }): void {
  if (payment.feeFen !== null) return;
  payment.feeFen = feeFen;
  if (feeFen === 0) return;
  post(em, {
    accountId: payment.account.id,
    kind: LedgerKind.FEE,
    orderId: payment.order.id,
    paymentId: payment.id,
    providerDocument: documentOf(payment),
    ...at,
    lines: [debit(expenseOf(payment.rail), feeFen), credit(assetOf(payment), feeFen)],
  });
}

/** Books what WeChat gave back of a fee with a refund, once; in the transaction of `em`. The payment is locked. */
export async function bookFeeReturn(
  em: EntityManager,
  payment: Payment,
  of: { outRefundNo: string; refundId: string | null; returnedFen: Fen; occurredAt: Date; now: Date },
): Promise<void> {
  if (of.returnedFen <= 0) return;
  const providerDocument = `${documentOf(payment)}/returned/${of.outRefundNo}`;
  const known = await em
    .getConnection()
    .execute<unknown[]>(
      'select 1 from ledger_transactions where account_id = ? and kind = ? and provider_document = ?',
      [payment.account.id, LedgerKind.FEE_RETURN, providerDocument],
      'all',
      em.getTransactionContext(),
    );
  if (known.length > 0) return;
  post(em, {
    accountId: payment.account.id,
    kind: LedgerKind.FEE_RETURN,
    orderId: payment.order.id,
    paymentId: payment.id,
    ...(of.refundId && { refundId: of.refundId }),
    providerDocument,
    occurredAt: of.occurredAt,
    now: of.now,
    lines: [debit(assetOf(payment), of.returnedFen), credit(expenseOf(payment.rail), fen(of.returnedFen))],
  });
}
