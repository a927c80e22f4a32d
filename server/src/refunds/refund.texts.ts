import type { Localized } from '../shared/locale/locale.ts';
import type { RefundFailure } from './refund.entity.ts';

/** What somebody is to do about a refund that failed, or does not get on. */
export const failureTexts: Readonly<Record<RefundFailure, Localized>> = {
  MERCHANT_FUNDS_TOO_LOW: {
    'zh-CN': '商户可用余额不足：请充值，系统会自动再次退款',
    en: 'The merchant’s balance is too low: top it up, and the refund goes on by itself',
  },
  PAYER_ACCOUNT_UNUSABLE: {
    'zh-CN': '付款人的银行卡或零钱无法收款：请在微信支付商户平台处理异常退款',
    en: 'The payer’s card or account takes no money: handle the abnormal refund in WeChat Pay’s merchant console',
  },
  TOO_LATE: {
    'zh-CN': '支付已超过 365 天，微信不再支持原路退款：请与付款人另行商定',
    en: 'It was paid over 365 days ago and WeChat gives nothing back by now: settle it with the payer another way',
  },
  APPLE_ONLY: {
    'zh-CN': '款项由苹果收取：请付款人登录 reportaproblem.apple.com 申请退款',
    en: 'Apple took the money: its payer asks for it at reportaproblem.apple.com',
  },
  REFUNDED_ELSEWHERE: {
    'zh-CN': '这笔款项已在微信后台退过：请核对退款记录，需要时退还剩余部分',
    en: 'Money of this payment was given back in WeChat’s own console: look at its refunds, and give back what is left if need be',
  },
  REFUSED_BY_WECHAT: {
    'zh-CN': '微信没有受理：请看微信给出的说明，处理后重新退款',
    en: 'WeChat did not do it: see its words, mend what they name, and refund again',
  },
};
