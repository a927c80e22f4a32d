import type { App, CallbackSettings } from '../apps/apps.ts';
import { decryptMessage, encryptMessage, messageSignature, pushSignature } from '../crypto/message-crypto.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { type Message, parseXml, toJson, toXml } from './xml.ts';

export interface PushRequest {
  url: string;
  contentType: string;
  body: string;
}

/** A key nobody was told: what is encrypted with it cannot be opened. */
const FOREIGN_KEY = 'x'.repeat(43);
const FOREIGN_APPID = 'wx00000000000000ff';
const REPLAY_AGE_SECONDS = 3600;

/**
 * One delivery of a message, signed and, where the app asks for it, encrypted.
 * Timestamp, nonce and signatures are fresh each time; the message is not.
 */
export function sealPush(
  app: App,
  callback: CallbackSettings,
  message: Message,
  openid: string,
  nowSeconds: number,
  fault?: PushFaultMode,
): PushRequest {
  const timestamp = String(fault === 'replayed-timestamp' ? nowSeconds - REPLAY_AGE_SECONDS : nowSeconds);
  const nonce = randomDigits(10);
  const token = fault === 'forged-signature' ? `${callback.token}forged` : callback.token;
  const write = callback.format === 'json' ? toJson : toXml;
  const url = new URL(callback.url);
  url.searchParams.set('signature', pushSignature(token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  url.searchParams.set('openid', openid);
  const contentType = callback.format === 'json' ? 'application/json' : 'text/xml';
  if (callback.mode === 'plain') return { url: url.href, contentType, body: write(message) };

  const encrypted = encryptMessage(fault === 'wrong-key' ? FOREIGN_KEY : callback.encodingAesKey, {
    message: write(message),
    appid: fault === 'wrong-appid' ? FOREIGN_APPID : app.appid,
  });
  url.searchParams.set('encrypt_type', 'aes');
  url.searchParams.set('msg_signature', messageSignature(token, timestamp, nonce, encrypted));
  const sealed: Message =
    callback.mode === 'compatible'
      ? { ...message, Encrypt: encrypted }
      : { ToUserName: app.originalId, Encrypt: encrypted };
  return { url: url.href, contentType, body: write(sealed) };
}

function readObject(text: string, format: 'xml' | 'json'): Record<string, unknown> {
  if (format === 'xml') return parseXml(text);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object');
  return value as Record<string, unknown>;
}

/**
 * What a receiver answered: null for `success` or nothing, else its message. In secure mode an answer has to be encrypted
 * and signed as well.
 * @throws Error when WeChat would not understand it
 */
export function openReply(app: App, callback: CallbackSettings, body: string): Record<string, unknown> | null {
  const text = body.trim();
  if (text === '' || text === 'success') return null;
  const outer = readObject(text, callback.format);
  if (callback.mode === 'plain' || (callback.mode === 'compatible' && outer.Encrypt === undefined)) return outer;
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = outer;
  if (typeof Encrypt !== 'string') throw new Error('a reply in secure mode must be encrypted');
  const expected = messageSignature(callback.token, String(TimeStamp), String(Nonce), Encrypt);
  if (MsgSignature !== expected) throw new Error('MsgSignature of the reply does not fit');
  const { message, appid } = decryptMessage(callback.encodingAesKey, Encrypt);
  if (appid !== app.appid) throw new Error(`the reply is sealed for ${appid}`);
  return readObject(message, callback.format);
}
