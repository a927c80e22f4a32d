import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { TierChangeStatus } from '../memberships/scheduled-tier-change.entity.ts';
import type { Attribution } from '../payments/order-desk.ts';
import { Payment, PaymentStatus } from '../payments/payment.entity.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import {
  dueDayBefore,
  endOf,
  FIRST_RETRY_PAUSE_MS,
  FREE_WINDOW_MS,
  firstDueDayFrom,
  isOpenAt,
  lastTryDay,
  laterOf,
  nextDueDayAfter,
  noticeTimeFor,
  openFrom,
  openingOf,
  RETRY_PAUSE_MS,
} from './charge-calendar.ts';
import { createAttempt } from './charge-order.ts';
import { holdEndOf, isChargeable, replaceCharge, wantedChange } from './charge-plan.ts';
import { beginEnding } from './contract-end.ts';
import { ChargeFailure, RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import { ContractEnder, type RenewalContract, RenewalVariant } from './renewal-contract.entity.ts';

/** How long an answer of WeChat's is waited for before the step is taken again. */
const CLAIM_MS = 2 * 60_000;
/** While the member has a pay sheet open for a membership of their own. */
const WAIT_FOR_ORDER_MS = 10 * 60_000;
/** Who holds so much more has renewed otherwise; less is a courtesy, and the next period begins behind it. */
const HELD_OTHERWISE_MS = 7 * 86_400_000;

/** What is to be asked of WeChat after the commit. */
export type NextAsk =
  | { readonly ask: 'nothing' }
  /** Tell the payer of it. */
  | { readonly ask: 'announce'; readonly charge: RenewalCharge; readonly wasAskedBefore: boolean }
  /** Deduct it, or say what came of deducting. */
  | { readonly ask: 'deduct'; readonly charge: RenewalCharge; readonly payment: Payment; readonly isNew: boolean };

export interface LockedCharge {
  readonly contract: RenewalContract;
  readonly charge: RenewalCharge;
  readonly now: Date;
}

const nothing: NextAsk = { ask: 'nothing' };

/**
 * Decides what a charge needs now, and commits the intent, so that whatever comes of asking finds its rows. Member and contract
 * are locked; the charge is read under that lock.
 */
export async function decide(em: EntityManager, locked: LockedCharge, attribution: Attribution): Promise<NextAsk> {
  const { contract, charge, now } = locked;
  if (!charge.isOpen()) return nothing;
  if (charge.status === RenewalChargeStatus.SUBMITTED) return decideSubmitted(em, locked);
  if (contract.member.bannedAt || contract.tier.archivedAt) {
    await beginEnding(em, contract, ContractEnder.SYSTEM, now);
    return nothing;
  }
  if (!contract.isRunning()) {
    charge.order?.close(now);
    charge.giveUp(ChargeFailure.CONTRACT_ENDED, now);
    return nothing;
  }
  return charge.status === RenewalChargeStatus.DUE ? decideDue(em, locked) : decideAnnounced(em, locked, attribution);
}

async function decideDue(em: EntityManager, { contract, charge, now }: LockedCharge): Promise<NextAsk> {
  // The hold may have become longer since, by a renewal by hand, a gift, a greater tier; or shorter, by a refund of one.
  const earliest = (await mayComeSooner(em, contract, charge)) ? firstDueDayFrom(now) : charge.dueOn;
  const dueOn = laterOf(earliest, dueDayBefore(await holdEndOf(em, contract, now)));
  if (charge.announcedAt === null && dueOn !== charge.dueOn) charge.moveTo(dueOn, noticeTimeFor(dueOn));
  const from = openFrom(noticeTimeFor(charge.dueOn) > now ? noticeTimeFor(charge.dueOn) : now);
  if (from > now) {
    charge.nextTryAt = from;
    return nothing;
  }
  const wasAskedBefore = charge.announcedAt !== null;
  // What was announced before is what it stays.
  if (!wasAskedBefore && !(await applyWantedChange(em, contract, now))) return nothing;
  if (!wasAskedBefore) charge.amountFen = contract.amountFen;
  charge.announcedAt ??= now;
  charge.nextTryAt = new Date(now.getTime() + CLAIM_MS);
  return { ask: 'announce', charge, wasAskedBefore };
}

/** Whether its day is only where the hold ends; where WeChat made us wait after a day that brought nothing, it stays. */
async function mayComeSooner(em: EntityManager, contract: RenewalContract, charge: RenewalCharge): Promise<boolean> {
  if (charge.lastFailure !== null) return false;
  const { account, id } = contract;
  const last = await em.findOne(RenewalCharge, { account, contract: id, periodNumber: charge.periodNumber - 1 });
  return last === null || last.status === RenewalChargeStatus.PAID;
}

/** The member wants a lesser tier from now on. @returns false when the contract cannot charge that, and ends instead */
async function applyWantedChange(em: EntityManager, contract: RenewalContract, now: Date): Promise<boolean> {
  const change = await wantedChange(em, contract);
  if (!change) return true;
  change.end(TierChangeStatus.DONE, now);
  if (!isChargeable(contract, change)) {
    await beginEnding(em, contract, ContractEnder.SYSTEM, now);
    return false;
  }
  contract.tierPrice = change.tierPrice;
  contract.tier = change.tierPrice.tier;
  contract.amountFen = change.tierPrice.amountFen;
  return true;
}

async function decideAnnounced(em: EntityManager, locked: LockedCharge, attribution: Attribution): Promise<NextAsk> {
  const { contract, charge, now } = locked;
  const today = shanghaiDate(now);
  if (charge.needsNoNotice()) {
    if (now > freeUntil(contract)) return windowOver(em, locked);
  } else {
    if (today < charge.dueOn) return later(charge, openingOf(charge.dueOn));
    const isMissed = charge.tries === 0 && today > charge.dueOn;
    if (isMissed || today > lastTryDay(charge.dueOn)) return windowOver(em, locked);
    if (!isOpenAt(now)) return later(charge, openFrom(now));
  }
  const holdEnd = await holdEndOf(em, contract, now);
  if (holdEnd.getTime() - now.getTime() > HELD_OTHERWISE_MS) {
    const earliest = earliestAfter(contract, charge, now);
    await moveOn(em, locked, laterOf(dueDayBefore(holdEnd), earliest), ChargeFailure.RENEWED_OTHERWISE);
    return nothing;
  }
  if (await isPayingByHand(em, contract, now)) return later(charge, new Date(now.getTime() + WAIT_FOR_ORDER_MS));
  const isHeld = holdEnd > now;
  const expiresAt = windowEndOf(contract, charge);
  const { order, payment } = await createAttempt(em, { ...locked, isHeld, expiresAt }, attribution);
  charge.markSubmitted(order, new Date(now.getTime() + CLAIM_MS));
  return { ask: 'deduct', charge, payment, isNew: true };
}

async function decideSubmitted(em: EntityManager, locked: LockedCharge): Promise<NextAsk> {
  const { charge, now } = locked;
  const payment = await latestAttemptOf(em, charge);
  if (payment.status === PaymentStatus.PAID) return nothing;
  // Closed without another look: WeChat said that it is over. Otherwise only our own time ran out.
  if (payment.status === PaymentStatus.CLOSED && payment.nextQueryAt === null) {
    await deductionFailed(em, locked, payment);
    return nothing;
  }
  charge.nextTryAt = new Date(now.getTime() + CLAIM_MS);
  return { ask: 'deduct', charge, payment, isNew: false };
}

/** WeChat says that nothing was deducted: another try, or none. The charge is SUBMITTED. */
export async function deductionFailed(em: EntityManager, locked: LockedCharge, payment: Payment): Promise<void> {
  const { contract, charge, now } = locked;
  payment.close(now, null);
  const isByApple = contract.variant === RenewalVariant.APPLE;
  if (isByApple || !contract.isRunning()) {
    charge.order?.close(now);
    charge.giveUp(isByApple ? ChargeFailure.DEDUCTION_FAILED : ChargeFailure.CONTRACT_ENDED, now);
    return;
  }
  const { nextTryAt, isOver } = nextTry(contract, charge, now);
  charge.markFailed(nextTryAt);
  if (!isOver) return;
  charge.order?.close(now);
  charge.giveUp(ChargeFailure.DEDUCTION_FAILED, now);
  await beginEnding(em, contract, ContractEnder.SYSTEM, now);
}

/** WeChat knows of no announcement after all: it is made once more. The number was never used. The charge is SUBMITTED. */
export async function notAnnounced(em: EntityManager, locked: LockedCharge, payment: Payment): Promise<void> {
  payment.close(locked.now, null);
  await moveOn(em, locked, firstDueDayFrom(locked.now), ChargeFailure.NOT_ANNOUNCED);
}

/** WeChat does not take the number now; it was not used. The charge is SUBMITTED. */
export async function notTaken(_: EntityManager, locked: LockedCharge, payment: Payment): Promise<void> {
  const { contract, charge, now } = locked;
  payment.close(now, null);
  const { nextTryAt, isOver } = nextTry(contract, charge, now);
  charge.markNotTaken(isOver ? now : nextTryAt);
}

/** The days or hours in which WeChat would have deducted are over. */
async function windowOver(em: EntityManager, locked: LockedCharge): Promise<NextAsk> {
  const { contract, charge, now } = locked;
  if (charge.tries > 0) {
    charge.order?.close(now);
    charge.giveUp(ChargeFailure.DEDUCTION_FAILED, now);
    await beginEnding(em, contract, ContractEnder.SYSTEM, now);
    return nothing;
  }
  await moveOn(em, locked, earliestAfter(contract, charge, now), ChargeFailure.DAY_MISSED);
  return nothing;
}

/** The charge waits for another day; once it has an order, the next one takes its place. */
async function moveOn(em: EntityManager, { contract, charge, now }: LockedCharge, dueOn: string, why: ChargeFailure) {
  if (charge.order) await replaceCharge(em, contract, charge, { why, earliest: dueOn, now });
  else charge.moveTo(dueOn, noticeTimeFor(dueOn), why);
}

function earliestAfter(contract: RenewalContract, charge: RenewalCharge, now: Date): string {
  if (charge.announcedAt === null) return firstDueDayFrom(now);
  const { periodDays } = contract;
  return laterOf(firstDueDayFrom(now), nextDueDayAfter(charge.dueOn, { periodDays, hasFailed: charge.tries > 0 }));
}

function nextTry(contract: RenewalContract, charge: RenewalCharge, now: Date): { nextTryAt: Date; isOver: boolean } {
  if (charge.announcedAt === null) {
    const nextTryAt = new Date(now.getTime() + FIRST_RETRY_PAUSE_MS);
    return { nextTryAt, isOver: nextTryAt > freeUntil(contract) };
  }
  const nextTryAt = openFrom(new Date(now.getTime() + RETRY_PAUSE_MS));
  return { nextTryAt, isOver: shanghaiDate(nextTryAt) > lastTryDay(charge.dueOn) };
}

const freeUntil = ({ signedAt, createdAt }: RenewalContract): Date =>
  new Date((signedAt ?? createdAt).getTime() + FREE_WINDOW_MS);

/** When it is certain that WeChat will not deduct any more; what comes later all the same is settled late. */
const windowEndOf = (contract: RenewalContract, charge: RenewalCharge): Date =>
  charge.needsNoNotice() ? freeUntil(contract) : endOf(lastTryDay(charge.dueOn));

function later(charge: RenewalCharge, at: Date): NextAsk {
  charge.nextTryAt = at;
  return nothing;
}

async function latestAttemptOf(em: EntityManager, { account, order, id }: RenewalCharge): Promise<Payment> {
  const [latest] = await em.find(
    Payment,
    { account: account.id, order: order?.id ?? null },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!latest) throw new Error(`charge ${id} is submitted and has no attempt`);
  return latest;
}

/** A sheet of the member's own may be paid at this moment: charging beside it would take the money twice. */
async function isPayingByHand(em: EntityManager, contract: RenewalContract, now: Date): Promise<boolean> {
  const [found] = await em.getConnection().execute<{ id: string }[]>(
    `select o.id from orders o join payments p on p.account_id = o.account_id and p.order_id = o.id
      where o.account_id = ? and o.member_id = ? and o.kind = 'MEMBERSHIP' and o.period_days is null
        and o.status = 'OPEN' and o.expires_at > ? and p.status = 'PENDING' limit 1`,
    [contract.account.id, contract.member.id, now],
    'all',
    em.getTransactionContext(),
  );
  return found !== undefined;
}
