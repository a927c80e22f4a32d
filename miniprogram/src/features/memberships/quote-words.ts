import type { Words } from '../../i18n/language';

const zhCN = {
  title: '确认订单',
  changes: { NEW: '开通会员', RENEWAL: '续期', UPGRADE: '升级', DOWNGRADE: '到期后更换' },
  begins: '开始',
  beginsWhenPaid: '付款后立即开始',
  ends: '有效期到',
  listPrice: '原价',
  credit: (tier: string) => `「${tier}」剩余抵扣`,
  discount: '优惠',
  toPay: '应付',
  pay: (price: string) => `支付 ${price}`,
  noAutoRenew: '到期不会自动扣款。',
  sellerIs: (name: string) => `由「${name}」提供，付款由微信处理。`,
  missing: '这个价格已经不在了',
  missingHint: '看看现在的会员方案吧。',
  seeTiers: '看看会员',
};

const en: typeof zhCN = {
  title: 'Your order',
  changes: { NEW: 'New membership', RENEWAL: 'Renewal', UPGRADE: 'Upgrade', DOWNGRADE: 'Change at the end' },
  begins: 'Begins',
  beginsWhenPaid: 'As soon as you pay',
  ends: 'Valid until',
  listPrice: 'List price',
  credit: (tier) => `What is left of ${tier}`,
  discount: 'Discount',
  toPay: 'To pay',
  pay: (price) => `Pay ${price}`,
  noAutoRenew: 'It ends by itself; nothing is charged again.',
  sellerIs: (name) => `Offered by ${name}; WeChat handles the payment.`,
  missing: 'This price is gone',
  missingHint: 'Have a look at what is on sale now.',
  seeTiers: 'See memberships',
};

/** What a membership would cost and do, before it is paid. */
export const quoteWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
