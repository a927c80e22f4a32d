import type { Language } from './words.ts';

export interface Settings {
  person: string;
  language: Language;
  theme: 'light' | 'dark';
  platform: 'ios' | 'android';
}

const KEY = 'simulator/settings';

/** The address says it first, then what was chosen before, then the machine. */
export function readSettings(search: URLSearchParams): Settings {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    person: search.get('person') ?? kept.person ?? 'lin',
    language: oneOf(search.get('lang')?.slice(0, 2), ['zh', 'en']) ?? kept.language ?? 'zh',
    theme: oneOf(search.get('theme'), ['light', 'dark']) ?? kept.theme ?? (prefersDark ? 'dark' : 'light'),
    platform: oneOf(search.get('platform'), ['ios', 'android']) ?? kept.platform ?? 'ios',
  };
}

export function keepSettings(settings: Settings): void {
  localStorage.setItem(KEY, JSON.stringify(settings));
}

function oneOf<T extends string>(value: string | null | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((candidate) => candidate === value);
}
