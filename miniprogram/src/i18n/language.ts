import { readStored, writeStored } from '../state/storage';
import { createStore, useStore } from '../state/store';
import { phoneLanguage } from '../wechat/environment';
import { en } from './en';
import { type Dictionary, zhCN } from './zh-cn';

export type { Dictionary };

export type LanguageTag = 'zh-CN' | 'en';

/** What the reader chose; `auto` follows the phone. */
export type LanguageChoice = LanguageTag | 'auto';

const STORAGE_KEY = 'teahouse.language';
const dictionaries: Record<LanguageTag, Dictionary> = { 'zh-CN': zhCN, en };

function resolve(choice: LanguageChoice): LanguageTag {
  if (choice !== 'auto') return choice;
  return /^zh/i.test(phoneLanguage()) ? 'zh-CN' : 'en';
}

function storedChoice(): LanguageChoice {
  const stored = readStored<string>(STORAGE_KEY);
  return stored === 'zh-CN' || stored === 'en' ? stored : 'auto';
}

export const languageChoiceStore = createStore<LanguageChoice>(storedChoice());
export const languageStore = createStore<LanguageTag>(resolve(languageChoiceStore.get()));

export function chooseLanguage(choice: LanguageChoice): void {
  writeStored(STORAGE_KEY, choice === 'auto' ? null : choice);
  languageChoiceStore.set(choice);
  languageStore.set(resolve(choice));
}

/** The words of the reader's language; re-renders when it changes. */
export function useText(): Dictionary {
  return dictionaries[useStore(languageStore)];
}

/** Words that only pages loaded later need: they stand beside their feature and come with its package. */
export type Words<T> = Record<LanguageTag, T>;

export function useWords<T>(words: Words<T>): T {
  return words[useStore(languageStore)];
}

/** The same, outside components. */
export function currentWords<T>(words: Words<T>): T {
  return words[languageStore.get()];
}

/** The reader's language itself: for days, which are written by its rules. */
export function useLanguage(): LanguageTag {
  return useStore(languageStore);
}

/** The words of the reader's language, outside components. */
export function currentText(): Dictionary {
  return dictionaries[languageStore.get()];
}
