import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** `signature` beside rawData: plain concatenation with the session_key as text. */
export function rawDataSignature(rawData: string, sessionKey: string): string {
  return createHash('sha1').update(`${rawData}${sessionKey}`, 'utf8').digest('hex');
}

/** AES-128-CBC with the Base64-decoded session_key, as `wx.getUserInfo` hands it to a Mini Program. */
export function encryptUserData(sessionKey: string, json: string): { encryptedData: string; iv: string } {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  const encrypted = Buffer.concat([cipher.update(json, 'utf8'), cipher.final()]);
  return { encryptedData: encrypted.toString('base64'), iv: iv.toString('base64') };
}

/** @throws Error when key, iv and data do not belong together */
export function decryptUserData(sessionKey: string, iv: string, encryptedData: string): string {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(encryptedData, 'base64')), decipher.final()]).toString('utf8');
}
