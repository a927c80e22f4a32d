import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { NotFromWeChat } from '../errors.ts';

const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
/** WeChat pads to 32 bytes although the cipher's block has 16, so the cipher's own padding must stay off. */
const PAD_BLOCK_BYTES = 32;

/**
 * Opens an encrypted push: AES-256-CBC, and inside 16 random bytes, the length of the message, the message, the appid.
 * @throws NotFromWeChat `undecryptable`, or `wrongAppid` when it was made for another application
 * @see WeChat Official Account, "Message Encryption and Decryption"
 */
export function decryptPush(encodingAesKey: string, appid: string, encrypted: string): string {
  const plain = unpad(decipher(encodingAesKey, encrypted));
  if (plain.length < RANDOM_BYTES + LENGTH_BYTES) throw undecryptable();
  const messageStart = RANDOM_BYTES + LENGTH_BYTES;
  const messageEnd = messageStart + plain.readUInt32BE(RANDOM_BYTES);
  if (messageEnd > plain.length) throw undecryptable();
  if (plain.toString('utf8', messageEnd) !== appid) throw new NotFromWeChat('encrypted push', 'wrongAppid');
  return plain.toString('utf8', messageStart, messageEnd);
}

/**
 * Seals a reply as WeChat seals pushes.
 * @param random 16 bytes; given only by tests
 */
export function encryptReply(
  encodingAesKey: string,
  appid: string,
  message: string,
  random: Buffer = randomBytes(RANDOM_BYTES),
): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const content = Buffer.concat([random, length, text, Buffer.from(appid, 'utf8')]);
  const padLength = PAD_BLOCK_BYTES - (content.length % PAD_BLOCK_BYTES);
  const key = keyOf(encodingAesKey);
  const aes = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(content), aes.update(Buffer.alloc(padLength, padLength)), aes.final()]).toString(
    'base64',
  );
}

function decipher(encodingAesKey: string, encrypted: string): Buffer {
  const key = keyOf(encodingAesKey);
  const sealed = Buffer.from(encrypted, 'base64');
  try {
    const aes = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([aes.update(sealed), aes.final()]);
  } catch {
    throw undecryptable();
  }
}

function unpad(padded: Buffer): Buffer {
  const padLength = padded.at(-1) ?? 0;
  if (padLength < 1 || padLength > PAD_BLOCK_BYTES || padLength > padded.length) throw undecryptable();
  if (!padded.subarray(-padLength).every((byte) => byte === padLength)) throw undecryptable();
  return padded.subarray(0, -padLength);
}

function keyOf(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new RangeError('an EncodingAESKey has 43 characters');
  return key;
}

const undecryptable = () => new NotFromWeChat('encrypted push', 'undecryptable');
