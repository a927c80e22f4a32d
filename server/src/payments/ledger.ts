import type { EntityManager } from '@mikro-orm/postgresql';
import { type Fen, fen } from '../shared/money/fen.ts';
import { LedgerEntry } from './ledger-entry.entity.ts';
import { type LedgerKind, LedgerTransaction } from './ledger-transaction.entity.ts';
import type { Payment } from './payment.entity.ts';
import { Rail } from './rail.ts';

/** A line before it is written: debit positive, credit negative. */
export interface LedgerLine {
  readonly ledgerAccount: string;
  readonly amountFen: Fen;
}

export const debit = (ledgerAccount: string, amountFen: Fen): LedgerLine => ({ ledgerAccount, amountFen });
export const credit = (ledgerAccount: string, amountFen: Fen): LedgerLine => ({
  ledgerAccount,
  amountFen: fen(-amountFen),
});

/** The asset that grows when money arrives over this attempt's rail: what WeChat owes the merchant. */
export function assetOf(payment: Pick<Payment, 'rail' | 'merchant'>): string {
  return payment.rail === Rail.XPAY
    ? `assets:wechat:xpay:${payment.merchant}`
    : `assets:wechat:pay:${payment.merchant}`;
}

/** Money that bought nothing is owed to whoever paid it. */
export const UNAPPLIED_PAYMENTS = 'liabilities:unapplied-payments';

/** WeChat's document for a payment; unique in the ledger, so no payment can be booked twice. */
export function providerDocumentOf(
  payment: Pick<Payment, 'rail' | 'merchant' | 'outTradeNo' | 'providerTransactionId'>,
): string {
  // Virtual Payment gives Apple payments no transaction number; the order number is its one constant.
  return payment.rail === Rail.XPAY
    ? `xpay/${payment.merchant}/${payment.outTradeNo}`
    : `wechat-pay/${payment.merchant}/${payment.providerTransactionId}`;
}

/**
 * Writes one transaction of the ledger with its lines, at the flush of `em`.
 * @throws RangeError when the lines do not balance; PostgreSQL would refuse them at the commit
 */
export function post(
  em: EntityManager,
  of: {
    accountId: string;
    kind: LedgerKind;
    orderId?: string;
    paymentId?: string;
    refundId?: string;
    commissionId?: string;
    payoutId?: string;
    providerDocument: string;
    occurredAt: Date;
    now: Date;
    lines: readonly LedgerLine[];
  },
): LedgerTransaction {
  const total = of.lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (of.lines.length < 2 || total !== 0) throw new RangeError(`ledger lines do not balance: ${total} fen`);
  const transaction = em.create(LedgerTransaction, {
    account: of.accountId,
    kind: of.kind,
    order: of.orderId ?? null,
    payment: of.paymentId ?? null,
    refundId: of.refundId ?? null,
    commissionId: of.commissionId ?? null,
    payoutId: of.payoutId ?? null,
    providerDocument: of.providerDocument,
    lineCount: of.lines.length,
    occurredAt: of.occurredAt,
    createdAt: of.now,
  });
  of.lines.forEach((line, index) => {
    em.create(LedgerEntry, { account: of.accountId, transaction, line: index + 1, ...line });
  });
  return transaction;
}
