import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The signature of a push: SHA-1, in hexadecimal, over the parts in lexical order. Three parts (token, timestamp, nonce)
 * make `signature`; the encrypted text as a fourth makes `msg_signature`.
 * @see WeChat Official Account, "Access Overview: Verify the Message Comes from the WeChat Server"
 */
export function pushSignature(...parts: readonly string[]): string {
  return createHash('sha1').update(parts.toSorted().join(''), 'utf8').digest('hex');
}

/** Compares without telling, by its duration, how much was right. */
export function isSameSignature(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected, 'utf8'), Buffer.from(given, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
