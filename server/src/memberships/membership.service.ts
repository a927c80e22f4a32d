import type { EntityManager } from '@mikro-orm/postgresql';
import { addShanghaiMonths } from '../shared/time/shanghai.ts';
import { Membership, MembershipSource } from './membership.entity.ts';

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
}
