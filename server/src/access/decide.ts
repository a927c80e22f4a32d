import { ArticlePolicy } from '../articles/article.entity.ts';
import type { HeldTier, HeldUnlock } from '../members/viewer.ts';
import { AccessReason } from './viewer-access.ts';

/** What a decision is made of. Nothing else may decide: no clock, no database, no request. */
export interface AccessFacts {
  readonly articleId: string;
  /** The series the article belongs to. */
  readonly seriesId: string | null;
  readonly policy: ArticlePolicy;
  /** The tiers chosen for the article; they matter when the policy is TIERS. */
  readonly articleTierIds: readonly string[];
  readonly isStaff: boolean;
  readonly isFollower: boolean;
  /** Tiers held, each with the end of the unbroken hold. Holds that are over do not count. */
  readonly heldTiers: readonly HeldTier[];
  /** Unlocks held, of whatever article or series. Those that are over do not count. */
  readonly heldUnlocks: readonly HeldUnlock[];
  /** The instant it is decided for. */
  readonly at: Date;
}

export interface AccessDecision {
  readonly canRead: boolean;
  readonly reason: AccessReason;
  /** When the right to read ends; null when it does not end or there is none. */
  readonly until: Date | null;
}

/**
 * May this viewer read what lies behind the article's paywall? `access.sql.ts` says the same in SQL; change them together,
 * the property test holds them equal.
 *
 * The reason named is the one that lasts longest, and of equals the most general: who may read anyway is not told that it is
 * for their membership, and who bought the article is not told that it ends with their membership.
 */
export function decide(facts: AccessFacts): AccessDecision {
  if (facts.policy === ArticlePolicy.EVERYONE) return may(AccessReason.EVERYONE);
  if (facts.isStaff) return may(AccessReason.STAFF);
  if (facts.policy === ArticlePolicy.FOLLOWERS && facts.isFollower) return may(AccessReason.FOLLOWER);
  const byMembership = rightByMembership(facts.policy, facts);
  const byUnlock = rightByUnlock(facts);
  if (byMembership && byUnlock) return lastsLonger(byUnlock, byMembership) ? byUnlock : byMembership;
  return byMembership ?? byUnlock ?? mayNot(missing[facts.policy]);
}

type PolicyWithLock = Exclude<ArticlePolicy, ArticlePolicy.EVERYONE>;

const missing: Readonly<Record<PolicyWithLock, AccessReason>> = {
  [ArticlePolicy.FOLLOWERS]: AccessReason.NEEDS_FOLLOW,
  [ArticlePolicy.MEMBERS]: AccessReason.NEEDS_MEMBERSHIP,
  [ArticlePolicy.TIERS]: AccessReason.NEEDS_TIER,
  [ArticlePolicy.PURCHASE]: AccessReason.NEEDS_PURCHASE,
};

function rightByMembership(policy: PolicyWithLock, facts: AccessFacts): AccessDecision | null {
  const held = facts.heldTiers.filter((tier) => facts.at < tier.endsAt);
  switch (policy) {
    case ArticlePolicy.FOLLOWERS:
    case ArticlePolicy.MEMBERS:
      return held.length > 0 ? may(AccessReason.MEMBER, lastEnd(held)) : null;
    case ArticlePolicy.TIERS: {
      const opening = held.filter((tier) => facts.articleTierIds.includes(tier.tierId));
      return opening.length > 0 ? may(AccessReason.TIER, lastEnd(opening)) : null;
    }
    case ArticlePolicy.PURCHASE:
      return null;
  }
}

/** An unlock opens whatever the policy asks for; one of a series opens every article of it, also later ones. */
function rightByUnlock({ articleId, seriesId, heldUnlocks, at }: AccessFacts): AccessDecision | null {
  const opening = heldUnlocks.filter(
    ({ opens, endsAt }) => (opens === articleId || opens === seriesId) && (endsAt === null || at < endsAt),
  );
  return opening.length > 0 ? may(AccessReason.UNLOCKED, lastEnd(opening)) : null;
}

const may = (reason: AccessReason, until: Date | null = null): AccessDecision => ({ canRead: true, reason, until });
const mayNot = (reason: AccessReason): AccessDecision => ({ canRead: false, reason, until: null });

/** The last of several ends; null when one of them never comes. */
function lastEnd(held: readonly { readonly endsAt: Date | null }[]): Date | null {
  const ends = held.map(({ endsAt }) => endsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ends);
  return last === Number.POSITIVE_INFINITY ? null : new Date(last);
}

const lastsLonger = (one: AccessDecision, other: AccessDecision): boolean =>
  other.until !== null && (one.until === null || other.until < one.until);
