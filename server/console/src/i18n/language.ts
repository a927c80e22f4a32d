import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';

const KEY = 'teahouse-console-language';
const listeners = new Set<() => void>();

const known = (kept: string | null): Language | null => (kept === 'zh-CN' || kept === 'en' ? kept : null);

function initial(): Language {
  const kept = known(localStorage.getItem(KEY));
  if (kept) return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

let current = initial();
document.documentElement.lang = current;

export const currentLanguage = (): Language => current;

function show(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  show(language);
}

// Whoever changes the language in one tab reads the others in it, too.
addEventListener('storage', ({ key, newValue }) => {
  const language = key === KEY ? known(newValue) : null;
  if (language) show(language);
});

/** Calls back when another language was chosen. @returns what ends it */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, currentLanguage);

/** What a feature says, in every language; English has to say all that Chinese says. */
export type Texts<T> = { readonly 'zh-CN': T; readonly en: NoInfer<T> };

/** The feature's texts in the language chosen. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
