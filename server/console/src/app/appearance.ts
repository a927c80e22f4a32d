import { useSyncExternalStore } from 'react';

export type Appearance = 'system' | 'light' | 'dark';

const KEY = 'teahouse-console-appearance';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const kept = localStorage.getItem(KEY);
let chosen: Appearance = kept === 'light' || kept === 'dark' ? kept : 'system';

const isDark = () => (chosen === 'system' ? system.matches : chosen === 'dark');

function announce(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}
system.addEventListener('change', announce);
announce();

export function chooseAppearance(appearance: Appearance): void {
  chosen = appearance;
  localStorage.setItem(KEY, appearance);
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark);
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => chosen);

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
/** Whether the system asks for pages that do not move. */
export const useIsStill = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      stillness.addEventListener('change', listener);
      return () => stillness.removeEventListener('change', listener);
    },
    () => stillness.matches,
  );
