import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import { SettledFrom } from '../payments/payment.entity.ts';
import type { PaymentWatch } from '../payments/payment-watch.ts';
import { Rail } from '../payments/rail.ts';
import type { Fen } from '../shared/money/fen.ts';
import { type RefundEvidence, RefundResult } from './refund-evidence.ts';
import type { RefundSettlement } from './refund-settlement.ts';

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
 * A refund may be reported before its payment: then WeChat is asked about the payment first, which settles it. While WeChat
 * does not answer, the message waits and is tried again.
 */
export const handleRefundReports = (deps: { settlement: RefundSettlement; payments: PaymentWatch }): InboxHandler =>
  handleMessage(refundReported, async (accountId, evidence) => {
    const apply = () => deps.settlement.apply(accountId, evidence, SettledFrom.NOTIFICATION);
    if ((await apply()) !== 'unsettled') return;
    const mayBeSettled = await deps.payments.examineNumber(accountId, evidence);
    if ((await apply()) !== 'unsettled') return;
    if (mayBeSettled) throw new Error(`WeChat does not show payment ${evidence.outTradeNo} as paid yet`);
    await deps.settlement.listUnsettled(accountId, evidence);
  });
