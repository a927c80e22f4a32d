import { expect, it } from 'vitest';
import { AppleRefundPolicy } from '../money-settings/money-settings.entity.ts';
import { OrderKind } from '../payments/rail.ts';
import { type AppleInquiryFacts, decideAppleInquiry } from './apple-inquiry.ts';

const paidAt = new Date('2026-11-20T04:00:00.000Z');
const aDayLater = new Date('2026-11-21T05:00:00.000Z');
const bought: AppleInquiryFacts = {
  outTradeNo: '01a2',
  description: '茶客 · 1 个月',
  kind: OrderKind.MEMBERSHIP,
  hasBought: true,
  paidAt,
  startsAt: paidAt,
  endsAt: new Date('2026-12-20T04:00:00.000Z'),
  isApple: true,
  isWhollyRefunded: false,
  isRefundPending: false,
  isGiftRedeemed: false,
  isRevoked: false,
  readBps: 1_200,
  articlesRead: 2,
  windowDays: 3,
  maxReadBps: 2_000,
  policy: AppleRefundPolicy.APPROVE_WITHIN_WINDOW,
};
const decide = (changes: Partial<AppleInquiryFacts> = {}, at = aDayLater) =>
  decideAppleInquiry({ ...bought, ...changes }, at);

it('tells Apple what was delivered, for how long it was used and how much of it was read', () => {
  expect(decide()).toEqual({
    verdict: 'approve',
    info: '付款 3 天内且基本未使用，同意退款',
    evidence:
      '订单 01a2「茶客 · 1 个月」，2026-11-20 12:00 付款；2026-11-20 12:00 交付，有效期至 2026-12-20 12:00；至今 1 天，阅读其中 2 篇，最多读到 12%。',
  });
});

it.each([
  ['within the window', {}, 'approve'],
  ['too much read', { readBps: 2_001 }, 'refuse'],
  ['a tip', { kind: OrderKind.TIP, endsAt: null }, 'refuse'],
  ['a gift redeemed', { kind: OrderKind.GIFT_MEMBERSHIP, isGiftRedeemed: true }, 'refuse'],
  ['all used', { isRevoked: true }, 'refuse'],
] as const)('follows the window by default: %s', (_, changes, verdict) => {
  expect(decide(changes).verdict).toBe(verdict);
});

it('refuses after the window by default', () => {
  expect(decide({}, new Date('2026-11-23T04:00:00.000Z'))).toMatchObject({
    verdict: 'refuse',
    info: '已超过无理由退款期限，不同意退款',
  });
});

it.each([
  [AppleRefundPolicy.APPROVE, 'approve'],
  [AppleRefundPolicy.REFUSE, 'refuse'],
] as const)('with the policy %s always answers %s for what was delivered', (policy, verdict) => {
  expect(decide({ policy }).verdict).toBe(verdict);
  expect(decide({ policy, readBps: 10_000 }).verdict).toBe(verdict);
});

it.each([
  ['never paid here', { paidAt: null, hasBought: false, startsAt: null }],
  ['bought nothing, because the order had been paid before', { hasBought: false }],
] as const)('approves what was %s, whatever the policy', (_, changes) => {
  const decision = decide({ policy: AppleRefundPolicy.REFUSE, ...changes });

  expect(decision.verdict).toBe('approve');
  expect(decision.evidence).toContain('没有交付内容');
});

it('approves what was given back already', () => {
  expect(decide({ policy: AppleRefundPolicy.REFUSE, isWhollyRefunded: true }).verdict).toBe('approve');
});

it('refuses for a number it does not know, and says so', () => {
  expect(decideAppleInquiry(null, aDayLater)).toEqual({
    verdict: 'refuse',
    info: '查无此订单，不同意退款',
    evidence: '本商户没有这个订单号的付款记录，也没有为它交付过内容。',
  });
});
