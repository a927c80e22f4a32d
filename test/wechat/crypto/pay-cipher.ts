import { createCipheriv, createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;

export interface SealedResource {
  ciphertext: string;
  /** 12 ASCII characters */
  nonce: string;
  associatedData: string;
}

// One published vector uses a 16-byte key; real APIv3 keys have 32 bytes.
function algorithmFor(key: Buffer): 'aes-128-gcm' | 'aes-256-gcm' {
  if (key.length === 32) return 'aes-256-gcm';
  if (key.length === 16) return 'aes-128-gcm';
  throw new Error(`APIv3 key of ${key.length} bytes`);
}

/** AEAD_AES_256_GCM: the tag follows the ciphertext inside one Base64 text. */
export function sealResource(apiV3Key: string, plain: string, nonce: string, associatedData: string): SealedResource {
  const key = Buffer.from(apiV3Key, 'utf8');
  const cipher = createCipheriv(algorithmFor(key), key, Buffer.from(nonce, 'utf8'));
  cipher.setAAD(Buffer.from(associatedData, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: sealed.toString('base64'), nonce, associatedData };
}

/** @throws Error when key, nonce, associated data or ciphertext were altered */
export function openResource(apiV3Key: string, { ciphertext, nonce, associatedData }: SealedResource): string {
  const key = Buffer.from(apiV3Key, 'utf8');
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv(algorithmFor(key), key, Buffer.from(nonce, 'utf8'));
  decipher.setAAD(Buffer.from(associatedData, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}
