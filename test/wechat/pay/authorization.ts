import { requestMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { signError } from './pay-error.ts';

export const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

const WINDOW_SECONDS = 300;
const ITEMS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const;

type Item = (typeof ITEMS)[number];

export interface SignedCall {
  authorization: string | undefined;
  method: string;
  /** path and query exactly as they came */
  url: string;
  body: string;
}

function parseItems(text: string): Record<Item, string> {
  const items = new Map<string, string>();
  for (const part of text.split(',')) {
    const match = /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(part);
    const [, name = '', value = ''] = match ?? [];
    if (!match || items.has(name))
      throw signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
    items.set(name, value);
  }
  const read = (name: Item) => {
    const value = items.get(name);
    if (!value) throw signError(`Http头Authorization缺少${name}`);
    return value;
  };
  if (items.size !== ITEMS.length) throw signError('Http头Authorization值格式错误');
  return {
    mchid: read('mchid'),
    nonce_str: read('nonce_str'),
    timestamp: read('timestamp'),
    serial_no: read('serial_no'),
    signature: read('signature'),
  };
}

/** Recently seen nonces: WeChat's answer to a replay is not documented, so it is only reported. */
export class Nonces {
  private readonly seen = new Map<string, number>();

  /** @returns true when this merchant used the nonce before, inside the window */
  seenBefore(mchid: string, nonce: string, nowSeconds: number): boolean {
    for (const [key, at] of this.seen) {
      if (nowSeconds - at <= 2 * WINDOW_SECONDS) break;
      this.seen.delete(key);
    }
    const key = `${mchid}/${nonce}`;
    const before = this.seen.has(key);
    this.seen.set(key, nowSeconds);
    return before;
  }
}

/**
 * Checks who calls. Source: WeChat Pay API v3, "Signature generation".
 * @returns the merchant, and a warning for the log
 * @throws PayError 401 SIGN_ERROR
 */
export function authenticate(
  merchants: Merchants,
  nonces: Nonces,
  call: SignedCall,
  nowSeconds: number,
): { merchant: Merchant; warning?: string } {
  const [scheme, rest] = splitOnce(call.authorization ?? '', ' ');
  if (call.authorization === undefined) throw signError('Http头缺少Authorization');
  if (scheme !== SCHEME) throw signError('Http头Authorization认证类型错误');
  const items = parseItems(rest);
  const merchant = merchants.find(items.mchid);
  if (!merchant) throw signError('商户号不存在');
  // SDKs read the serial off the certificate in either case
  const publicKeyPem = merchant.certificates[items.serial_no.toUpperCase()];
  if (!publicKeyPem) throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  if (!/^\d{1,12}$/.test(items.timestamp)) throw signError('Http头Authorization中的timestamp错误');
  if (Math.abs(nowSeconds - Number(items.timestamp)) > WINDOW_SECONDS) {
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  const message = requestMessage({
    method: call.method,
    url: call.url,
    timestamp: items.timestamp,
    nonce: items.nonce_str,
    body: call.body,
  });
  if (!verifySha256Rsa(publicKeyPem, message, items.signature)) {
    throw signError('签名错误，请检查后再试', {
      issue: 'sign not match',
      field: 'signature',
      location: 'authorization',
      sign_information: {
        method: call.method,
        url: call.url,
        truncated_sign_message: message.slice(0, 128),
        sign_message_length: Buffer.byteLength(message),
      },
    });
  }
  const replayed = nonces.seenBefore(merchant.mchid, items.nonce_str, nowSeconds);
  return { merchant, ...(replayed && { warning: 'nonce seen before' }) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
