import { createSign, randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/time/clock.ts';
import type { PayMerchant } from '../config.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256 over UTF-8 text, in Base64. */
export function signRsaSha256(privateKeyPem: string, message: string): string {
  return createSign('RSA-SHA256').update(message, 'utf8').sign(privateKeyPem, 'base64');
}

export interface SignedRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query exactly as they are sent, without the host. */
  readonly url: string;
  /** Empty for requests without a body. */
  readonly body: string;
  /** Unix seconds. */
  readonly timestamp: string;
  readonly nonce: string;
}

/**
 * The `Authorization` header of one request.
 * @see WeChat Pay API v3, "Signature Generation"
 */
export function payAuthorization(merchant: PayMerchant, request: SignedRequest): string {
  const { method, url, timestamp, nonce, body } = request;
  const signature = signRsaSha256(merchant.privateKeyPem, `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`);
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${merchant.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",` +
    `serial_no="${merchant.serialNo}",signature="${signature}"`
  );
}

/** What a page or Mini Program hands to WeChat to open the pay sheet. */
export interface ClientPayParameters {
  readonly appId: string;
  /** Unix seconds, as text. */
  readonly timeStamp: string;
  readonly nonceStr: string;
  /** `prepay_id=…` */
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

/**
 * Signs what the client opens the pay sheet with. Its success callback is a hint to query, never proof of payment.
 * @param appid of the app the order was placed for; a Mini Program signs it although it does not send it
 * @see WeChat Pay API v3, "JSAPI Payment, Invoking Payment"
 */
export function clientPayParameters(
  merchant: PayMerchant,
  order: { appid: string; prepayId: string },
  { timestamp, nonce }: { timestamp: string; nonce: string },
): ClientPayParameters {
  const packageText = `prepay_id=${order.prepayId}`;
  return {
    appId: order.appid,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: packageText,
    signType: 'RSA',
    paySign: signRsaSha256(merchant.privateKeyPem, `${order.appid}\n${timestamp}\n${nonce}\n${packageText}\n`),
  };
}

/** A timestamp and a nonce for one signature. */
export function freshStamp(clock: Clock): { timestamp: string; nonce: string } {
  return {
    timestamp: String(Math.floor(clock.now().getTime() / 1000)),
    nonce: randomBytes(16).toString('hex').toUpperCase(),
  };
}
