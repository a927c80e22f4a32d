import type { Words } from '../../i18n/language';

const zhCN = {
  unlockSeries: (price: string) => `解锁 ${price}`,
  seriesHint: '买下整个系列，以后新写的也在内。',
  seriesIsYours: '整个系列都是你的了',
};

const en: typeof zhCN = {
  unlockSeries: (price) => `Unlock for ${price}`,
  seriesHint: 'All of it, with what is added later.',
  seriesIsYours: 'The whole series is yours',
};

/** Unlocking a series on its page. */
export const unlockWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
