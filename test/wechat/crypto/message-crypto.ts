import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Signatures and AES envelope of message pushes, for Official Accounts and Mini Programs alike.
 * Source: WeChat, "Message Push: receive and decrypt".
 */

const PADDING_BLOCK_BYTES = 32;

function sha1OfSorted(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** `signature` of a push or of the URL check; it covers no body. */
export function pushSignature(token: string, timestamp: string, nonce: string): string {
  return sha1OfSorted([token, timestamp, nonce]);
}

/** `msg_signature`: covers the encrypted body too. */
export function messageSignature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return sha1OfSorted([token, timestamp, nonce, encrypted]);
}

/** @throws RangeError unless the key is 43 letters and digits */
export function aesKeyOf(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey)) throw new RangeError('EncodingAESKey must be 43 letters and digits');
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

export interface Envelope {
  /** exactly 16 bytes, fresh for every message unless a test asks for known ones */
  random?: Buffer;
  message: string;
  appid: string;
}

/** AES-256-CBC over random ‖ length ‖ message ‖ appid, padded to blocks of 32 bytes (not 16). */
export function encryptMessage(encodingAesKey: string, { random, message, appid }: Envelope): string {
  const key = aesKeyOf(encodingAesKey);
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random ?? randomBytes(16), length, text, Buffer.from(appid, 'utf8')]);
  const padding = PADDING_BLOCK_BYTES - (plain.length % PADDING_BLOCK_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  );
}

export interface OpenedEnvelope {
  random: Buffer;
  message: string;
  appid: string;
  padding: number;
}

/** @throws Error when the padding or the inner length does not fit */
export function decryptMessage(encodingAesKey: string, encrypted: string): OpenedEnvelope {
  const key = aesKeyOf(encodingAesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > PADDING_BLOCK_BYTES) throw new Error(`padding of ${padding} bytes`);
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < 20) throw new Error('envelope too short');
  const length = plain.readUInt32BE(16);
  if (20 + length > plain.length) throw new Error('message longer than its envelope');
  return {
    random: plain.subarray(0, 16),
    message: plain.subarray(20, 20 + length).toString('utf8'),
    appid: plain.subarray(20 + length).toString('utf8'),
    padding,
  };
}
