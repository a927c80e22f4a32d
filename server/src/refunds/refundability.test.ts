import { expect, it } from 'vitest';
import { OrderKind } from '../payments/rail.ts';
import { decideRefundability, type RefundabilityFacts } from './refundability.ts';

const paidAt = new Date('2026-11-20T04:00:00.000Z');
const aDayLater = new Date('2026-11-21T04:00:00.000Z');
const bought: RefundabilityFacts = {
  kind: OrderKind.MEMBERSHIP,
  paidAt,
  isApple: false,
  isWhollyRefunded: false,
  isRefundPending: false,
  isGiftRedeemed: false,
  isRevoked: false,
  endsAt: new Date('2026-12-20T04:00:00.000Z'),
  readBps: 0,
  windowDays: 3,
  maxReadBps: 2_000,
};
const decide = (changes: Partial<RefundabilityFacts>, at = aDayLater) =>
  decideRefundability({ ...bought, ...changes }, at);

it('lets a purchase be taken back to the last instant of the window', () => {
  const until = new Date('2026-11-23T04:00:00.000Z');

  expect(decide({})).toEqual({ canTakeBack: true, reason: null, until });
  expect(decide({}, new Date(until.getTime() - 1)).canTakeBack).toBe(true);
  expect(decide({}, until)).toEqual({ canTakeBack: false, reason: 'WINDOW_OVER', until: null });
});

it.each([
  ['nothing was paid', { paidAt: null }, 'NOT_PAID'],
  ['all of it went back', { isWhollyRefunded: true }, 'REFUNDED'],
  ['a refund is on its way', { isRefundPending: true }, 'REFUND_UNDER_WAY'],
  ['it was a tip', { kind: OrderKind.TIP }, 'TIP'],
  ['Apple took the money', { isApple: true }, 'APPLE'],
  ['the gift was redeemed', { kind: OrderKind.GIFT_MEMBERSHIP, isGiftRedeemed: true }, 'GIFT_REDEEMED'],
  ['it was ended', { isRevoked: true }, 'ENDED'],
  ['it ran out', { endsAt: aDayLater }, 'ENDED'],
  ['the creator gives no days', { windowDays: 0 }, 'WINDOW_OVER'],
  ['more was read than allowed', { readBps: 2_001 }, 'READ_TOO_MUCH'],
  ['anything was read where nothing may be', { readBps: 1, maxReadBps: 0 }, 'READ_TOO_MUCH'],
] as const)('does not when %s', (_, changes, reason) => {
  expect(decide(changes)).toEqual({ canTakeBack: false, reason, until: null });
});

it('lets as much be read as the creator allows', () => {
  expect(decide({ readBps: 2_000 }).canTakeBack).toBe(true);
});

it('lets an unlock be taken back, which never runs out, and a gift nobody redeemed', () => {
  expect(decide({ kind: OrderKind.ARTICLE_UNLOCK, endsAt: null }).canTakeBack).toBe(true);
  expect(decide({ kind: OrderKind.GIFT_ARTICLE, endsAt: null }).canTakeBack).toBe(true);
});
