import { z } from 'zod';
import type { AuthorizedApi } from '../access-token/authorized-api.ts';
import { nothing, type WeChatApi } from '../api.ts';
import type { OfficialAccountApp } from '../config.ts';
import { WeChatApiError } from '../errors.ts';
import type { Follower } from './follower.ts';
import { type MenuButton, menuFromWire, menuToWire, wireMenuSchema } from './menu-button.ts';
import {
  type OAuthCodeExchange,
  type OAuthGrant,
  type OAuthScope,
  type OAuthUserInfo,
  oauthAuthorizeUrl,
} from './oauth.ts';

/** Unknown or foreign; used already; expired. */
const codeRejections = new Set([40029, 40163, 42003]);
const NO_MENU = 46003;
const NO_SUCH_CONDITIONAL_MENU = 65301;

const grantSchema = z.object({
  access_token: z.string().min(1),
  openid: z.string().min(1),
  scope: z.string(),
  unionid: z.string().min(1).optional(),
  is_snapshotuser: z.number().optional(),
});

const userInfoSchema = z.object({
  openid: z.string().min(1),
  nickname: z.string().default(''),
  headimgurl: z.string().default(''),
  unionid: z.string().min(1).optional(),
});

const followerSchema = z.object({
  subscribe: z.number(),
  openid: z.string().min(1),
  unionid: z.string().min(1).optional(),
  subscribe_time: z.number().optional(),
  subscribe_scene: z.string().optional(),
  qr_scene_str: z.string().optional(),
  language: z.string().optional(),
});

export class OfficialAccountClient {
  readonly #api: WeChatApi;
  readonly #authorizedApi: AuthorizedApi;
  readonly #openBaseUrl: string;

  constructor(api: WeChatApi, authorizedApi: AuthorizedApi, openBaseUrl: string) {
    this.#api = api;
    this.#authorizedApi = authorizedApi;
    this.#openBaseUrl = openBaseUrl;
  }

