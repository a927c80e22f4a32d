import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import type { Fen } from '../shared/money/fen.ts';
import { GivenBack, type PaymentEvidence } from './evidence.ts';
import { SettledFrom } from './payment.entity.ts';
import { Rail } from './rail.ts';
import type { Settlement } from './settlement.ts';

/** WeChat's unasked word that an attempt was paid, over either rail. */
export const paymentReported: InboxKind<PaymentEvidence> = {
  name: 'payment-reported',
  body: z.object({
    rail: z.enum(Rail),
    outTradeNo: z.string(),
    merchant: z.string().nullable(),
    xpayEnv: z.union([z.literal(0), z.literal(1)]).nullable(),
    appid: z.string(),
    payerOpenid: z.string().nullable(),
    amountFen: z.int().transform((amount) => amount as Fen),
    currency: z.string(),
    goods: z.object({ productId: z.string(), quantity: z.int() }).nullable(),
    providerTransactionId: z.string().nullable(),
    paidAt: z.coerce.date(),
    // Messages kept by an earlier version do not have these.
    isApple: z.boolean().nullable().default(null),
    givenBack: z.enum(GivenBack).default(GivenBack.NOTHING),
  }),
};

export const handlePaymentReports = ({ settlement }: { settlement: Settlement }): InboxHandler =>
  handleMessage(paymentReported, (accountId, evidence) =>
    settlement.settle(accountId, evidence, SettledFrom.NOTIFICATION),
  );
