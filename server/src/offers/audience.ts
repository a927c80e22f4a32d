import type { EntityManager } from '@mikro-orm/postgresql';
import { OfferAudience } from './offer.entity.ts';
import { OfferRefusalReason } from './offer.refusals.ts';

const DAY_MS = 86_400_000;
/** A member counts as leaving so long before the end, and so long after it. */
const LEAVING_BEFORE_MS = 14 * DAY_MS;
const LEAVING_AFTER_MS = 30 * DAY_MS;

/** What decides whether somebody belongs to an audience. */
export interface AudienceFacts {
  /** When the last of the member's paid memberships ends or ended; null when there never was one. */
  readonly lastPaidEndsAt: Date | null;
  /** Whether a contract renews a membership by itself. */
  readonly renewsItself: boolean;
  /** When the last such contract ended. */
  readonly renewalEndedAt: Date | null;
}

/** @returns why somebody is not among those an offer is for; null when they are */
export function refusalOf(audience: OfferAudience, facts: AudienceFacts, now: Date): OfferRefusalReason | null {
  switch (audience) {
    case OfferAudience.SIGN_UP:
      return facts.lastPaidEndsAt === null ? null : OfferRefusalReason.ONLY_SIGN_UP;
    case OfferAudience.LEAVING:
      return isLeaving(facts, now) ? null : OfferRefusalReason.ONLY_LEAVING;
    default:
      return null;
  }
}

function isLeaving({ lastPaidEndsAt, renewsItself, renewalEndedAt }: AudienceFacts, now: Date): boolean {
  if (renewsItself) return false;
  const sinceRenewalEnded = renewalEndedAt ? now.getTime() - renewalEndedAt.getTime() : Number.POSITIVE_INFINITY;
  if (sinceRenewalEnded <= LEAVING_AFTER_MS) return true;
  if (!lastPaidEndsAt) return false;
  const left = lastPaidEndsAt.getTime() - now.getTime();
  return left <= LEAVING_BEFORE_MS && left >= -LEAVING_AFTER_MS;
}

/** Reads the facts of one member. What an upgrade replaced did not end: it went on as the greater one. */
export async function audienceFacts(
  em: EntityManager,
  { accountId, memberId }: { accountId: string; memberId: string },
): Promise<AudienceFacts> {
  const [row] = await em
    .getConnection()
    .execute<{ last_end: Date | string | null; renews: boolean; renewal_ended: Date | string | null }[]>(
      `select
       (select max(least(ends_at, coalesce(revoked_at, ends_at))) from memberships
         where account_id = ? and member_id = ? and source in ('PURCHASE', 'IMPORT')
           and revoke_reason is distinct from 'UPGRADE') as last_end,
       exists (select from renewal_contracts
         where account_id = ? and member_id = ? and status = 'SIGNED' and not is_ending) as renews,
       (select max(ended_at) from renewal_contracts
         where account_id = ? and member_id = ? and signed_at is not null) as renewal_ended`,
      [accountId, memberId, accountId, memberId, accountId, memberId],
      'all',
      em.getTransactionContext(),
    );
  return {
    lastPaidEndsAt: row?.last_end ? new Date(row.last_end) : null,
    renewsItself: row?.renews ?? false,
    renewalEndedAt: row?.renewal_ended ? new Date(row.renewal_ended) : null,
  };
}
