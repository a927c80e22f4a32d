import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import { wireFen, wireInstant } from './wire.ts';

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

const tradeStates: Readonly<Record<string, TradeState>> = {
  SUCCESS: 'paid',
  REFUND: 'refundRequested',
  NOTPAY: 'notPaid',
  CLOSED: 'closed',
  REVOKED: 'revoked',
  USERPAYING: 'paying',
  PAYERROR: 'failed',
  ACCEPT: 'accepted',
};

/** The transaction resource, equal in queries and notifications. */
export const transactionSchema = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string().transform((state, context) => {
    const known = tradeStates[state];
    if (known) return known;
    context.addIssue({ code: 'custom', message: 'unknown trade state' });
    return z.NEVER;
  }),
  transaction_id: z.string().optional(),
  success_time: wireInstant.optional(),
  attach: z.string().optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  amount: z
    .object({
      total: wireFen.optional(),
      payer_total: wireFen.optional(),
      currency: z.string().optional(),
    })
    .optional(),
});

export function transactionFromWire(wire: z.infer<typeof transactionSchema>): PayTransaction {
  return {
    appid: wire.appid,
    mchid: wire.mchid,
    outTradeNo: wire.out_trade_no,
    tradeState: wire.trade_state,
    amountFen: wire.amount?.total,
    payerAmountFen: wire.amount?.payer_total,
    currency: wire.amount?.currency,
    payerOpenid: wire.payer?.openid,
    wechatTransactionId: wire.transaction_id || undefined,
    successAt: wire.success_time,
    attach: wire.attach,
  };
}
