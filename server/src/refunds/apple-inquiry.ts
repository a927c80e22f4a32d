import { AppleRefundPolicy } from '../money-settings/money-settings.entity.ts';
import { OrderKind } from '../payments/rail.ts';
import type { AppleRefundDecision } from '../wechat/messages/message-push.ts';
import { decideRefundability, NoTakeBackReason, type RefundabilityFacts } from './refundability.ts';

/** What is known about the payment that Apple asks about. Null when there is none of that number. */
export interface AppleInquiryFacts extends RefundabilityFacts {
  readonly outTradeNo: string;
  readonly description: string;
  /** Whether it was this payment that bought something; another one of the same order may have. */
  readonly hasBought: boolean;
  /** First instant of what was bought. */
  readonly startsAt: Date | null;
  /** How many of the articles it opened were read since. */
  readonly articlesRead: number;
  readonly policy: AppleRefundPolicy;
}

const DAY_MS = 86_400_000;

/**
 * What Apple is told. Whoever got nothing gets the money back whatever the policy says; for everything else the creator's
 * policy decides, and the evidence is the same either way.
 */
export function decideAppleInquiry(facts: AppleInquiryFacts | null, at: Date): AppleRefundDecision {
  if (!facts) {
    return refuse('查无此订单，不同意退款', '本商户没有这个订单号的付款记录，也没有为它交付过内容。');
  }
  const evidence = evidenceOf(facts, at);
  if (!facts.hasBought || facts.startsAt === null) return approve('内容未交付，同意退款', evidence);
  if (facts.isWhollyRefunded) return approve('款项已退还', evidence);
  switch (facts.policy) {
    case AppleRefundPolicy.APPROVE:
      return approve('商户同意退款', evidence);
    case AppleRefundPolicy.REFUSE:
      return refuse('内容已交付，不同意退款', evidence);
    case AppleRefundPolicy.APPROVE_WITHIN_WINDOW: {
      // Apple takes back what we cannot: that it is Apple's money does not count here.
      const { canTakeBack, reason } = decideRefundability({ ...facts, isApple: false }, at);
      return canTakeBack
        ? approve(`付款 ${facts.windowDays} 天内且基本未使用，同意退款`, evidence)
        : refuse(refusals[reason ?? NoTakeBackReason.ENDED] ?? '内容已交付，不同意退款', evidence);
    }
  }
}

const refusals: Partial<Record<NoTakeBackReason, string>> = {
  [NoTakeBackReason.WINDOW_OVER]: '已超过无理由退款期限，不同意退款',
  [NoTakeBackReason.READ_TOO_MUCH]: '内容已大量阅读，不同意退款',
  [NoTakeBackReason.TIP]: '打赏已送达作者，不同意退款',
  [NoTakeBackReason.GIFT_REDEEMED]: '礼物已被领取，不同意退款',
  [NoTakeBackReason.ENDED]: '购买的内容已使用完毕，不同意退款',
};

function evidenceOf(facts: AppleInquiryFacts, at: Date): string {
  const { outTradeNo, description, paidAt, startsAt, endsAt } = facts;
  const paid = paidAt ? `${shanghaiMinute(paidAt)} 付款` : '未收到付款';
  const parts = [`订单 ${outTradeNo}「${description}」，${paid}`];
  if (!facts.hasBought || startsAt === null) return `${parts[0]}；没有交付内容。`;
  parts.push(`${shanghaiMinute(startsAt)} 交付${endsAt ? `，有效期至 ${shanghaiMinute(endsAt)}` : ''}`);
  if (facts.kind === OrderKind.TIP) return `${parts.join('；')}。`;
  const days = Math.max(0, Math.floor((at.getTime() - startsAt.getTime()) / DAY_MS));
  parts.push(`至今 ${days} 天，阅读其中 ${facts.articlesRead} 篇，最多读到 ${(facts.readBps / 100).toFixed(0)}%`);
  return `${parts.join('；')}。`;
}

/** As a Chinese reader writes it: 2026-11-22 12:00. */
const shanghaiMinute = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const approve = (info: string, evidence: string): AppleRefundDecision => ({ verdict: 'approve', info, evidence });
const refuse = (info: string, evidence: string): AppleRefundDecision => ({ verdict: 'refuse', info, evidence });
