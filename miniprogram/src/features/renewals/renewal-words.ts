import type { Words } from '../../i18n/language';

const zhCN = {
  title: '自动续费',
  once: '只付这一次',
  byItself: '自动续费',
  byItselfHint: (price: string, days: number) => `每 ${days} 天扣 ${price}，扣款前微信会通知你，随时可以关。`,
  start: (price: string) => `开通自动续费 ${price}`,
  starting: '正在准备',
  signing: '等待你在微信里确认',
  confirming: '正在向微信确认',
  cancelled: '没有开通，什么也没有扣。',
  failed: '自动续费没有开通',
  charges: '扣款记录',
  noCharges: '还没有扣过款',
  stop: '关闭自动续费',
  stopQuestion: '关闭后不再扣款，已付的会员用到到期为止。',
  stopFailed: '没有关成',
  none: '没有开通自动续费',
  noneHint: '在会员页选自动续费，到期前微信会先通知，再扣款。',
  seeTiers: '看看会员',
  appleHint: '由苹果扣款的，请在 iPhone 的「设置 › Apple ID › 订阅」里关闭。',
};

const en: typeof zhCN = {
  title: 'Renewal',
  once: 'Pay once',
  byItself: 'Auto-renew',
  byItselfHint: (price, days) => `${price} every ${days} days. WeChat tells you ahead; turn it off at any time.`,
  start: (price) => `Turn on auto-renewal, ${price}`,
  starting: 'Preparing',
  signing: 'Waiting for you to confirm in WeChat',
  confirming: 'Confirming with WeChat',
  cancelled: 'It was not turned on, and nothing was charged.',
  failed: 'Renewal was not turned on',
  charges: 'Charges',
  noCharges: 'Nothing was charged yet',
  stop: 'Turn renewal off',
  stopQuestion: 'Nothing is charged any more; what is paid runs to its end.',
  stopFailed: 'It could not be turned off',
  none: 'Nothing renews by itself',
  noneHint: 'Choose auto-renew where you buy a membership. WeChat tells you before it takes anything.',
  seeTiers: 'See memberships',
  appleHint: 'Where Apple charges, turn it off in Settings › Apple ID › Subscriptions.',
};

/** Memberships that renew by themselves, and reminders for the others. */
export const renewalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
