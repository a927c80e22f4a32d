import type { KeyValueStore } from '../../mini-program-host/core/environment.ts';

const PREFIX = 'mini-program';

/** What a Mini Program keeps on this person's phone; it outlives a reload of the simulator. */
export function miniProgramStorage(person: string, appid: string): KeyValueStore {
  const prefix = `${PREFIX}/${person}/${appid}/`;
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  return {
    get: (key) => localStorage.getItem(prefix + key) ?? undefined,
    set: (key, value) => localStorage.setItem(prefix + key, value),
    delete: (key) => localStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of keys()) localStorage.removeItem(prefix + key);
    },
    keys,
  };
}

export function forgetMiniPrograms(person: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}/${person}/`)) localStorage.removeItem(key);
}
