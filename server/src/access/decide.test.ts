import { expect, it } from 'vitest';
import { ArticlePolicy } from '../articles/article.entity.ts';
import { type AccessFacts, decide } from './decide.ts';

const at = new Date('2026-11-22T00:00:00Z');
const soon = new Date('2026-12-01T00:00:00Z');
const later = new Date('2027-01-01T00:00:00Z');

const { EVERYONE, FOLLOWERS, MEMBERS, TIERS, PURCHASE } = ArticlePolicy;
const stranger = {
  articleId: 'lamp',
  seriesId: 'nights',
  articleTierIds: ['seat'],
  isStaff: false,
  isFollower: false,
  heldTiers: [],
  heldUnlocks: [],
  at,
};
const lamp = { opens: 'lamp', endsAt: null };
const nights = { opens: 'nights', endsAt: soon };
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
  ['purchase, a stranger', { ...stranger, policy: PURCHASE }, false, 'NEEDS_PURCHASE', null],
  [
    'purchase, a member who follows',
    { ...stranger, policy: PURCHASE, isFollower: true, heldTiers: [seat] },
    false,
    'NEEDS_PURCHASE',
    null,
  ],
  ['purchase, staff', { ...stranger, policy: PURCHASE, isStaff: true }, true, 'STAFF', null],
  ['purchase, unlocked', { ...stranger, policy: PURCHASE, heldUnlocks: [lamp] }, true, 'UNLOCKED', null],
  ['purchase, its series unlocked', { ...stranger, policy: PURCHASE, heldUnlocks: [nights] }, true, 'UNLOCKED', soon],
  [
    'purchase, both unlocked, one for good',
    { ...stranger, policy: PURCHASE, heldUnlocks: [nights, lamp] },
    true,
    'UNLOCKED',
    null,
  ],
  [
    'purchase, another article unlocked',
    { ...stranger, policy: PURCHASE, seriesId: null, heldUnlocks: [nights, { opens: 'rain', endsAt: null }] },
    false,
    'NEEDS_PURCHASE',
    null,
  ],
  [
    'purchase, an unlock that ends now',
    { ...stranger, policy: PURCHASE, heldUnlocks: [{ opens: 'lamp', endsAt: at }] },
    false,
    'NEEDS_PURCHASE',
    null,
  ],
  ['members, unlocked', { ...stranger, policy: MEMBERS, heldUnlocks: [lamp] }, true, 'UNLOCKED', null],
  [
    'members, a member who unlocked it',
    { ...stranger, policy: MEMBERS, heldTiers: [tea], heldUnlocks: [lamp] },
    true,
    'UNLOCKED',
    null,
  ],
  [
    'members, a member whose unlock ends with the membership',
    { ...stranger, policy: MEMBERS, heldTiers: [tea], heldUnlocks: [nights] },
    true,
    'MEMBER',
    soon,
  ],
  [
    'tiers, a member of the right one for longer than the unlock',
    { ...stranger, policy: TIERS, heldTiers: [seat], heldUnlocks: [nights] },
    true,
    'TIER',
    later,
  ],
  [
    'tiers, a member of the wrong one for longer than the unlock',
    { ...stranger, policy: TIERS, articleTierIds: ['tea'], heldTiers: [seat], heldUnlocks: [nights] },
    true,
    'UNLOCKED',
    soon,
  ],
  [
    'followers, a follower who unlocked it',
    { ...stranger, policy: FOLLOWERS, isFollower: true, heldUnlocks: [lamp] },
    true,
    'FOLLOWER',
    null,
  ],
  ['everyone, unlocked before', { ...stranger, policy: EVERYONE, heldUnlocks: [lamp] }, true, 'EVERYONE', null],
])('decides: %s', (_, facts, canRead, reason, until) => {
  expect(decide(facts)).toEqual({ canRead, reason, until });
});
