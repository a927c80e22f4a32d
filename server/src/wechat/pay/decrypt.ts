import { createDecipheriv } from 'node:crypto';
import { NotFromWeChat } from '../errors.ts';

const TAG_BYTES = 16;

/** An encrypted part of a notification or of a certificate list. */
export interface PayResource {
  /** Base64 of the ciphertext with its 16-byte tag behind it. */
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data?: string | undefined;
}

/**
 * Opens what WeChat Pay sealed with the merchant's APIv3 key (AEAD_AES_256_GCM).
 * @throws NotFromWeChat when key, nonce or text do not belong together
 * @see WeChat Pay API v3, "Certificate and Callback Decryption"
 */
export function decryptPayResource(apiV3Key: string, resource: PayResource): string {
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const key = Buffer.from(apiV3Key, 'utf8');
  if (sealed.length <= TAG_BYTES || key.length !== 32) throw new NotFromWeChat('WeChat Pay resource', 'undecryptable');
  try {
    const aes = createDecipheriv('aes-256-gcm', key, Buffer.from(resource.nonce, 'utf8'));
    aes.setAAD(Buffer.from(resource.associated_data ?? '', 'utf8'));
    aes.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([aes.update(sealed.subarray(0, -TAG_BYTES)), aes.final()]).toString('utf8');
  } catch {
    throw new NotFromWeChat('WeChat Pay resource', 'undecryptable');
  }
}
