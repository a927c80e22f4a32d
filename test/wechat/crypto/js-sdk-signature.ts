import { createHash } from 'node:crypto';

export interface JsSdkPage {
  ticket: string;
  nonce: string;
  timestamp: string;
  /** as the browser shows it; the fragment is cut off here */
  url: string;
}

/** Signature a page passes to `wx.config`. Source: WeChat, "JS-SDK: signature algorithm". */
export function jsSdkSignature({ ticket, nonce, timestamp, url }: JsSdkPage): string {
  const page = url.split('#', 1)[0];
  return createHash('sha1')
    .update(`jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${page}`)
    .digest('hex');
}
