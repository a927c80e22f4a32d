import { randomText } from '../crypto/random-text.ts';
import { ApiError } from '../http/api-error.ts';
import type { Collection, Store } from '../store/store.ts';

const ACCESS_LIFETIME_MS = 7_200_000;
const REFRESH_LIFETIME_MS = 30 * 24 * 3600_000;

/** What a person granted to an Official Account's page. */
export interface UserGrant {
  refreshToken: string;
  accessToken: string;
  appid: string;
  personId: string;
  openid: string;
  scope: string;
  isSnapshot: boolean;
  accessExpiresAt: number;
  /** refreshing never moves this */
  refreshExpiresAt: number;
}

/** User-level tokens of web OAuth: not the API's access tokens, and never accepted as such. */
export class UserTokens {
  private readonly kept: Collection<UserGrant>;
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.kept = store.collection('user-grants');
    this.now = now;
  }

  grant(to: Pick<UserGrant, 'appid' | 'personId' | 'openid' | 'scope' | 'isSnapshot'>): UserGrant {
    const now = this.now();
    const refreshToken = `${Math.floor(now / 1000) % 100}_${randomText(86)}`;
    this.kept.keepNewest(2_000);
    return this.kept.put(refreshToken, {
      ...to,
      refreshToken,
      accessToken: `${Math.floor(now / 1000) % 100}_${randomText(86)}`,
      accessExpiresAt: now + ACCESS_LIFETIME_MS,
      refreshExpiresAt: now + REFRESH_LIFETIME_MS,
    });
  }

  /**
   * Prolongs a living access token, or replaces an expired one.
   * @throws ApiError 41003 missing, 40030 unknown or foreign, 42002 expired
   */
  refresh(refreshToken: string | null, appid: string): UserGrant {
    if (!refreshToken) throw new ApiError(41003, 'missing refresh_token');
    const grant = this.kept.get(refreshToken);
    if (!grant || grant.appid !== appid) throw new ApiError(40030, 'invalid refresh_token');
    const now = this.now();
    if (now >= grant.refreshExpiresAt) throw new ApiError(42002, 'refresh_token expired');
    const accessToken =
      now < grant.accessExpiresAt ? grant.accessToken : `${Math.floor(now / 1000) % 100}_${randomText(86)}`;
    return this.kept.put(refreshToken, { ...grant, accessToken, accessExpiresAt: now + ACCESS_LIFETIME_MS });
  }

  /** @throws ApiError 41001 missing, 40001 unknown, 42001 expired, 40003 when the openid is another's */
  check(accessToken: string | null, openid: string | null): UserGrant {
    if (!accessToken) throw new ApiError(41001, 'access_token missing');
    const grant = this.kept.values().find((candidate) => candidate.accessToken === accessToken);
    if (!grant) throw new ApiError(40001, 'invalid credential, access_token is invalid or not latest');
    if (this.now() >= grant.accessExpiresAt) throw new ApiError(42001, 'access_token expired');
    if (!openid) throw new ApiError(41009, 'missing openid');
    if (openid !== grant.openid) throw new ApiError(40003, 'invalid openid');
    return grant;
  }
}
