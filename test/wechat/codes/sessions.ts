import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';

export interface Session {
  appid: string;
  personId: string;
  /** Base64 of 16 bytes; used as text in signatures */
  sessionKey: string;
  createdAt: number;
  /** using the key keeps it alive */
  usedAt: number;
}

/** One current session_key for each person and Mini Program; its predecessor is worth nothing. */
export class Sessions {
  private readonly kept: Collection<Session>;
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(store: Store, settings: Settings, now: () => number) {
    this.kept = store.collection('sessions');
    this.settings = settings;
    this.now = now;
  }

  /** What `wx.login` does: begins a session, or keeps the one there is unless it is due for a new key. */
  logIn(appid: string, personId: string): Session {
    const session = this.current(appid, personId);
    const isDue = session && this.now() - session.createdAt >= this.settings.current.sessionKeyRotatesAfterMs;
    return session && !isDue ? session : this.rotate(appid, personId);
  }

  rotate(appid: string, personId: string): Session {
    const now = this.now();
    const sessionKey = randomBytes(16).toString('base64');
    return this.kept.put(this.key(appid, personId), { appid, personId, sessionKey, createdAt: now, usedAt: now });
  }

  /** New key for the rest of the old one's life. */
  replaceKey(session: Session): Session {
    const sessionKey = randomBytes(16).toString('base64');
    return this.kept.put(this.key(session.appid, session.personId), { ...session, sessionKey });
  }

  /** undefined when there was no login, or it is too long ago. */
  current(appid: string, personId: string): Session | undefined {
    const session = this.kept.get(this.key(appid, personId));
    if (!session || this.now() - session.usedAt >= this.settings.current.sessionKeyLifetimeMs) return undefined;
    return session;
  }

  touch(session: Session): void {
    this.kept.put(this.key(session.appid, session.personId), { ...session, usedAt: this.now() });
  }

  all(): Session[] {
    return this.kept.values();
  }

  private key(appid: string, personId: string): string {
    return `${appid}/${personId}`;
  }
}
