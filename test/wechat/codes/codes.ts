import { randomText } from '../crypto/random-text.ts';
import { ApiError } from '../http/api-error.ts';
import type { Collection, Store } from '../store/store.ts';

const LIFETIME_MS = 300_000;

export type CodeKind = 'login' | 'oauth';

export interface Code {
  code: string;
  kind: CodeKind;
  appid: string;
  personId: string;
  /** what the person agreed to, for OAuth codes */
  scope?: string;
  /** the throw-away openid of a snapshot page, where the person stays unknown */
  snapshotOpenid?: string;
  createdAt: number;
  usedAt: number | null;
}

/** Codes that a client carries to its server: five minutes, one app, one use. */
export class Codes {
  private readonly kept: Collection<Code>;
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.kept = store.collection('codes');
    this.now = now;
  }

  issue(code: Omit<Code, 'code' | 'createdAt' | 'usedAt'>): string {
    const text = `${code.kind === 'login' ? '0' : '1'}${randomText(31)}`;
    this.kept.put(text, { ...code, code: text, createdAt: this.now(), usedAt: null });
    this.kept.keepNewest(5_000);
    return text;
  }

  /**
   * Uses the code up. Nothing is awaited here, so of two exchanges at once exactly one wins.
   * @throws ApiError 41008 missing, 40029 unknown, foreign or expired, 40163 used before
   */
  redeem(text: unknown, kind: CodeKind, appid: string): Code {
    if (typeof text !== 'string' || text === '') throw new ApiError(41008, 'missing code');
    const code = this.kept.get(text);
    if (!code || code.kind !== kind || code.appid !== appid) throw new ApiError(40029, 'invalid code');
    if (code.usedAt !== null) throw new ApiError(40163, 'code been used');
    if (this.now() - code.createdAt >= LIFETIME_MS) throw new ApiError(40029, 'invalid code');
    return this.kept.put(text, { ...code, usedAt: this.now() });
  }

  all(): Code[] {
    return this.kept.values();
  }
}
