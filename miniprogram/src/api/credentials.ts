import { readStored, writeStored } from '../state/storage';
import { isMiniProgram, miniProgramAppid } from '../wechat/environment';

const SESSION_KEY = 'teahouse.session';
const ACCOUNT_KEY = 'teahouse.account';

interface StoredSession {
  appid: string;
  token: string;
  /** ISO 8601 */
  expiresAt: string;
}

/** The session token of this Mini Program; null when there is none. On H5 the session is a cookie scripts cannot read. */
export function sessionToken(): string | null {
  if (!isMiniProgram) return null;
  const session = readStored<StoredSession>(SESSION_KEY);
  if (!session || session.appid !== miniProgramAppid() || Date.parse(session.expiresAt) <= Date.now()) return null;
  return session.token;
}

export function keepSessionToken(token: string, expiresAt: string): void {
  const session: StoredSession = { appid: miniProgramAppid(), token, expiresAt };
  writeStored(SESSION_KEY, session);
}

export function forgetSessionToken(): void {
  writeStored(SESSION_KEY, null);
}

/**
 * Which account this client reads: the appid in the Mini Program, on H5 the handle named by the entry address, kept for
 * the visit because later addresses do not carry it. Empty when none was named.
 */
export function accountName(): string {
  if (isMiniProgram) return miniProgramAppid();
  const named = new URLSearchParams(window.location.search).get('account');
  try {
    if (named) window.sessionStorage.setItem(ACCOUNT_KEY, named);
    return named ?? window.sessionStorage.getItem(ACCOUNT_KEY) ?? '';
  } catch {
    return named ?? '';
  }
}
