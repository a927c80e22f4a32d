import { createVerify } from 'node:crypto';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { wechatPayKey } from './keys.ts';

const MAX_AGE_SECONDS = 300;
/** Prefix of the signatures WeChat Pay spoils on purpose. */
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/';

/** Headers by lower-case name, from fetch or from Node's HTTP server. */
export type HeaderLookup = (name: string) => string | undefined;

/**
 * Checks that WeChat Pay signed this body. Pass the bytes as they came, empty for a 204.
 * @param what named in the error
 * @throws NotFromWeChat
 * @see WeChat Pay API v3, "Signature Verification"
 */
export function verifyPaySignature(
  merchant: PayMerchant,
  what: string,
  message: { header: HeaderLookup; body: Buffer; now: Date },
): void {
  const timestamp = message.header('wechatpay-timestamp');
  const nonce = message.header('wechatpay-nonce');
  const signature = message.header('wechatpay-signature');
  const serial = message.header('wechatpay-serial');
  if (!timestamp || !nonce || !signature || !serial) throw new NotFromWeChat(what, 'missingSignature');
  if (signature.startsWith(PROBE_PREFIX)) throw new NotFromWeChat(what, 'signatureProbe');
  if (!/^\d{1,12}$/.test(timestamp)) throw new NotFromWeChat(what, 'staleTimestamp');
  const ageSeconds = message.now.getTime() / 1000 - Number(timestamp);
  if (Math.abs(ageSeconds) > MAX_AGE_SECONDS) throw new NotFromWeChat(what, 'staleTimestamp');
  const key = wechatPayKey(merchant, serial);
  if (!key) throw new NotFromWeChat(what, 'unknownSerial');
  const signed = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(message.body).update('\n');
  if (!signed.verify(key, signature, 'base64')) throw new NotFromWeChat(what, 'wrongSignature');
}
