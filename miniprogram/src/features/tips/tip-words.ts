import type { Words } from '../../i18n/language';

const zhCN = {
  title: '打赏',
  heading: '请作者喝杯茶',
  intro: (title: string) => `为「${title}」。多少随意，不给也没关系。`,
  amount: '金额',
  own: '自己定',
  ownLabel: '自己定的金额，单位元',
  range: (least: string, most: string) => `${least} 到 ${most}`,
  wholeYuan: (least: string, most: string) => `${least} 到 ${most}，整元`,
  message: '想说的话',
  messageHint: '只有作者看得到，可以不写',
  give: (price: string) => `打赏 ${price}`,
  giveNothing: '先选一个金额',
  voluntary: '打赏出于自愿，不换取任何内容。',
  off: '现在不收打赏',
  offHint: '作者心领了，多谢。',
};

const en: typeof zhCN = {
  title: 'Tip',
  heading: 'A cup of tea for the author',
  intro: (title) => `For “${title}”. Any amount is welcome, and none is fine.`,
  amount: 'Amount',
  own: 'Other',
  ownLabel: 'Another amount, in yuan',
  range: (least, most) => `${least} to ${most}`,
  wholeYuan: (least, most) => `${least} to ${most}, whole yuan`,
  message: 'A word with it',
  messageHint: 'Only the author reads it; may be empty',
  give: (price) => `Tip ${price}`,
  giveNothing: 'Choose an amount first',
  voluntary: 'A tip is voluntary and buys nothing.',
  off: 'No tips at the moment',
  offHint: 'The thought alone is appreciated.',
};

/** Tipping the author. */
export const tipWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