  /**
   * Where to send a browser inside WeChat to learn who holds it. `redirectUri` must lie on the account's registered web
   * authorization domain.
   */
  oauthUrl(app: OfficialAccountApp, request: { redirectUri: string; scope: OAuthScope; state: string }): string {
    return oauthAuthorizeUrl(this.#openBaseUrl, { appid: app.appid, ...request });
  }

  /**
   * Trades the code of the authorization page, which works once and for five minutes, for the person.
   * @throws WeChatApiError for everything but a refused code
   * @throws WeChatUnreachable when no usable answer came: the code is spent, send the browser again
   * @see WeChat Official Account, "Web Page Authorization"
   */
  async exchangeOAuthCode(app: OfficialAccountApp, code: string): Promise<OAuthCodeExchange> {
    try {
      const grant = await this.#api.request({
        method: 'GET',
        path: '/sns/oauth2/access_token',
        query: { appid: app.appid, secret: app.appSecret, code, grant_type: 'authorization_code' },
        isRepeatable: false,
        answer: grantSchema,
      });
      return {
        outcome: 'authorized',
        openid: grant.openid,
        ...(grant.unionid === undefined ? {} : { unionid: grant.unionid }),
        scope: grant.scope.split(',').includes('snsapi_userinfo') ? 'userinfo' : 'base',
        userAccessToken: grant.access_token,
        isSnapshotUser: grant.is_snapshotuser === 1,
      };
    } catch (error) {
      if (error instanceof WeChatApiError && codeRejections.has(error.errcode)) {
        return { outcome: 'codeRejected', errcode: error.errcode };
      }
      throw error;
    }
  }

  /** Name, picture and unionid of a person who agreed to scope `userinfo`. */
  async fetchUserInfo(grant: Pick<OAuthGrant, 'openid' | 'userAccessToken'>): Promise<OAuthUserInfo> {
    const info = await this.#api.request({
      method: 'GET',
      path: '/sns/userinfo',
      query: { access_token: grant.userAccessToken, openid: grant.openid, lang: 'zh_CN' },
      isRepeatable: true,
      answer: userInfoSchema,
    });
    return {
      openid: info.openid,
      nickname: info.nickname,
      ...(info.unionid === undefined ? {} : { unionid: info.unionid }),
      ...(info.headimgurl === '' ? {} : { avatarUrl: info.headimgurl }),
    };
  }

  /**
   * Whether a person follows the account, and their unionid while they do. Name and picture are no longer told here.
   * @see WeChat Official Account, "Get User Basic Information (UnionID Mechanism)"
   */
  async fetchFollower(app: OfficialAccountApp, openid: string): Promise<Follower> {
    const user = await this.#authorizedApi.request(app, {
      method: 'GET',
      path: '/cgi-bin/user/info',
      query: { openid, lang: 'zh_CN' },
      isRepeatable: true,
      answer: followerSchema,
    });
    const person = { openid: user.openid, ...(user.unionid === undefined ? {} : { unionid: user.unionid }) };
    if (user.subscribe === 0) return { isFollower: false, ...person };
    return {
      isFollower: true,
      ...person,
      ...(user.subscribe_time === undefined ? {} : { subscribedAt: new Date(user.subscribe_time * 1000) }),
      ...(user.subscribe_scene === undefined ? {} : { subscribeScene: user.subscribe_scene }),
      ...(user.qr_scene_str ? { qrScene: user.qr_scene_str } : {}),
      ...(user.language ? { language: user.language } : {}),
    };
  }

  /**
   * Replaces the account's menu. Followers see it when they next open the chat, five minutes later at most.
   * @throws WeChatApiError 40015 to 40028, 65316 and their like when WeChat does not accept the menu
   * @see WeChat Official Account, "Create Custom Menu"
   */
  async createMenu(app: OfficialAccountApp, buttons: readonly MenuButton[]): Promise<void> {
    await this.#authorizedApi.request(app, {
      method: 'POST',
      path: '/cgi-bin/menu/create',
      body: JSON.stringify({ button: menuToWire(buttons) }),
      isRepeatable: true,
      answer: nothing,
    });
  }

  /** The menu made through this interface; null when there is none. Entries of kinds we do not know are left out. */
  async getMenu(app: OfficialAccountApp): Promise<MenuButton[] | null> {
    try {
      const { menu } = await this.#authorizedApi.request(app, {
        method: 'GET',
        path: '/cgi-bin/menu/get',
        isRepeatable: true,
        answer: z.object({ menu: z.object({ button: wireMenuSchema }) }),
      });
      return menuFromWire(menu.button);
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === NO_MENU) return null;
      throw error;
    }
  }

  /**
   * Adds a menu that only followers with a tag see; the last one added is tried first. There must be a menu for everybody.
   * @returns its id, for deleteConditionalMenu
   * @throws WeChatApiError 65303 without a menu for everybody, and as createMenu does
   * @see WeChat Official Account, "Personalized Menus"
   */
  async addConditionalMenu(app: OfficialAccountApp, buttons: readonly MenuButton[], tagId: number): Promise<string> {
    const { menuid } = await this.#authorizedApi.request(app, {
      method: 'POST',
      path: '/cgi-bin/menu/addconditional',
      body: JSON.stringify({ button: menuToWire(buttons), matchrule: { tag_id: String(tagId) } }),
      isRepeatable: false,
      answer: z.object({ menuid: z.union([z.string(), z.number()]).transform(String) }),
    });
    return menuid;
  }

  /** Removes one of them. Safe to repeat. */
  async deleteConditionalMenu(app: OfficialAccountApp, menuId: string): Promise<void> {
    try {
      await this.#authorizedApi.request(app, {
        method: 'POST',
        path: '/cgi-bin/menu/delconditional',
        body: JSON.stringify({ menuid: menuId }),
        isRepeatable: true,
        answer: nothing,
      });
    } catch (error) {
      if (!(error instanceof WeChatApiError && error.errcode === NO_SUCH_CONDITIONAL_MENU)) throw error;
    }
  }

  /** The menu one follower would see now; null when there is none. @throws WeChatApiError 65302 for who does not follow */
  async tryMenu(app: OfficialAccountApp, openid: string): Promise<MenuButton[] | null> {
    try {
      const { button } = await this.#authorizedApi.request(app, {
        method: 'POST',
        path: '/cgi-bin/menu/trymatch',
        body: JSON.stringify({ user_id: openid }),
        isRepeatable: true,
        answer: z.object({ button: wireMenuSchema }),
      });
      return menuFromWire(button);
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === NO_MENU) return null;
      throw error;
    }
  }

  /** Removes the menu, conditional menus included. */
  async deleteMenu(app: OfficialAccountApp): Promise<void> {
    await this.#authorizedApi.request(app, {
      method: 'GET',
      path: '/cgi-bin/menu/delete',
      isRepeatable: true,
      answer: nothing,
    });
  }
}
