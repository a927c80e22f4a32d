import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts small secrets at rest. */
export interface Cipher {
  encrypt(plain: string): Buffer;
  decrypt(sealed: Buffer): string;
}

const VERSION_BYTES = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under the installation's master key. Layout: key version (1 byte), nonce (12), tag (16), ciphertext.
 * The newest key encrypts; older ones still decrypt, so that the master key can rotate.
 * @param keys 32-byte keys, newest first; a key's version is its distance from the end
 */
export function masterKeyCipher(keys: readonly Buffer[]): Cipher {
  if (keys.length === 0 || keys.some((key) => key.length !== 32)) {
    throw new Error('TEAHOUSE_MASTER_KEY must be 32 bytes in Base64 (several, newest first, separated by commas)');
  }
  const keyOf = (version: number) => keys[keys.length - version];
  return {
    encrypt(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const aes = createCipheriv('aes-256-gcm', keys[0]!, nonce);
      const body = Buffer.concat([aes.update(plain, 'utf8'), aes.final()]);
      return Buffer.concat([Buffer.of(keys.length), nonce, aes.getAuthTag(), body]);
    },
    decrypt(sealed) {
      const key = keyOf(sealed[0] ?? 0);
      if (!key) throw new Error('sealed with a master key that is not configured');
      const nonceEnd = VERSION_BYTES + NONCE_BYTES;
      const tagEnd = nonceEnd + TAG_BYTES;
      const aes = createDecipheriv('aes-256-gcm', key, sealed.subarray(VERSION_BYTES, nonceEnd));
      aes.setAuthTag(sealed.subarray(nonceEnd, tagEnd));
      return Buffer.concat([aes.update(sealed.subarray(tagEnd)), aes.final()]).toString('utf8');
    },
  };
}
