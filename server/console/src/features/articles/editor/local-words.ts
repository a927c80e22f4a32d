import { randomId } from '../../../ui/random-id.ts';
import type { Words } from './article-save.ts';

/** Words that this device kept because the server did not have them yet. */
export interface LocalWords {
  readonly key: string;
  readonly at: string;
  /** What they were written on. */
  readonly version: number;
  readonly wordsKey: string;
  readonly words: Words;
}

const PREFIX = 'teahouse-words:';
const MAX_AGE_MS = 60 * 86_400_000;

/**
 * Keeps words on this device while they are written, so that a closed tab or a lost connection loses none. Each opened page
 * has a place of its own: two tabs of one article do not write over each other.
 */
export class LocalWordsKeeper {
  readonly #prefix: string;
  readonly #key: string;

  constructor(articleId: string) {
    this.#prefix = `${PREFIX}${articleId}:`;
    this.#key = `${this.#prefix}${randomId()}`;
  }

  /** @returns false when the device has no room */
  keep(words: Words | null, base: { version: number; wordsKey: string }): boolean {
    if (!words) {
      localStorage.removeItem(this.#key);
      return true;
    }
    const text = JSON.stringify({ at: new Date().toISOString(), ...base, words });
    try {
      localStorage.setItem(this.#key, text);
      return true;
    } catch {
      this.#forgetOld();
      try {
        localStorage.setItem(this.#key, text);
        return true;
      } catch {
        return false;
      }
    }
  }

  /** What pages of this article left behind, the newest first. */
  leftBehind(): LocalWords[] {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(this.#prefix) && key !== this.#key)
      .flatMap((key) => {
        try {
          return [{ ...(JSON.parse(localStorage.getItem(key) ?? '') as Omit<LocalWords, 'key'>), key }];
        } catch {
          return [];
        }
      })
      .sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  forget({ key }: Pick<LocalWords, 'key'>): void {
    localStorage.removeItem(key);
  }

  #forgetOld(): void {
    const before = new Date(Date.now() - MAX_AGE_MS).toISOString();
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const at = /"at":"([^"]+)"/.exec(localStorage.getItem(key) ?? '')?.[1] ?? '';
      if (at < before) localStorage.removeItem(key);
    }
  }
}
