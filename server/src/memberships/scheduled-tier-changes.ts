import type { EntityManager } from '@mikro-orm/postgresql';
import { ScheduledTierChange, TierChangeStatus } from './scheduled-tier-change.entity.ts';

/** Whose change; the caller holds the member's row lock. */
interface Whose {
  readonly accountId: string;
  readonly memberId: string;
}

/** The change that waits for a member, with the price it leads to; null when there is none. */
export function scheduledChangeOf(
  em: EntityManager,
  { accountId, memberId }: Whose,
): Promise<ScheduledTierChange | null> {
  return em.findOne(
    ScheduledTierChange,
    { account: accountId, member: memberId, status: TierChangeStatus.SCHEDULED },
    { populate: ['tierPrice.tier'] },
  );
}

/** Notes that from an instant on a member wants another price; it takes the place of what was noted before. */
export async function scheduleChange(
  em: EntityManager,
  of: Whose & { fromTierId: string; tierPriceId: string; effectiveAt: Date; now: Date },
): Promise<ScheduledTierChange> {
  await cancelScheduledChange(em, of);
  // The old one must be gone before the index sees the new one.
  await em.flush();
  return em.create(ScheduledTierChange, {
    account: of.accountId,
    member: of.memberId,
    fromTier: of.fromTierId,
    tierPrice: of.tierPriceId,
    effectiveAt: of.effectiveAt,
    createdAt: of.now,
  });
}

/** @returns whether there was something to cancel */
export async function cancelScheduledChange(em: EntityManager, of: Whose & { now: Date }): Promise<boolean> {
  const waiting = await scheduledChangeOf(em, of);
  return waiting?.end(TierChangeStatus.CANCELLED, of.now) ?? false;
}

/** Two members turned out to be one person: of two changes that wait, the survivor's stays. */
export async function mergeScheduledChanges(
  em: EntityManager,
  of: { accountId: string; survivorId: string; absorbedId: string; now: Date },
): Promise<void> {
  const run = (sql: string, ...values: unknown[]) =>
    em.getConnection().execute(sql, values, 'run', em.getTransactionContext());
  await run(
    `update tier_changes set status = 'CANCELLED', ended_at = ?
      where account_id = ? and member_id = ? and status = 'SCHEDULED' and exists (
        select from tier_changes kept where kept.account_id = tier_changes.account_id and kept.member_id = ?
          and kept.status = 'SCHEDULED')`,
    of.now,
    of.accountId,
    of.absorbedId,
    of.survivorId,
  );
  await run(
    'update tier_changes set member_id = ? where account_id = ? and member_id = ?',
    of.survivorId,
    of.accountId,
    of.absorbedId,
  );
}
