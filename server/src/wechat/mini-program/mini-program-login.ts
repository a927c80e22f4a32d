/** What a `wx.login` code was worth. */
export type LoginCodeExchange =
  | ({ readonly outcome: 'loggedIn' } & MiniProgramSession)
  /** Unknown, expired, used or another app's: ask the client for a new code. */
  | { readonly outcome: 'codeRejected'; readonly errcode: number }
  /** WeChat thinks this person a risk and refuses the login. */
  | { readonly outcome: 'blocked'; readonly errcode: number };

export interface MiniProgramSession {
  /** The person within this Mini Program. */
  readonly openid: string;
  /** The person across the apps of one Open Platform account; absent when the Mini Program is bound to none. */
  readonly unionid?: string;
  /**
   * Signs for this person until the next login. Store it encrypted, overwrite it at every login, and never let it reach a
   * client.
   */
  readonly sessionKey: string;
}
