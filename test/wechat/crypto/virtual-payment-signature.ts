import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hex HMAC-SHA256; keys are used as the text they are, never Base64-decoded. */
export function hmacSha256Hex(key: string, message: string | Buffer): string {
  return createHmac('sha256', key).update(message).digest('hex');
}

/**
 * `paySig` of virtual payment: proves the merchant's AppKey.
 * @param uri `requestVirtualPayment` for the client, the path without query for server calls
 * @param payload the exact signData string or the exact body
 */
export function paySigOf(appKey: string, uri: string, payload: string): string {
  return hmacSha256Hex(appKey, `${uri}&${payload}`);
}

/** `signature`: proves the member's current session_key. */
export function userSignatureOf(sessionKey: string, payload: string): string {
  return hmacSha256Hex(sessionKey, payload);
}

/** Compares signatures without telling how much of them fits. */
export function sameSignature(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
