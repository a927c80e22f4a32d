import type { EntityManager } from '@mikro-orm/postgresql';
import { holdMember } from '../members/hold-member.ts';
import type { Order } from '../payments/order.entity.ts';
import { TierChange } from '../payments/order.entity.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { addShanghaiMonths } from '../shared/time/shanghai.ts';
import { closeGap } from './freed-time.ts';
import { type MemberTimeline, timelineOf } from './member-timeline.ts';
import { Membership, MembershipSource, type RevokeReason } from './membership.entity.ts';
import { listMembershipException } from './membership-exceptions.ts';
import { beginningAfter, type Move, movesBehind, type Span } from './timeline.ts';
import { creditLost, replaceCredited, resolveCredits, restoreReplaced } from './upgrades.ts';

const DAY_MS = 86_400_000;

/** Whose membership begins, and of what. */
interface Beginning {
  readonly accountId: string;
  readonly memberId: string;
  readonly tierId: string;
  readonly now: Date;
}

/**
 * Begins and ends memberships. The caller's transaction holds the member's row lock, so that two purchases queue up; what is
 * changed is written at the flush of its `em`.
 */
export class MembershipService {
  /**
   * Begins what a paid order bought, from the facts of this moment: where the hold on its tier and on greater ones ends. What an
   * upgrade was to replace ends; what is left of other lesser memberships moves behind. What the order credited and is no
   * longer there is listed for the creator, and the member gets what was promised.
   */
  async beginBought(em: EntityManager, order: Order, now: Date): Promise<Membership> {
    const { tier, tierPrice, tierChange } = boughtBy(order);
    const owner = { accountId: order.account.id, memberId: order.member.id, tierId: tier.id, now };
    const timeline = await timelineOf(em, owner);
    const replaced = await replaceCredited(em, order, timeline, now);
    const others = timeline.spans.filter(({ id }) => !replaced.has(id));
    const rank = timeline.rankOf(tier.id);
    const isAtOnce = tierChange === TierChange.NEW || tierChange === TierChange.UPGRADE;
    const startsAt = beginningAfter(others, { rank }, now, { waitsForPasses: !isAtOnce });
    const endsAt =
      order.periodDays === null
        ? tierPrice.endFrom(startsAt)
        : new Date(startsAt.getTime() + order.periodDays * DAY_MS);
    if (startsAt >= endsAt) return this.#beginOver(em, order, owner, endsAt);
    makeRoom(timeline, movesBehind(others, { rank, startsAt, endsAt }));
    const covered = others.filter((span) => isPassUnder(span, { rank, startsAt, endsAt }));
    if (covered.length > 0) {
      await listMembershipException(em, order, PaymentExceptionKind.PASS_OVERLAPPED, now, {
        fact: 'endsAt',
        expected: startsAt.toISOString(),
        actual: covered[0]!.endsAt.toISOString(),
      });
    }
    return create(em, owner, { source: MembershipSource.PURCHASE, orderId: order.id, startsAt, endsAt });
  }

  /** Begins what a gift brings to whoever redeemed it, where their hold on this tier and on greater ones ends. */
  async beginGiven(em: EntityManager, given: Beginning & { giftId: string; months: number }): Promise<Membership> {
    const timeline = await timelineOf(em, given);
    const rank = timeline.rankOf(given.tierId);
    const startsAt = beginningAfter(timeline.spans, { rank }, given.now);
    const endsAt = addShanghaiMonths(startsAt, given.months);
    makeRoom(timeline, movesBehind(timeline.spans, { rank, startsAt, endsAt }));
    return create(em, given, { source: MembershipSource.GIFT, giftId: given.giftId, startsAt, endsAt });
  }

  /**
   * Ends what an order began, if it still runs or has not begun yet. When all its money went back and it was an upgrade, what it
   * had replaced counts again, with its own dates. What waited behind it begins sooner. Safe to repeat.
   */
  async revokeBought(em: EntityManager, of: { order: Order; reason: RevokeReason; now: Date }): Promise<void> {
    const { order, reason, now } = of;
    await em.flush();
    const bought = await em.findOne(Membership, { account: order.account.id, orderId: order.id });
    if (!bought) return;
    await resolveCredits(em, order, now);
    if (!bought.revoke(now, reason)) {
      await creditLost(em, { order, membership: bought, now });
      return;
    }
    const restored = await restoreReplaced(em, order, now);
    await closeGap(em, { ended: bought, restored, now });
  }

  /** Ends what a gift brought; what waited behind it begins sooner. Safe to repeat. The row of who redeemed it gets locked here. */
  async revokeGiven(
    em: EntityManager,
    of: { accountId: string; giftId: string; reason: RevokeReason; now: Date },
  ): Promise<void> {
    const key = { account: of.accountId, giftId: of.giftId };
    const known = await em.findOne(Membership, key);
    if (!known) return;
    await holdMember(em, of.accountId, known.member.id);
    const given = await em.findOneOrFail(Membership, key, { refresh: true });
    if (given.revoke(of.now, of.reason)) await closeGap(em, { ended: given, now: of.now });
  }

  /**
   * A pass that was paid when nothing of it was left. It stands where it would have been, so that the order has what it bought; the
   * creator is told to give the money back.
   */
  async #beginOver(em: EntityManager, order: Order, owner: Beginning, endsAt: Date): Promise<Membership> {
    await listMembershipException(em, order, PaymentExceptionKind.NOTHING_LEFT_OF_PASS, owner.now, {
      fact: 'endsAt',
      expected: null,
      actual: endsAt.toISOString(),
    });
    return create(em, owner, {
      source: MembershipSource.PURCHASE,
      orderId: order.id,
      startsAt: order.createdAt,
      endsAt,
    });
  }
}

function create(
  em: EntityManager,
  { accountId, memberId, tierId, now }: Beginning,
  dates: Pick<Membership, 'source' | 'startsAt' | 'endsAt'> & { orderId?: string; giftId?: string },
): Membership {
  return em.create(Membership, { account: accountId, member: memberId, tier: tierId, createdAt: now, ...dates });
}

function makeRoom(timeline: MemberTimeline, moves: readonly Move[]): void {
  for (const { span, byMs } of moves) timeline.membershipOf(span).move(byMs);
}

const isPassUnder = (span: Span, placed: { rank: number; startsAt: Date; endsAt: Date }): boolean =>
  span.isBought &&
  !span.isMovable &&
  span.rank < placed.rank &&
  span.startsAt < placed.endsAt &&
  span.endsAt > placed.startsAt;

function boughtBy({ id, tier, tierPrice, tierChange }: Order) {
  if (!tier || !tierPrice) throw new Error(`order ${id} buys no membership`);
  return { tier, tierPrice, tierChange };
}
