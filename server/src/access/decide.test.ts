import { expect, it } from 'vitest';
import { ArticlePolicy } from '../articles/article.entity.ts';
import { type AccessFacts, decide } from './decide.ts';

const at = new Date('2026-11-22T00:00:00Z');
const soon = new Date('2026-12-01T00:00:00Z');
const later = new Date('2027-01-01T00:00:00Z');

const { EVERYONE, FOLLOWERS, MEMBERS, TIERS } = ArticlePolicy;
const stranger = { articleTierIds: ['seat'], isStaff: false, isFollower: false, heldTiers: [], at };
const tea = { tierId: 'tea', endsAt: soon };
const seat = { tierId: 'seat', endsAt: later };

it.each<[string, AccessFacts, boolean, string, Date | null]>([
  ['everyone, anyone', { ...stranger, policy: EVERYONE }, true, 'EVERYONE', null],
  ['everyone, staff', { ...stranger, policy: EVERYONE, isStaff: true }, true, 'EVERYONE', null],
  ['followers, a stranger', { ...stranger, policy: FOLLOWERS }, false, 'NEEDS_FOLLOW', null],
  ['followers, a follower', { ...stranger, policy: FOLLOWERS, isFollower: true }, true, 'FOLLOWER', null],
  ['followers, a member', { ...stranger, policy: FOLLOWERS, heldTiers: [tea] }, true, 'MEMBER', soon],
  ['followers, both', { ...stranger, policy: FOLLOWERS, isFollower: true, heldTiers: [tea] }, true, 'FOLLOWER', null],
  ['members, a follower', { ...stranger, policy: MEMBERS, isFollower: true }, false, 'NEEDS_MEMBERSHIP', null],
  ['members, a member of two tiers', { ...stranger, policy: MEMBERS, heldTiers: [seat, tea] }, true, 'MEMBER', later],
  ['members, staff', { ...stranger, policy: MEMBERS, isStaff: true }, true, 'STAFF', null],
  ['tiers, the wrong tier', { ...stranger, policy: TIERS, heldTiers: [tea] }, false, 'NEEDS_TIER', null],
  ['tiers, the right one', { ...stranger, policy: TIERS, heldTiers: [tea, seat] }, true, 'TIER', later],
  [
    'tiers, none chosen',
    { ...stranger, policy: TIERS, articleTierIds: [], heldTiers: [tea] },
    false,
    'NEEDS_TIER',
    null,
  ],
  [
    'members, one that ends now',
    { ...stranger, policy: MEMBERS, heldTiers: [{ ...tea, endsAt: at }] },
    false,
    'NEEDS_MEMBERSHIP',
    null,
  ],
])('decides: %s', (_, facts, canRead, reason, until) => {
  expect(decide(facts)).toEqual({ canRead, reason, until });
});
