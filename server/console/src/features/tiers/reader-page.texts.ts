import type { Texts } from '../../i18n/language.ts';

/** What the readers' membership page says, as the Mini Program words it (miniprogram/src/features/memberships/membership-words.ts). */
export const readerPageTexts: Texts<{
  readonly title: string;
  readonly heading: string;
  readonly intro: (account: string) => string;
  readonly perMonth: (price: string) => string;
  readonly save: (percent: number) => string;
  readonly join: (price: string) => string;
  readonly pass: (day: string) => string;
  readonly passHint: string;
  readonly give: string;
  readonly noAutoRenew: string;
  readonly sellerIs: (account: string) => string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly periods: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR' | 'PASS', string>>;
  readonly periodNames: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR' | 'PASS', string>>;
}> = {
  'zh-CN': {
    title: '会员',
    heading: '坐下来，慢慢读',
    intro: (account) => `成为「${account}」的会员，读完每一篇。`,
    perMonth: (price) => `合每月 ${price}`,
    save: (percent) => `省 ${percent}%`,
    join: (price) => `开通 ${price}`,
    pass: (day) => `通行证 · 到 ${day}`,
    passHint: '所有人都到同一天为止，越早买越长。',
    give: '送给朋友',
    noAutoRenew: '到期不会自动扣款。',
    sellerIs: (account) => `由「${account}」提供，付款由微信处理。`,
    emptyTitle: '还没有会员档位',
    emptyHint: '作者正在准备，过几天再来看看。',
    periods: { MONTH: '月', QUARTER: '季', YEAR: '年', PASS: '通行证' },
    periodNames: { MONTH: '按月', QUARTER: '按季', YEAR: '按年', PASS: '通行证' },
  },
  en: {
    title: 'Membership',
    heading: 'Sit down and stay a while',
    intro: (account) => `Become a member of ${account} and read every piece to its end.`,
    perMonth: (price) => `${price} a month`,
    save: (percent) => `Save ${percent}%`,
    join: (price) => `Join for ${price}`,
    pass: (day) => `Pass until ${day}`,
    passHint: 'It ends on the same day for everybody: bought earlier, it lasts longer.',
    give: 'Give it to a friend',
    noAutoRenew: 'It ends by itself; nothing is charged again.',
    sellerIs: (account) => `Offered by ${account}; WeChat handles the payment.`,
    emptyTitle: 'No memberships yet',
    emptyHint: 'The author is preparing them. Come back in a few days.',
    periods: { MONTH: 'month', QUARTER: 'quarter', YEAR: 'year', PASS: 'pass' },
    periodNames: { MONTH: 'Monthly', QUARTER: 'Quarterly', YEAR: 'Yearly', PASS: 'Pass' },
  },
};
