import type { EntityManager } from '@mikro-orm/postgresql';
import { wakeCharges } from '../renewals/charge-wake.ts';
import { timelineOf } from './member-timeline.ts';
import type { Membership } from './membership.entity.ts';
import { movesForward } from './timeline.ts';

/**
 * A membership ended before its time: what its member had paid for and what waited behind it begins sooner. Dates move and no
 * money does. The caller's transaction holds the row of the membership's member.
 * @param of.restored what it had replaced and what counts again instead
 */
export async function closeGap(
  em: EntityManager,
  { ended, restored = new Set(), now }: { ended: Membership; restored?: ReadonlySet<string>; now: Date },
): Promise<void> {
  const whose = { accountId: ended.account.id, memberId: ended.member.id };
  const timeline = await timelineOf(em, { ...whose, now });
  const { tier, startsAt, endsAt } = ended;
  const gap = { rank: timeline.rankOf(tier.id), startsAt, endsAt };
  const moves = movesForward(timeline.spans, { ended: gap, restored }, now);
  for (const { span, byMs } of moves) timeline.membershipOf(span).move(byMs);
  await wakeCharges(em, { ...whose, now });
}
