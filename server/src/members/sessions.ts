import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../shared/time/clock.ts';
import { Member } from './member.entity.ts';
import { type Client, Session } from './session.entity.ts';
import { newSessionToken } from './session-token.ts';

const MEMBER_SESSION_MS = 30 * 86_400_000;
const STAFF_SESSION_MS = 12 * 3_600_000;

/** How a reader came in. Kept with the session: it is the source of what follows. */
export interface Launch {
  readonly scene?: number | null;
  readonly path?: string | null;
  readonly entryKey?: string | null;
}

/** A session that has just begun; the token is shown here once and never again. */
export interface BegunSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Begins and ends sessions. */
export class Sessions {
  readonly #clock: Clock;

  constructor(deps: { clock: Clock }) {
    this.#clock = deps.clock;
  }

  async beginForMember(
    em: EntityManager,
    of: {
      accountId: string;
      memberId: string;
      client: Client.MINI_PROGRAM | Client.OFFICIAL_ACCOUNT_H5;
      platform: string;
      appid: string;
      openid: string;
      launch?: Launch | null;
    },
  ): Promise<BegunSession> {
    const { accountId, launch } = of;
    return em.transactional(async (inner) => {
      // Waits for a merge that is under way, and follows it: a session of an absorbed row would be dead at once.
      const known = await inner.findOneOrFail(
        Member,
        { account: accountId, id: of.memberId },
        { lockMode: LockMode.PESSIMISTIC_READ, refresh: true },
      );
      return this.#begin(inner, accountId, MEMBER_SESSION_MS, {
        member: known.mergedInto ?? known,
        client: of.client,
        platform: kept(of.platform.toLowerCase(), 32) ?? '',
        appid: of.appid,
        openid: of.openid,
        launchScene: launch?.scene ?? null,
        launchPath: kept(launch?.path, 256),
        launchEntryKey: kept(launch?.entryKey, 64),
      });
    });
  }

  async beginForStaff(
    em: EntityManager,
    of: { accountId: string; staffId: string; client: Client.CONSOLE; device?: string },
  ): Promise<BegunSession> {
    return this.#begin(em, of.accountId, STAFF_SESSION_MS, {
      staff: of.staffId,
      client: of.client,
      device: of.device ?? '',
      lastSeenAt: this.#clock.now(),
    });
  }

  /** Ends one session. Its token works no more, from the next request on, on every node. */
  async end(em: EntityManager, accountId: string, sessionId: string): Promise<void> {
    await em.nativeUpdate(
      Session,
      { account: accountId, id: sessionId, endedAt: null },
      { endedAt: this.#clock.now() },
    );
  }

  /** Ends every session of a member. */
  async endAllOf(em: EntityManager, accountId: string, memberId: string): Promise<void> {
    await em.nativeUpdate(
      Session,
      { account: accountId, member: memberId, endedAt: null },
      { endedAt: this.#clock.now() },
    );
  }

  async #begin(
    em: EntityManager,
    accountId: string,
    lastsMs: number,
    of: Partial<Record<keyof Session, unknown>> & { client: Client },
  ): Promise<BegunSession> {
    const now = this.#clock.now();
    const { token, hash } = newSessionToken(accountId);
    const expiresAt = new Date(now.getTime() + lastsMs);
    // `of` is loosely typed, because each kind of session sets other columns.
    em.create(Session, { ...of, account: accountId, tokenHash: hash, createdAt: now, expiresAt } as never);
    await em.flush();
    return { token, expiresAt };
  }
}

/** What a client says of itself is kept as far as it can be, and never keeps anybody from signing in. */
const kept = (text: string | null | undefined, maxLength: number): string | null =>
  text?.replaceAll('\0', '').slice(0, maxLength) ?? null;
