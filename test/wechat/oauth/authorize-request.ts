import type { App, Apps } from '../apps/apps.ts';

export type OauthScope = 'snsapi_base' | 'snsapi_userinfo';

/** A refusal that WeChat shows as a page of its own. */
export class AuthorizePageError extends Error {
  readonly code: number;
  /** in Chinese and in English */
  readonly text: readonly [string, string];

  constructor(code: number, text: readonly [string, string]) {
    super(text[1]);
    this.code = code;
    this.text = text;
  }
}

export interface AuthorizeRequest {
  app: App;
  redirectUri: string;
  scope: OauthScope;
  state: string | null;
  forceSnapshot: boolean;
}

/**
 * Checks what the page was called with.
 * @throws AuthorizePageError 10003 for a foreign redirect_uri, 10005 for a scope the account does not have
 */
export function readAuthorizeRequest(apps: Apps, query: URLSearchParams): AuthorizeRequest {
  const app = apps.find(query.get('appid') ?? '');
  if (!app) throw new AuthorizePageError(40013, ['AppID 参数错误', 'Unknown AppID']);
  const redirectUri = query.get('redirect_uri') ?? '';
  const redirect = URL.parse(redirectUri);
  if (!redirect || !/^https?:$/.test(redirect.protocol)) {
    throw new AuthorizePageError(10003, ['redirect_uri 参数错误', 'redirect_uri is not a web address']);
  }
  if (!app.oauthDomains.includes(redirect.host)) {
    throw new AuthorizePageError(10003, [
      `redirect_uri 域名与后台配置不一致：${redirect.host}`,
      `The host ${redirect.host} is not the registered web authorization domain`,
    ]);
  }
  if (query.get('response_type') !== 'code') {
    throw new AuthorizePageError(10004, ['response_type 必须为 code', 'response_type must be code']);
  }
  const scope = query.get('scope');
  const mayAuthorize = app.kind === 'service-account' && app.verified;
  if ((scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') || !mayAuthorize) {
    throw new AuthorizePageError(10005, [
      '该公众号没有这些 scope 的权限',
      'This Official Account does not have this scope',
    ]);
  }
  const state = query.get('state');
  if (state !== null && !/^[a-zA-Z0-9]{0,128}$/.test(state)) {
    throw new AuthorizePageError(10012, [
      'state 只能是 128 字节以内的字母和数字',
      'state is at most 128 letters and digits',
    ]);
  }
  return { app, redirectUri, scope, state, forceSnapshot: query.get('forceSnapShot') === 'true' };
}

/** The address with the code: parameters are appended to what is there, `state` untouched. */
export function redirectWithCode(redirectUri: string, code: string, state: string | null): string {
  const [address = '', fragment] = redirectUri.split('#', 2);
  const separator = address.includes('?') ? '&' : '?';
  const stateText = state === null ? '' : `&state=${encodeURIComponent(state)}`;
  return `${address}${separator}code=${code}${stateText}${fragment === undefined ? '' : `#${fragment}`}`;
}
