import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { AuthorizedApi } from '../access-token/authorized-api.ts';
import { nothing, type WeChatApi } from '../api.ts';
import type { MiniProgramApp } from '../config.ts';
import { WeChatApiError } from '../errors.ts';
import type { LoginCodeExchange } from './mini-program-login.ts';

/** Unknown or expired; used already. The page of this interface lists only the first, its answers know both. */
const codeRejections = new Set([40029, 40163]);
const CODE_BLOCKED = 40226;
const WRONG_SESSION_KEY = 87009;

const sessionSchema = z.object({
  openid: z.string().min(1),
  session_key: z.string().min(1),
  unionid: z.string().min(1).optional(),
});

export class MiniProgramClient {
  readonly #api: WeChatApi;
  readonly #authorizedApi: AuthorizedApi;

  constructor(api: WeChatApi, authorizedApi: AuthorizedApi) {
    this.#api = api;
    this.#authorizedApi = authorizedApi;
  }

  /**
   * Trades a `wx.login` code, which works once and for five minutes, for the person. Never repeated by itself: after a
   * lost answer the code is spent, and only the client can get a new one.
   * @throws WeChatApiError for everything but a refused code, such as a wrong secret
   * @throws WeChatUnreachable when no usable answer came: ask the client for a new code
   * @see WeChat Mini Program, "code2Session"
   */
  async exchangeLoginCode(app: MiniProgramApp, code: string): Promise<LoginCodeExchange> {
    try {
      const session = await this.#api.request({
        method: 'GET',
        path: '/sns/jscode2session',
        query: { appid: app.appid, secret: app.appSecret, js_code: code, grant_type: 'authorization_code' },
        isRepeatable: false,
        answer: sessionSchema,
      });
      return {
        outcome: 'loggedIn',
        openid: session.openid,
        sessionKey: session.session_key,
        ...(session.unionid === undefined ? {} : { unionid: session.unionid }),
      };
    } catch (error) {
      if (!(error instanceof WeChatApiError)) throw error;
      if (codeRejections.has(error.errcode)) return { outcome: 'codeRejected', errcode: error.errcode };
      if (error.errcode === CODE_BLOCKED) return { outcome: 'blocked', errcode: error.errcode };
      throw error;
    }
  }

  /**
   * Whether the session key we keep for a person still signs for them.
   * @see WeChat Mini Program, "checkSessionKey"
   */
  async checkSessionKey(
    app: MiniProgramApp,
    { openid, sessionKey }: { openid: string; sessionKey: string },
  ): Promise<boolean> {
    try {
      await this.#authorizedApi.request(app, {
        method: 'GET',
        path: '/wxa/checksession',
        query: { openid, signature: signWithSessionKey(sessionKey, ''), sig_method: 'hmac_sha256' },
        isRepeatable: true,
        answer: nothing,
      });
      return true;
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === WRONG_SESSION_KEY) return false;
      throw error;
    }
  }
}

/** The user-state signature: HMAC-SHA256 in hexadecimal, under the session key as text (it is not decoded). */
export function signWithSessionKey(sessionKey: string, message: string): string {
  return createHmac('sha256', sessionKey).update(message, 'utf8').digest('hex');
}
