import type { Merchant } from './merchants.ts';

/** A call to api.mch.weixin.qq.com whose signature was checked. */
export interface PayCall {
  merchant: Merchant;
  /** parts of the path */
  params: Record<string, string>;
  query: URLSearchParams;
  /** where it was called, such as `https://api.mch.weixin.qq.com` */
  origin: string;
  /** header `Wechatpay-Serial`: whose public key encrypted the sensitive fields */
  serial: string | undefined;
  /** @throws PayError PARAM_ERROR unless the body is a JSON object */
  body: () => Record<string, unknown>;
}

export interface PayAnswer {
  status: number;
  /** none for 204 */
  body?: Record<string, unknown>;
  /** instead of a body; files are not signed */
  file?: { bytes: Buffer; contentType: string };
}

export interface PayEndpoint {
  method: 'GET' | 'POST';
  /** `{name}` stands for one part of the path */
  path: string;
  /** the code of its 429; FREQUENCY_LIMITED unless given */
  limitedAs?: 'FREQUENCY_LIMITED' | 'RATELIMIT_EXCEED';
  handle: (call: PayCall) => PayAnswer;
}
