import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { timelineOf } from '../memberships/member-timeline.ts';
import type { ScheduledTierChange } from '../memberships/scheduled-tier-change.entity.ts';
import { scheduledChangeOf } from '../memberships/scheduled-tier-changes.ts';
import { beginningAfter } from '../memberships/timeline.ts';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import { addDays, dueDayBefore, firstDueDayFrom, laterOf, NOTICE_DAYS, noticeTimeFor } from './charge-calendar.ts';
import { ChargeFailure, RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import type { RenewalContract } from './renewal-contract.entity.ts';

/** Takes the next step of a charge now; what it does not get done, the sweep does. */
export const stepCharge = defineJob('step-renewal-charge', z.object({ accountId: z.string(), chargeId: z.string() }));

/**
 * Where the next period of a contract would begin: where the hold on its tier and on greater ones ends. `now` when nothing is
 * held. The member's row is locked.
 */
export async function holdEndOf(em: EntityManager, contract: RenewalContract, now: Date): Promise<Date> {
  const owner = { accountId: contract.account.id, memberId: contract.member.id, now };
  const timeline = await timelineOf(em, owner);
  return beginningAfter(timeline.spans, { rank: timeline.rankOf(contract.tier.id) }, now);
}

/**
 * Plans the charge for the period after what is held, to be announced in time.
 * @param earliest no day T before this one: WeChat makes us wait
 */
export async function planCharge(
  em: EntityManager,
  contract: RenewalContract,
  now: Date,
  earliest: string = firstDueDayFrom(now),
): Promise<RenewalCharge> {
  const dueOn = laterOf(dueDayBefore(await holdEndOf(em, contract, now)), earliest);
  return createCharge(em, contract, { dueOn, status: RenewalChargeStatus.DUE, nextTryAt: noticeTimeFor(dueOn), now });
}

/**
 * Plans the first charge of a contract that was just signed. What is held runs out first; where nothing is held, or it ends
 * before a deduction could be announced, the first period is deducted at once, as WeChat allows after a signing.
 */
export async function planFirstCharge(em: EntityManager, contract: RenewalContract, now: Date): Promise<void> {
  const holdEnd = await holdEndOf(em, contract, now);
  const isInTime = dueDayBefore(holdEnd) > addDays(shanghaiDate(now), NOTICE_DAYS);
  if (holdEnd > now && isInTime) {
    await planCharge(em, contract, now);
    return;
  }
  const dueOn = shanghaiDate(now);
  const charge = await createCharge(em, contract, {
    dueOn,
    status: RenewalChargeStatus.ANNOUNCED,
    nextTryAt: now,
    now,
  });
  await em.flush();
  const payload = { accountId: contract.account.id, chargeId: charge.id };
  await addJob(em, stepCharge, payload, { key: `renewal-charge:${charge.id}` });
}

/** What the next period costs: the contract's price, or the lesser tier's that the member wants from then on. */
export async function wantedChange(em: EntityManager, contract: RenewalContract): Promise<ScheduledTierChange | null> {
  const change = await scheduledChangeOf(em, { accountId: contract.account.id, memberId: contract.member.id });
  return change?.fromTier.id === contract.tier.id ? change : null;
}

/** Whether the contract can charge what the member wants: it was signed for its own period and price at most. */
export const isChargeable = (contract: RenewalContract, { tierPrice }: ScheduledTierChange): boolean =>
  tierPrice.period === contract.tierPrice.period &&
  tierPrice.amountFen <= contract.amountFen &&
  tierPrice.amountFen >= LEAST_FEN &&
  tierPrice.tier.archivedAt === null;

/** WeChat deducts no less. */
const LEAST_FEN = 100;

/** A charge that will bring nothing: other time was bought, or WeChat makes us wait; the next one is planned. */
export async function replaceCharge(
  em: EntityManager,
  contract: RenewalContract,
  charge: RenewalCharge,
  of: { why: ChargeFailure; earliest: string; now: Date },
): Promise<void> {
  charge.order?.close(of.now);
  charge.giveUp(of.why, of.now);
  await em.flush();
  if (contract.isRunning()) await planCharge(em, contract, of.now, of.earliest);
}

async function createCharge(
  em: EntityManager,
  contract: RenewalContract,
  of: { dueOn: string; status: RenewalChargeStatus; nextTryAt: Date; now: Date },
): Promise<RenewalCharge> {
  const account = contract.account.id;
  const [last] = await em.find(
    RenewalCharge,
    { account, contract: contract.id },
    { orderBy: { periodNumber: 'desc' }, limit: 1 },
  );
  return em.create(RenewalCharge, {
    account,
    contract,
    periodNumber: (last?.periodNumber ?? 0) + 1,
    amountFen: contract.amountFen,
    dueOn: of.dueOn,
    status: of.status,
    nextTryAt: of.nextTryAt,
    createdAt: of.now,
  });
}
