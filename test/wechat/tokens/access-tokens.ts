import type { App } from '../apps/apps.ts';
import { randomText } from '../crypto/random-text.ts';
import { ApiError } from '../http/api-error.ts';
import type { Collection, Store } from '../store/store.ts';

const LIFETIME_MS = 7_200_000;
/** How long a token still works after its successor was issued, and how early stable_token issues one. */
const OVERLAP_MS = 300_000;
const FORCED_REFRESHES_A_DAY = 20;
const FORCED_REFRESH_SPACING_MS = 30_000;

/** `classic` comes from /cgi-bin/token, `stable` from /cgi-bin/stable_token; neither knows of the other. */
export type TokenFamily = 'classic' | 'stable';

export interface AccessToken {
  token: string;
  appid: string;
  family: TokenFamily;
  issuedAt: number;
  expiresAt: number;
  /** set once a newer token took its place: from this instant on it is no longer accepted */
  replacedAt: number | null;
}

export interface IssuedToken {
  access_token: string;
  expires_in: number;
}

/** API access tokens, one current token for each app and family. */
export class AccessTokens {
  private readonly kept: Collection<AccessToken>;
  private readonly current: Collection<string>;
  private readonly forced: Collection<{ day: string; count: number; lastAt: number }>;
  private readonly now: () => number;
  private readonly today: () => string;

  constructor(store: Store, clock: { now: () => number; today: () => string }) {
    this.kept = store.collection('access-tokens');
    this.current = store.collection('current-access-tokens');
    this.forced = store.collection('forced-refreshes');
    this.now = clock.now;
    this.today = clock.today;
  }

  /** Every call issues a new token; its predecessor keeps working for five minutes. */
  issueClassic(app: App): IssuedToken {
    return this.answer(this.replace(app.appid, 'classic', OVERLAP_MS));
  }

  /** The same token until five minutes before its end. */
  issueStable(app: App, forceRefresh: boolean): IssuedToken {
    const current = this.currentOf(app.appid, 'stable');
    if (forceRefresh && current && this.mayForce(app.appid)) return this.answer(this.replace(app.appid, 'stable', 0));
    if (current && current.expiresAt - this.now() > OVERLAP_MS) return this.answer(current);
    return this.answer(this.replace(app.appid, 'stable', OVERLAP_MS));
  }

  /**
   * @returns the token's appid
   * @throws ApiError 41001 missing, 40014 malformed or unknown, 42001 expired, 40001 superseded
   */
  check(token: string | null): string {
    if (!token) throw new ApiError(41001, 'access_token missing');
    const found = this.kept.get(token);
    if (!found) throw new ApiError(40014, 'invalid access_token');
    if (found.replacedAt !== null && this.now() >= found.replacedAt) {
      throw new ApiError(40001, 'invalid credential, access_token is invalid or not latest');
    }
    if (this.now() >= found.expiresAt) throw new ApiError(42001, 'access_token expired');
    return found.appid;
  }

  all(): AccessToken[] {
    return this.kept.values();
  }

  private currentOf(appid: string, family: TokenFamily): AccessToken | undefined {
    const token = this.current.get(`${appid}/${family}`);
    return token === undefined ? undefined : this.kept.get(token);
  }

  private replace(appid: string, family: TokenFamily, overlapMs: number): AccessToken {
    const now = this.now();
    const before = this.currentOf(appid, family);
    if (before) this.kept.put(before.token, { ...before, replacedAt: Math.min(before.expiresAt, now + overlapMs) });
    const token = `${Math.floor(now / 1000) % 100}_${randomText(134)}`;
    this.current.put(`${appid}/${family}`, token);
    this.kept.keepNewest(5_000);
    return this.kept.put(token, {
      token,
      appid,
      family,
      issuedAt: now,
      expiresAt: now + LIFETIME_MS,
      replacedAt: null,
    });
  }

  private mayForce(appid: string): boolean {
    const now = this.now();
    const before = this.forced.get(appid);
    const day = this.today();
    const count = before?.day === day ? before.count : 0;
    if (before && now - before.lastAt < FORCED_REFRESH_SPACING_MS) return false;
    if (count >= FORCED_REFRESHES_A_DAY) throw new ApiError(45009, 'reach max api daily quota limit of force_refresh');
    this.forced.put(appid, { day, count: count + 1, lastAt: now });
    return true;
  }

  private answer(token: AccessToken): IssuedToken {
    return { access_token: token.token, expires_in: Math.ceil((token.expiresAt - this.now()) / 1000) };
  }
}
