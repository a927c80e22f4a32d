import type { EntityManager } from '@mikro-orm/postgresql';
import { addShanghaiMonths } from '../shared/time/shanghai.ts';
import { Membership, MembershipSource, type RevokeReason } from './membership.entity.ts';

/** Begins memberships. The caller's transaction holds the member's row lock, so that two purchases queue up. */
export class MembershipService {
  /**
   * Begins a bought membership: now, or where the member's unbroken hold on this tier ends. Months are added to that
   * instant in Asia/Shanghai and clamp to the month's last day. Written at the flush of `em`.
   */
  async beginBought(
    em: EntityManager,
    bought: { accountId: string; memberId: string; tierId: string; orderId: string; months: number; now: Date },
  ): Promise<Membership> {
    const { accountId, memberId, tierId, orderId, months, now } = bought;
    const latest = await em.findOne(
      Membership,
      { account: accountId, member: memberId, tier: tierId, revokedAt: null, endsAt: { $gt: now } },
      { orderBy: { endsAt: 'desc' } },
    );
    const startsAt = latest?.endsAt ?? now;
    return em.create(Membership, {
      account: accountId,
      member: memberId,
      tier: tierId,
      orderId,
      source: MembershipSource.PURCHASE,
      startsAt,
      endsAt: addShanghaiMonths(startsAt, months),
      createdAt: now,
    });
  }

  /** Ends what an order began, if it still runs or has not begun yet. Safe to repeat. Written at the flush of `em`. */
  async revokeBought(
    em: EntityManager,
    of: { order: { id: string; account: { id: string } }; reason: RevokeReason; now: Date },
  ): Promise<void> {
    const bought = await em.findOne(Membership, { account: of.order.account.id, orderId: of.order.id });
    bought?.revoke(of.now, of.reason);
  }
}
