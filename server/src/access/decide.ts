import { ArticlePolicy } from '../articles/article.entity.ts';
import type { HeldTier } from '../members/viewer.ts';
import { AccessReason } from './viewer-access.ts';

/** What a decision is made of. Nothing else may decide: no clock, no database, no request. */
export interface AccessFacts {
  readonly policy: ArticlePolicy;
  /** The tiers chosen for the article; they matter when the policy is TIERS. */
  readonly articleTierIds: readonly string[];
  readonly isStaff: boolean;
  readonly isFollower: boolean;
  /** Tiers held, each with the end of the unbroken hold. Holds that are over do not count. */
  readonly heldTiers: readonly HeldTier[];
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
 * The reason named is the most general one that holds: who may read anyway is not told that it is for their membership.
 */
export function decide(facts: AccessFacts): AccessDecision {
  const held = facts.heldTiers.filter((tier) => facts.at < tier.endsAt);
  switch (facts.policy) {
    case ArticlePolicy.EVERYONE:
      return may(AccessReason.EVERYONE);
    case ArticlePolicy.FOLLOWERS:
      if (facts.isStaff) return may(AccessReason.STAFF);
      if (facts.isFollower) return may(AccessReason.FOLLOWER);
      return held.length > 0 ? may(AccessReason.MEMBER, lastEnd(held)) : mayNot(AccessReason.NEEDS_FOLLOW);
    case ArticlePolicy.MEMBERS:
      if (facts.isStaff) return may(AccessReason.STAFF);
      return held.length > 0 ? may(AccessReason.MEMBER, lastEnd(held)) : mayNot(AccessReason.NEEDS_MEMBERSHIP);
    case ArticlePolicy.TIERS: {
      if (facts.isStaff) return may(AccessReason.STAFF);
      const opening = held.filter((tier) => facts.articleTierIds.includes(tier.tierId));
      return opening.length > 0 ? may(AccessReason.TIER, lastEnd(opening)) : mayNot(AccessReason.NEEDS_TIER);
    }
  }
}

const may = (reason: AccessReason, until: Date | null = null): AccessDecision => ({ canRead: true, reason, until });
const mayNot = (reason: AccessReason): AccessDecision => ({ canRead: false, reason, until: null });

const lastEnd = (held: readonly HeldTier[]): Date => new Date(Math.max(...held.map((tier) => tier.endsAt.getTime())));
