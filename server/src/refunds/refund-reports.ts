import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import { SettledFrom } from '../payments/payment.entity.ts';
import type { PaymentWatch } from '../payments/payment-watch.ts';
import { Rail } from '../payments/rail.ts';
import type { Fen } from '../shared/money/fen.ts';
import { type RefundEvidence, RefundResult } from './refund-evidence.ts';
import type { RefundOutcome, RefundSettlement } from './refund-settlement.ts';
import type { RefundWatch } from './refund-watch.ts';

/** WeChat's unasked word about how a refund ended, over either rail. */
export const refundReported: InboxKind<RefundEvidence> = {
  name: 'refund-reported',
  body: z.object({
    rail: z.enum(Rail),
    merchant: z.string().nullable(),
    payerOpenid: z.string().nullable(),
    outTradeNo: z.string(),
    outRefundNo: z.string().nullable(),
    providerRefundId: z.string().nullable(),
    amountFen: z.int().transform((amount) => amount as Fen),
    result: z.enum(RefundResult),
    detail: z.string().nullable(),
    isApple: z.boolean(),
    endedAt: z.coerce.date(),
  }),
};

/**
 * A refund may be reported before its payment: then WeChat is asked about the payment first, which settles it. One we never
 * asked for is looked up at WeChat. While WeChat does not answer, the message waits and is tried again.
 */
export const handleRefundReports = (deps: {
  settlement: RefundSettlement;
  payments: PaymentWatch;
  refunds: RefundWatch;
}): InboxHandler => {
  const { settlement, payments, refunds } = deps;

  /** @returns null when the payment is not paid and will not be */
  async function settled(accountId: string, evidence: RefundEvidence): Promise<RefundOutcome | null> {
    const apply = () => settlement.apply(accountId, evidence, SettledFrom.NOTIFICATION);
    const first = await apply();
    if (first !== 'unsettled') return first;
    const mayBeSettled = await payments.examineNumber(accountId, evidence);
    const second = await apply();
    if (second !== 'unsettled') return second;
    if (mayBeSettled) throw new Error(`WeChat does not show payment ${evidence.outTradeNo} as paid yet`);
    return null;
  }

  return handleMessage(refundReported, async (accountId, evidence) => {
    const outcome = await settled(accountId, evidence);
    if (outcome !== null && outcome !== 'unasked') return;
    const confirmed = outcome === null ? null : await refunds.lookUp(accountId, evidence);
    if (confirmed) await settlement.apply(accountId, confirmed, SettledFrom.QUERY);
    else await settlement.listUnknown(accountId, evidence);
  });
};
