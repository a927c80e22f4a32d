/** `base` is silent and gives the openid; `userinfo` asks the person and gives unionid, name and picture too. */
export type OAuthScope = 'base' | 'userinfo';

/** What the `code` of the web authorization page was worth. */
export type OAuthCodeExchange =
  | ({ readonly outcome: 'authorized' } & OAuthGrant)
  /** Unknown, expired, used or another app's: send the browser to the authorization page again. */
  | { readonly outcome: 'codeRejected'; readonly errcode: number };

export interface OAuthGrant {
  /** The person within this Official Account. */
  readonly openid: string;
  /** Only with scope `userinfo`, and only when the account is bound to an Open Platform account. */
  readonly unionid?: string;
  readonly scope: OAuthScope;
  /** Belongs to this person and to `/sns/*` alone; not the account's access token. */
  readonly userAccessToken: string;
  /**
   * True for the throw-away person of WeChat's snapshot page (快照页): never make a member, an order or a payment for it.
   */
  readonly isSnapshotUser: boolean;
}

export interface OAuthUserInfo {
  readonly openid: string;
  readonly unionid?: string;
  /** As the person calls themselves; may be empty. */
  readonly nickname: string;
  readonly avatarUrl?: string;
}

/**
 * The address that asks a person, inside WeChat, who they are. Old clients insist on this order of parameters and on the
 * fragment, so the text is put together by hand.
 * @param state 1 to 128 letters and digits; comes back with the code and must be compared
 * @throws RangeError when `state` could not come back unchanged
 * @see WeChat Official Account, "Web Page Authorization"
 */
export function oauthAuthorizeUrl(
  openBaseUrl: string,
  request: { appid: string; redirectUri: string; scope: OAuthScope; state: string },
): string {
  if (!/^[a-zA-Z0-9]{1,128}$/.test(request.state)) throw new RangeError('state must be 1 to 128 letters and digits');
  const redirectUri = encodeURIComponent(request.redirectUri);
  return (
    `${openBaseUrl}/connect/oauth2/authorize?appid=${encodeURIComponent(request.appid)}&redirect_uri=${redirectUri}` +
    `&response_type=code&scope=snsapi_${request.scope}&state=${request.state}#wechat_redirect`
  );
}
