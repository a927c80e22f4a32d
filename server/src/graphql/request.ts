import type { IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import type { Context } from '../context.ts';
import { createLoaders } from '../loaders.ts';
import { readSessionToken } from '../members/session-token.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn, type ViewerLoader } from '../members/viewer-loader.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { localeOf } from '../shared/locale/locale.ts';
import type { Clock } from '../shared/time/clock.ts';
import { deviceOf } from '../staff/device.ts';

/** What is read of an HTTP request before its operation runs. */
export interface RequestFacts {
  readonly headers: IncomingHttpHeaders;
  readonly sessionCookie: string | undefined;
  readonly isRegisteredOperation: boolean;
  readonly requestId: string;
  /** The client's internet address; empty where nobody asks for it. */
  readonly address?: string;
}

/** Makes the context of each request: which account, who sends it, in which language, at which instant. */
export class Requests {
  readonly #clock: Clock;
  readonly #pool: Pool;
  readonly #services: Services;
  readonly #viewers: ViewerLoader;

  constructor(deps: { pool: Pool; clock: Clock; services: Services; viewers: ViewerLoader }) {
    this.#clock = deps.clock;
    this.#pool = deps.pool;
    this.#services = deps.services;
    this.#viewers = deps.viewers;
  }

  /**
   * @throws ApiError ACCOUNT_REQUIRED when no account is named and there are several, NOT_FOUND for an unknown one,
   *   UNAUTHENTICATED for a token that is no living session's
   */
  async contextOf(facts: RequestFacts): Promise<Context> {
    const now = this.#clock.now();
    const viewer = await this.#viewerOf(facts, now);
    const [clock, viewerOf] = [this.#clock, (at: Date) => this.#viewerOf(facts, at)];
    // Apollo Server hands resolvers a copy of what is returned here, so it must be the copy that changes.
    async function refresh(this: { -readonly [Key in keyof Context]: Context[Key] }): Promise<Viewer> {
      this.now = clock.now();
      this.viewer = await viewerOf(this.now);
      return this.viewer;
    }
    return {
      ...this.#services,
      viewer,
      now,
      locale: localeOf(facts.headers['accept-language']),
      requestId: facts.requestId,
      from: { device: deviceOf(facts.headers['user-agent']), address: facts.address ?? '' },
      isRegisteredOperation: facts.isRegisteredOperation,
      clock: this.#clock,
      loaders: createLoaders(this.#pool, viewer, this.#clock),
      viewerOf: async (token) => {
        const presented = readSessionToken(token);
        const loaded = presented && (await this.#viewers.load(presented, this.#clock.now()));
        if (!loaded) throw new ApiError('UNAUTHENTICATED');
        return loaded;
      },
      refresh,
    };
  }

  async #viewerOf(facts: RequestFacts, now: Date): Promise<Viewer> {
    const bearer = /^Bearer (.+)$/i.exec(facts.headers.authorization ?? '')?.[1];
    const named = await this.#namedAccount(facts.headers);
    const token = bearer ?? facts.sessionCookie;
    if (token) {
      const presented = readSessionToken(token);
      const isElsewhere = presented && named && presented.accountId !== named;
      const viewer = presented && !isElsewhere ? await this.#viewers.load(presented, now) : null;
      if (viewer) return viewer;
      // A header is a claim to be refused; a cookie of an ended session is only litter in a browser.
      if (bearer) throw new ApiError('UNAUTHENTICATED');
      if (presented && !named && (await this.#services.accounts.has(presented.accountId))) {
        return anonymousIn(presented.accountId);
      }
    }
    const accountId = named ?? (await this.#services.accounts.only())?.id;
    if (!accountId) throw new ApiError('ACCOUNT_REQUIRED');
    return anonymousIn(accountId);
  }

  async #namedAccount(headers: IncomingHttpHeaders): Promise<string | null> {
    const name = headers['teahouse-account'];
    if (typeof name !== 'string' || name === '') return null;
    const account = await this.#services.accounts.find(name);
    if (!account) {
      throw new ApiError('NOT_FOUND', {
        'zh-CN': '没有请求头 teahouse-account 所指的公众号',
        en: 'There is no account with the name given in the header teahouse-account',
      });
    }
    return account.id;
  }
}
