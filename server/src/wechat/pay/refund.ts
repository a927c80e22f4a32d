import { z } from 'zod';
import { type Fen, fen } from '../../shared/money/fen.ts';
import { NotFromWeChat } from '../errors.ts';
import { wireFen, wireInstant } from './wire.ts';

/**
 * Where a refund over WeChat Pay stands. `abnormal`: the payer's card or account takes no money, and somebody must give
 * it another way in the merchant console; `closed`: it failed and the money is back with the merchant.
 */
export type PayRefundState = 'running' | 'succeeded' | 'closed' | 'abnormal';

export interface PayRefundRequest {
  /** The payment to give back from. */
  readonly outTradeNo: string;
  /** At most 64 of `0-9A-Za-z_-|*@`. One number is one refund: a new number after a lost answer refunds twice. */
  readonly outRefundNo: string;
  readonly refundFen: Fen;
  /** What the payment was over in all. */
  readonly totalFen: Fen;
  /** Shown to the payer; at most 80 bytes. */
  readonly reason?: string;
  /** http or https, without a query. */
  readonly notifyUrl?: string;
}

/** What queries and notifications both say. */
export interface PayRefundFacts {
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly state: PayRefundState;
  readonly refundFen: Fen;
  /** What the payment was over in all. */
  readonly totalFen: Fen;
  /** What the payer gets back, without WeChat's own coupons. */
  readonly payerRefundFen: Fen;
  readonly wechatRefundId: string;
  readonly wechatTransactionId: string;
  /** Where the money goes, in WeChat's words, such as `招商银行信用卡0403`. */
  readonly receivedAccount: string;
  readonly succeededAt?: Date;
}

/** A refund as WeChat Pay answers about it. */
export interface PayRefund extends PayRefundFacts {
  readonly createdAt: Date;
}

/** A refund as WeChat Pay reports its end; it may arrive before the notification of the payment. */
export interface PayRefundNotice extends PayRefundFacts {
  readonly mchid: string;
  readonly state: Exclude<PayRefundState, 'running'>;
}

const states = { PROCESSING: 'running', SUCCESS: 'succeeded', CLOSED: 'closed', ABNORMAL: 'abnormal' } as const;
const ended = { SUCCESS: 'succeeded', CLOSED: 'closed', ABNORMAL: 'abnormal' } as const;

const factsSchema = z.object({
  out_refund_no: z.string().min(1),
  out_trade_no: z.string().min(1),
  refund_id: z.string().min(1),
  transaction_id: z.string().min(1),
  user_received_account: z.string().default(''),
  success_time: wireInstant.optional(),
  amount: z.object({ total: wireFen, refund: wireFen, payer_refund: wireFen.optional() }),
});

export const refundSchema = factsSchema
  .extend({
    status: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
    create_time: wireInstant,
  })
  .transform((wire): PayRefund => ({ ...factsOf(wire, states[wire.status]), createdAt: wire.create_time }));

export const refundNoticeSchema = factsSchema
  .extend({ mchid: z.string(), refund_status: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']) })
  .transform((wire): PayRefundNotice => {
    const state = ended[wire.refund_status];
    return { ...factsOf(wire, state), state, mchid: wire.mchid };
  });

export function refundToWire(refund: PayRefundRequest): object {
  return {
    out_trade_no: refund.outTradeNo,
    out_refund_no: refund.outRefundNo,
    ...(refund.reason === undefined ? {} : { reason: refund.reason }),
    ...(refund.notifyUrl === undefined ? {} : { notify_url: refund.notifyUrl }),
    amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
  };
}

/** @throws NotFromWeChat for an answer about another refund */
export function checkIsAbout(refund: PayRefund, asked: { outRefundNo: string; outTradeNo?: string }): PayRefund {
  const isTheOne =
    refund.outRefundNo === asked.outRefundNo &&
    (asked.outTradeNo === undefined || refund.outTradeNo === asked.outTradeNo);
  if (!isTheOne) throw new NotFromWeChat('WeChat Pay refund', 'wrongOrder');
  return refund;
}

export const refundPath = (outRefundNo: string): string =>
  `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`;

function factsOf(wire: z.infer<typeof factsSchema>, state: PayRefundState): PayRefundFacts {
  return {
    outRefundNo: wire.out_refund_no,
    outTradeNo: wire.out_trade_no,
    state,
    refundFen: wire.amount.refund,
    totalFen: wire.amount.total,
    payerRefundFen: wire.amount.payer_refund ?? fen(wire.amount.refund),
    wechatRefundId: wire.refund_id,
    wechatTransactionId: wire.transaction_id,
    receivedAccount: wire.user_received_account,
    ...(state === 'succeeded' && wire.success_time ? { succeededAt: wire.success_time } : {}),
  };
}
