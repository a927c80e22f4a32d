import type { ApiRequest, WeChatApi } from '../api.ts';
import type { WeChatApp } from '../config.ts';
import { WeChatApiError } from '../errors.ts';
import type { AccessTokens } from './access-tokens.ts';

/** "Not the latest", "malformed", "expired": another token will do. */
const tokenRefusals = new Set([40001, 40014, 42001]);

/** Calls interfaces that want the application's access token. */
export class AuthorizedApi {
  readonly #api: WeChatApi;
  readonly #tokens: AccessTokens;

  constructor(api: WeChatApi, tokens: AccessTokens) {
    this.#api = api;
    this.#tokens = tokens;
  }

  /**
   * Sends the request with the token in the query. A refused token is dropped and the request sent once more, which is
   * safe for every request: what is refused for its token had no effect.
   * @throws WeChatApiError, WeChatUnreachable
   */
  async request<T>(app: WeChatApp, request: ApiRequest<T>): Promise<T> {
    const token = await this.#tokens.get(app);
    try {
      return await this.#send(token, request);
    } catch (error) {
      if (!(error instanceof WeChatApiError && tokenRefusals.has(error.errcode))) throw error;
      await this.#tokens.drop(app, token);
      return this.#send(await this.#tokens.get(app), request);
    }
  }

  #send<T>(token: string, request: ApiRequest<T>): Promise<T> {
    return this.#api.request({ ...request, query: { access_token: token, ...request.query } });
  }
}
