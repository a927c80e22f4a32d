import { constants, privateDecrypt, publicEncrypt } from 'node:crypto';

/** RSA-OAEP with SHA-1, in Base64: how WeChat Pay v3 hides names inside a request or an answer. */
export function encryptField(publicKeyPem: string, text: string): string {
  return publicEncrypt(
    { key: publicKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(text, 'utf8'),
  ).toString('base64');
}

/** undefined for what was encrypted for another key, or not at all */
export function decryptField(privateKeyPem: string, sealed: string): string | undefined {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const bytes = Buffer.from(sealed, 'base64');
    return privateDecrypt({ key: privateKeyPem, padding, oaepHash: 'sha1' }, bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
