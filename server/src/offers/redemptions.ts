import type { EntityManager } from '@mikro-orm/postgresql';
import type { Order } from '../payments/order.entity.ts';
import { isWhollyRefunded } from '../payments/wholly-refunded.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Offer } from './offer.entity.ts';
import { OfferUsedUp } from './offer.refusals.ts';
import { OfferRedemption, RedemptionStatus } from './offer-redemption.entity.ts';

/** The member's row lock is held by whoever calls these; an offer's row is the last that is locked, by its counters. */

/**
 * Holds an offer for an order that is being placed. Of two members who take the last use at once, one is told that it is gone.
 * @throws Rejection OfferUsedUp
 */
export async function holdOffer(em: EntityManager, order: Order, offer: Offer, amountOffFen: Fen): Promise<void> {
  if (!(await take(em, offer, amountOffFen))) throw new Rejection(new OfferUsedUp());
  em.create(OfferRedemption, {
    account: order.account.id,
    offer,
    member: order.member.id,
    order,
    amountOffFen,
    useNumber: await nextUseNumber(em, offer, order.member.id),
    status: RedemptionStatus.HELD,
    createdAt: order.createdAt,
  });
}

/**
 * Uses what an order holds; it is paid. Where the order had closed and let go of it, the promised price stands: the offer is taken
 * again, beyond its limits if others have used it up, which is counted apart and refuses no payment.
 */
export async function useOffer(em: EntityManager, order: Order, now: Date): Promise<void> {
  const redemption = await redemptionOf(em, order);
  if (!redemption || redemption.use(now) || redemption.status !== RedemptionStatus.RELEASED) return;
  const { offer, amountOffFen } = redemption;
  const isOverrun = !(await take(em, offer, amountOffFen));
  if (isOverrun) {
    await change(em, offer, 'overrun_count = overrun_count + 1, overrun_fen = overrun_fen + ?', [amountOffFen]);
  }
  redemption.useLate(now, { useNumber: await nextUseNumber(em, offer, order.member.id), isOverrun });
}

/**
 * Gives an offer back what an order used of it, once all the order's money went back: its limits count it no more. Its member has used
 * it all the same. Safe to repeat.
 */
export async function returnOffer(em: EntityManager, order: Order, now: Date): Promise<void> {
  const redemption = await redemptionOf(em, order);
  if (redemption?.status !== RedemptionStatus.USED || !(await isWhollyRefunded(em, order))) return;
  redemption.giveBack(now);
  const { offer, amountOffFen, isOverrun } = redemption;
  const from = isOverrun
    ? 'overrun_count = overrun_count - 1, overrun_fen = overrun_fen - ?'
    : 'redemption_count = redemption_count - 1, spent_fen = spent_fen - ?';
  await change(em, offer, from, [amountOffFen]);
}

/** Lets go of what an order holds; it was not paid in time. Safe to repeat. */
export async function releaseOffer(em: EntityManager, order: Order, now: Date): Promise<void> {
  const redemption = await redemptionOf(em, order);
  if (!redemption?.release(now)) return;
  const { offer, amountOffFen } = redemption;
  await change(em, offer, 'redemption_count = redemption_count - 1, spent_fen = spent_fen - ?', [amountOffFen]);
}

/** Takes one use and an amount out of an offer. @returns false when it has not so much left */
export function take(em: EntityManager, offer: Offer, amountOffFen: Fen): Promise<boolean> {
  return change(
    em,
    offer,
    'redemption_count = redemption_count + 1, spent_fen = spent_fen + ?',
    [amountOffFen],
    `and (max_redemptions is null or redemption_count < max_redemptions)
     and (budget_fen is null or spent_fen + ? <= budget_fen)`,
    [amountOffFen],
  );
}

/** The number of a member's next use, free among those that count. */
export async function nextUseNumber(em: EntityManager, offer: Offer, memberId: string): Promise<number> {
  const [last] = await em.find(
    OfferRedemption,
    { account: offer.account.id, offer: offer.id, member: memberId, status: { $ne: RedemptionStatus.RELEASED } },
    { orderBy: { useNumber: 'desc' }, limit: 1 },
  );
  return (last?.useNumber ?? 0) + 1;
}

const redemptionOf = (em: EntityManager, order: Order) =>
  em.findOne(OfferRedemption, { account: order.account.id, order: order.id }, { populate: ['offer'] });

async function change(
  em: EntityManager,
  offer: Offer,
  set: string,
  values: readonly unknown[],
  condition = '',
  conditionValues: readonly unknown[] = [],
): Promise<boolean> {
  const rows = await em
    .getConnection()
    .execute<{ id: string }[]>(
      `update offers set ${set} where account_id = ? and id = ? ${condition} returning id`,
      [...values, offer.account.id, offer.id, ...conditionValues],
      'all',
      em.getTransactionContext(),
    );
  return rows.length > 0;
}
