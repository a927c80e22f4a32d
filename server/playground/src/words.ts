/** The page's own words. GraphiQL itself speaks English only. */
export type Language = 'zh' | 'en';

const words = {
  brand: { zh: '茶馆', en: 'Teahouse' },
  account: { zh: '公众号', en: 'Account' },
  signInAs: { zh: '登录为', en: 'Sign in as' },
  anonymous: { zh: '未登录', en: 'Signed out' },
  reader: { zh: '读者', en: 'demo reader' },
  member: { zh: '会员', en: 'demo member' },
  creator: { zh: '创作者', en: 'demo creator' },
  restore: { zh: '恢复示例', en: 'Restore examples' },
  switchLanguage: { zh: 'English', en: '中文' },
  meantFor: { zh: '请用这个身份运行：', en: 'Run it as: ' },
  signInFailed: { zh: '登录没有成功', en: 'Signing in failed' },
} as const satisfies Record<string, Record<Language, string>>;

export type Word = keyof typeof words;

/** @returns the words of one language */
export const wordsIn = (language: Language) => (word: Word) => words[word][language];

export const initialLanguage = (): Language => {
  const kept = localStorage.getItem('teahouse-language');
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};
