import type { Fen } from '../../shared/money/fen.ts';

/**
 * Where a WeChat Pay order stands. `refundRequested` says that it was paid and that at least one refund was asked for;
 * a failed attempt leaves `notPaid`.
 */
export type TradeState =
  | 'paid'
  | 'refundRequested'
  | 'notPaid'
  | 'closed'
  | 'revoked'
  | 'paying'
  | 'failed'
  | 'accepted';

/** A WeChat Pay order as WeChat knows it. */
export interface PayTransaction {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly tradeState: TradeState;
  /** What the order costs; absent while WeChat does not say. */
  readonly amountFen?: Fen;
  /** What the payer gave after WeChat's own coupons. */
  readonly payerAmountFen?: Fen;
  readonly currency?: string;
  readonly payerOpenid?: string;
  /** WeChat's number, 28 digits; absent until paid. */
  readonly wechatTransactionId?: string;
  readonly successAt?: Date;
  /** What we gave with the order. */
  readonly attach?: string;
}

/** A transaction that was paid: everything a settlement compares is there. */
export interface PaidTransaction extends PayTransaction {
  readonly tradeState: 'paid' | 'refundRequested';
  readonly amountFen: Fen;
  readonly currency: string;
  readonly payerOpenid: string;
  readonly wechatTransactionId: string;
  readonly successAt: Date;
}

/** What WeChat Pay tells our notify URL. */
export type PayNotification = {
  /** Unique per notification; a repetition carries the same one. */
  readonly id: string;
  /** Such as `TRANSACTION.SUCCESS`. */
  readonly eventType: string;
  readonly createdAt: Date;
  /** The decrypted resource as WeChat wrote it, JSON. */
  readonly plaintext: string;
} & ({ readonly kind: 'paid'; readonly transaction: PaidTransaction } | { readonly kind: 'other' });

/** True when the transaction carries everything a settlement needs. */
export function isPaid(transaction: PayTransaction): transaction is PaidTransaction {
  return (
    (transaction.tradeState === 'paid' || transaction.tradeState === 'refundRequested') &&
    transaction.amountFen !== undefined &&
    transaction.currency !== undefined &&
    transaction.payerOpenid !== undefined &&
    transaction.wechatTransactionId !== undefined &&
    transaction.successAt !== undefined
  );
}
