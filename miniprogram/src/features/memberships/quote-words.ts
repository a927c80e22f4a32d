import type { Words } from '../../i18n/language';

const zhCN = {
  title: '确认订单',
  changes: { NEW: '开通会员', RENEWAL: '续期', UPGRADE: '升级', DOWNGRADE: '到期后更换' },
  begins: '开始',
  beginsWhenPaid: '付款后立即开始',
  ends: '有效期到',
  downgrade: '现在的会员照常用到结束，之后才换成这一档。',
  endsWithIt: (tier: string, day: string) => `「${tier}」（原到 ${day}）随之结束，剩下的价值抵扣这次付款。`,
  movesBehind: (tier: string, first: string, last: string) =>
    `「${tier}」剩下的时间顺延到 ${first} 至 ${last}，一天不少。`,
  listPrice: '原价',
  credit: (tier: string) => `「${tier}」剩余抵扣`,
  discount: '优惠',
  toPay: '应付',
  pay: (price: string) => `支付 ${price}`,
  noAutoRenew: '到期不会自动扣款。',
  sellerIs: (name: string) => `由「${name}」提供，付款由微信处理。`,
  missing: '现在不能这样买',
  missingHint: '看看现在的会员方案吧。',
  seeTiers: '看看会员',
  longer: '换成更长的一期',
};

const en: typeof zhCN = {
  title: 'Your order',
  changes: { NEW: 'New membership', RENEWAL: 'Renewal', UPGRADE: 'Upgrade', DOWNGRADE: 'Change at the end' },
  begins: 'Begins',
  beginsWhenPaid: 'As soon as you pay',
  ends: 'Valid until',
  downgrade: 'What you hold runs to its end; this one begins then.',
  endsWithIt: (tier, day) => `${tier} (until ${day}) ends with it; what is left of its price is taken off.`,
  movesBehind: (tier, first, last) => `What is left of ${tier} moves to ${first} – ${last}. No day is lost.`,
  listPrice: 'List price',
  credit: (tier) => `What is left of ${tier}`,
  discount: 'Discount',
  toPay: 'To pay',
  pay: (price) => `Pay ${price}`,
  noAutoRenew: 'It ends by itself; nothing is charged again.',
  sellerIs: (name) => `Offered by ${name}; WeChat handles the payment.`,
  missing: 'It cannot be bought like this now',
  missingHint: 'Have a look at what is on sale.',
  seeTiers: 'See memberships',
  longer: 'Take a longer period',
};

/** What a membership would cost and do, before it is paid. */
export const quoteWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
