import type { App, AppKind } from '../apps/apps.ts';

/** A call to api.weixin.qq.com that passed the transport's checks. */
export interface ApiCall {
  query: URLSearchParams;
  /** exact body text */
  rawBody: string;
  /** @throws ApiError 44002 without a body, 47001 when it is not a JSON object */
  body: () => Record<string, unknown>;
  /** the app whose access_token was sent */
  app: App;
  ip: string;
  /** where the caller reached us, for addresses it is given */
  origin: string;
  /** names the account in the log, for calls without access_token */
  actFor: (account: string) => void;
}

/** Field by field what WeChat answers; `errcode` is added where an endpoint has it. */
export type ApiAnswer = Record<string, unknown>;

export interface ApiEndpoint {
  method: 'GET' | 'POST';
  path: string;
  /** `none`: app and secret, or a user's own token, travel in the call */
  token: 'app' | 'none';
  /** kinds of app that have this API, where not all do; others get 48001 */
  kinds?: readonly AppKind[];
  /** only for verified accounts */
  verifiedOnly?: boolean;
  handle: (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;
}

export const OFFICIAL_ACCOUNTS: readonly AppKind[] = ['service-account', 'subscription-account'];
export const MINI_PROGRAMS: readonly AppKind[] = ['mini-program'];
