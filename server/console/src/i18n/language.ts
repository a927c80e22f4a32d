import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';

const KEY = 'teahouse-console-language';
const listeners = new Set<() => void>();

function initial(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

let current = initial();
document.documentElement.lang = current;

export const currentLanguage = (): Language => current;

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentLanguage);
}

/** What a feature says, in every language; English has to say all that Chinese says. */
export type Texts<T> = { readonly 'zh-CN': T; readonly en: NoInfer<T> };

/** The feature's texts in the language chosen. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
