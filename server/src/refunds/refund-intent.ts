import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { LockedAttempt } from '../payments/locked-attempt.ts';
import { newId } from '../shared/ids.ts';
import type { Fen } from '../shared/money/fen.ts';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import { Refund, type RefundInitiator } from './refund.entity.ts';
import { firstRefundQueryAt } from './refund-schedule.ts';

/** Asks WeChat for a refund that was committed. What it does not get done, the sweep does. */
export const startRefund = defineJob('start-refund', z.object({ accountId: z.string(), refundId: z.string() }));

/**
 * Writes down that money is to go back, with the number WeChat will be asked under, and queues the asking, in the
 * transaction of `em`. Whatever comes back finds its row. The attempt is locked and has no other open refund.
 */
export async function intendRefund(
  em: EntityManager,
  { order, payment }: LockedAttempt,
  of: {
    amountFen: Fen;
    initiator: RefundInitiator;
    staffId?: string;
    reason: string;
    endsAccess: boolean;
    idempotencyKey?: string;
    now: Date;
  },
): Promise<Refund> {
  const id = newId();
  const accountId = payment.account.id;
  const refund = em.create(Refund, {
    id,
    account: accountId,
    order,
    payment,
    rail: payment.rail,
    merchant: payment.merchant,
    // Unique for ever at every merchant, within 32 characters that both rails take.
    outRefundNo: id.replaceAll('-', ''),
    amountFen: of.amountFen,
    initiator: of.initiator,
    staffId: of.staffId ?? null,
    reason: of.reason,
    endsAccess: of.endsAccess,
    idempotencyKey: of.idempotencyKey ?? null,
    createdAt: of.now,
    nextQueryAt: firstRefundQueryAt(of.now),
  });
  await em.flush();
  await addJob(em, startRefund, { accountId, refundId: id }, { key: `refund:${id}` });
  return refund;
}
