import type { Localized } from '../shared/locale/locale.ts';
import type { TierNames } from './tier-names.ts';

type Names = readonly (readonly [RegExp, (rest: string, tiers: TierNames) => Localized])[];

/** What a bookkeeper calls our accounts; the rest of the name says which. */
const names: Names = [
  [
    /^assets:wechat:xpay:(.+)$/,
    (id) => ({ 'zh-CN': `微信虚拟支付余额（${id}）`, en: `Virtual Payment balance (${id})` }),
  ],
  [
    /^assets:wechat:pay:(.+)$/,
    (id) => ({ 'zh-CN': `微信支付商户余额（${id}）`, en: `WeChat Pay merchant balance (${id})` }),
  ],
  [
    /^assets:affiliate-shops:(.+)$/,
    (id) => ({ 'zh-CN': `应收带货佣金（${id.slice(-8)}）`, en: `Commission owed by a shop (${id.slice(-8)})` }),
  ],
  [
    /^income:membership:(.+)$/,
    (key, tiers) => {
      const tier = tiers.get(key) ?? key;
      return { 'zh-CN': `会员收入（${tier}）`, en: `Membership income (${tier})` };
    },
  ],
  [/^income:unlocks$/, () => ({ 'zh-CN': '单篇与专栏收入', en: 'Unlock income' })],
  [/^income:tips$/, () => ({ 'zh-CN': '打赏收入', en: 'Tip income' })],
  [/^income:gifts$/, () => ({ 'zh-CN': '赠礼收入', en: 'Gift income' })],
  [/^income:commission$/, () => ({ 'zh-CN': '带货佣金收入', en: 'Commission income' })],
  [/^expenses:fees:xpay$/, () => ({ 'zh-CN': '虚拟支付手续费', en: 'Virtual Payment fees' })],
  [/^expenses:fees:wechat-pay$/, () => ({ 'zh-CN': '微信支付手续费', en: 'WeChat Pay fees' })],
  [/^expenses:commission$/, () => ({ 'zh-CN': '推广佣金支出', en: 'Promoter commission' })],
  [/^liabilities:commission$/, () => ({ 'zh-CN': '应付推广佣金', en: 'Commission owed to earners' })],
  [/^liabilities:unapplied-payments$/, () => ({ 'zh-CN': '待退还的重复付款', en: 'Payments to give back' })],
  [/^equity:owner$/, () => ({ 'zh-CN': '创作者投入与提取', en: 'Paid in and withdrawn by the owner' })],
  [/^equity:rounding$/, () => ({ 'zh-CN': '尾差', en: 'Rounding' })],
];

/** The account in words, tiers by their names; one we have no words for keeps its name. */
export function accountName(ledgerAccount: string, tiers: TierNames): Localized {
  for (const [pattern, name] of names) {
    const match = pattern.exec(ledgerAccount);
    if (match) return name(match[1] ?? '', tiers);
  }
  return { 'zh-CN': ledgerAccount, en: ledgerAccount };
}
