import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Cipher } from '../../shared/crypto/cipher.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { WeChatApi } from '../api.ts';
import type { WeChatApp } from '../config.ts';
import { WeChatUnreachable } from '../errors.ts';

/** During its last five minutes a token and its successor both work, so that is when it is changed. */
const HANDOVER_MS = 300_000;
/** Longer than one holder can need: an attempt, two repetitions, their pauses. */
const LOCK_TIMEOUT = '20s';

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });

interface StoredToken {
  readonly token: string;
  readonly sealed: Buffer;
  readonly expiresAt: Date;
}

/**
 * The access token of each application. PostgreSQL holds the one copy (table `access_tokens`, encrypted); whoever finds it
 * old fetches the next one while the others wait, across processes. Only `stable_token` in normal mode is used: asking
 * twice never invalidates what somebody else holds.
 * @see WeChat Official Account, "Get Stable Access Token"
 */
export class AccessTokens {
  readonly #api: WeChatApi;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #cipher: Cipher;
  /** So that one process waits with one connection per application. */
  readonly #inFlight = new Map<string, Promise<string>>();

  constructor(parts: { api: WeChatApi; pool: Pool; clock: Clock; cipher: Cipher }) {
    this.#api = parts.api;
    this.#pool = parts.pool;
    this.#clock = parts.clock;
    this.#cipher = parts.cipher;
  }

  /**
   * A token that works now.
   * @throws WeChatApiError when WeChat refuses appid, secret or this server's address
   * @throws WeChatUnreachable when no new token came and the old one has expired
   */
  async get(app: WeChatApp): Promise<string> {
    const stored = await this.#read(this.#pool, app.appid);
    if (stored && this.#isFresh(stored)) return stored.token;
    const inFlight = this.#inFlight.get(app.appid);
    if (inFlight) return inFlight;
    const renewal = this.#renew(app).finally(() => this.#inFlight.delete(app.appid));
    this.#inFlight.set(app.appid, renewal);
    return renewal;
  }

  /**
   * Fetches a token now, whether or not the last one still works: what was entered for the app is tried out.
   * @throws WeChatApiError, WeChatUnreachable
   */
  async renew(app: WeChatApp): Promise<void> {
    await this.#whileLocked(app.appid, (connection) => this.#fetch(app, connection));
  }

  /** Forgets a token that WeChat refused, unless somebody has replaced it already. */
  async drop(app: WeChatApp, refusedToken: string): Promise<void> {
    const stored = await this.#read(this.#pool, app.appid);
    if (stored?.token !== refusedToken) return;
    await this.#pool.query('delete from access_tokens where appid = $1 and token_encrypted = $2', [
      app.appid,
      stored.sealed,
    ]);
  }

  async #renew(app: WeChatApp): Promise<string> {
    return this.#whileLocked(app.appid, async (connection) => {
      const stored = await this.#read(connection, app.appid);
      if (stored && this.#isFresh(stored)) return stored.token;
      try {
        return await this.#fetch(app, connection);
      } catch (error) {
        const isUsable = stored !== undefined && stored.expiresAt > this.#clock.now();
        if (error instanceof WeChatUnreachable && isUsable) return stored.token;
        throw error;
      }
    });
  }

  async #fetch(app: WeChatApp, connection: PoolClient): Promise<string> {
    const askedAt = this.#clock.now();
    const { access_token: token, expires_in: seconds } = await this.#api.request({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: JSON.stringify({ grant_type: 'client_credential', appid: app.appid, secret: app.appSecret }),
      isRepeatable: true,
      answer: answerSchema,
    });
    await connection.query(
      `insert into access_tokens (appid, token_encrypted, expires_at, refreshed_at) values ($1, $2, $3, $4)
       on conflict (appid) do update set token_encrypted = excluded.token_encrypted,
         expires_at = excluded.expires_at, refreshed_at = excluded.refreshed_at`,
      [app.appid, this.#cipher.encrypt(token), new Date(askedAt.getTime() + seconds * 1000), askedAt],
    );
    return token;
  }

  /**
   * Runs `work` while no other process does so for this application. The lock belongs to the connection, not to a
   * transaction: WeChat is called meanwhile, and no transaction may stay open for that.
   */
  async #whileLocked<T>(appid: string, work: (connection: PoolClient) => Promise<T>): Promise<T> {
    const connection = await this.#pool.connect();
    const lock = [`wechat.access_token:${appid}`];
    let isClean = false;
    try {
      await connection.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
      await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', lock);
      try {
        return await work(connection);
      } finally {
        await connection.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock);
        await connection.query('reset lock_timeout');
        isClean = true;
      }
    } finally {
      // A connection that could not be cleaned is closed, and PostgreSQL gives its lock back.
      connection.release(!isClean);
    }
  }

  async #read(connection: Pick<PoolClient, 'query'>, appid: string): Promise<StoredToken | undefined> {
    const { rows } = await connection.query<{ token_encrypted: Buffer; expires_at: Date }>(
      'select token_encrypted, expires_at from access_tokens where appid = $1',
      [appid],
    );
    const row = rows[0];
    if (!row) return undefined;
    const token = this.#open(row.token_encrypted);
    return token === undefined ? undefined : { token, sealed: row.token_encrypted, expiresAt: row.expires_at };
  }

  /** A token sealed under a master key that is gone is no loss: the next one is a request away. */
  #open(sealed: Buffer): string | undefined {
    try {
      return this.#cipher.decrypt(sealed);
    } catch {
      return undefined;
    }
  }

  #isFresh(stored: StoredToken): boolean {
    return stored.expiresAt.getTime() - HANDOVER_MS > this.#clock.now().getTime();
  }
}
