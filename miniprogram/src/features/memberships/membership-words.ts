import type { Words } from '../../i18n/language';

const zhCN = {
  title: '会员',
  heading: '坐下来，慢慢读',
  intro: (name: string) => `成为「${name}」的会员，读完每一篇。`,
  forArticle: '开通后回到刚才的文章，接着读。',
  perMonth: (price: string) => `合每月 ${price}`,
  save: (percent: number) => `省 ${percent}%`,
  join: (price: string) => `开通 ${price}`,
  renew: (price: string) => `续期 ${price}`,
  change: (price: string) => `换成这一档 ${price}`,
  pass: (day: string) => `通行证 · 到 ${day}`,
  passHint: '所有人都到同一天为止，越早买越长。',
  give: '送给朋友',
  opensArticle: '可以读刚才那一篇',
  notThisArticle: '不含刚才那一篇',
  held: '你在这一档',
  heldUntil: (day: string) => `有效期到 ${day}`,
  noAutoRenew: '到期不会自动扣款。',
  sellerIs: (name: string) => `由「${name}」提供，付款由微信处理。`,
  emptyTitle: '还没有会员档位',
  emptyHint: '作者正在准备，过几天再来看看。',
};

const en: typeof zhCN = {
  title: 'Membership',
  heading: 'Sit down and stay a while',
  intro: (name) => `Become a member of ${name} and read every piece to its end.`,
  forArticle: 'Afterwards you are back in your article, where you stopped.',
  perMonth: (price) => `${price} a month`,
  save: (percent) => `Save ${percent}%`,
  join: (price) => `Join for ${price}`,
  renew: (price) => `Renew for ${price}`,
  change: (price) => `Change to this one, ${price}`,
  pass: (day) => `Pass until ${day}`,
  passHint: 'It ends on the same day for everybody: bought earlier, it lasts longer.',
  give: 'Give it to a friend',
  opensArticle: 'Opens the article you came from',
  notThisArticle: 'Does not open the article you came from',
  held: 'You are here',
  heldUntil: (day) => `Valid until ${day}`,
  noAutoRenew: 'It ends by itself; nothing is charged again.',
  sellerIs: (name) => `Offered by ${name}; WeChat handles the payment.`,
  emptyTitle: 'No memberships yet',
  emptyHint: 'The author is preparing them. Come back in a few days.',
};

/** Choosing a membership. */
export const membershipWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
