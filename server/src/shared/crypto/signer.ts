import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs short texts that leave this server and come back: nobody else can make or change one. */
export interface Signer {
  sign(text: string): string;
  isSignedBy(text: string, signature: string): boolean;
}

const SIGNATURE_BYTES = 16;

/**
 * HMAC-SHA256, cut to 16 bytes, under keys derived from the master keys: one for each purpose, so that a signature for one
 * is worth nothing for another. The newest key signs; older ones are still believed.
 * @param masterKeys 32-byte keys, newest first
 */
export function createSigner(masterKeys: readonly Buffer[], purpose: string): Signer {
  const keys = masterKeys.map((key) => createHmac('sha256', key).update(`signer/${purpose}`).digest());
  const signatureOf = (key: Buffer, text: string) =>
    createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, SIGNATURE_BYTES);
  return {
    sign: (text) => signatureOf(keys[0]!, text).toString('base64url'),
    isSignedBy: (text, signature) => {
      const given = Buffer.from(signature, 'base64url');
      return given.length === SIGNATURE_BYTES && keys.some((key) => timingSafeEqual(signatureOf(key, text), given));
    },
  };
}
