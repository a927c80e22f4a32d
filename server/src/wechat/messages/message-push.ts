import { randomInt } from 'node:crypto';
import type { MessagePushConfig } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { decryptPush, encryptReply } from './encryption.ts';
import { parsePushEvent } from './parse-push-event.ts';
import type { PushAnswer, PushFormat, ReceivedPush } from './push-event.ts';
import { formatOf, parsePushFields, textField } from './push-fields.ts';
import { isSameSignature, pushSignature } from './signature.ts';

/** Query parameters of a request, as WeChat spells them. */
export type PushQuery = Readonly<Record<string, string | undefined>>;

const WHAT = 'message push';

/**
 * Answers WeChat's question whether this address is ours (GET).
 * @returns the text to send back as it is, without quotes
 * @throws NotFromWeChat
 * @see WeChat Official Account, "Access Overview"
 */
export function verifyPushUrl(config: MessagePushConfig, query: PushQuery): string {
  checkPlainSignature(config, query);
  if (!query.echostr) throw new NotFromWeChat(WHAT, 'unreadable');
  return query.echostr;
}

/**
 * Believes or refuses a push (POST): signature first, then decryption, then its form. In the encrypted modes only the
 * encrypted part is read, since nothing vouches for what stands beside it.
 *
 * Age is not judged: nobody has said that repetitions, which WeChat Virtual Payment makes for hours, are signed anew, and
 * a paid order must not be lost over it. `dedupeKey` keeps an old push from acting twice.
 * @param body as received
 * @throws NotFromWeChat answer 401
 */
export function receivePush(config: MessagePushConfig, request: { query: PushQuery; body: string }): ReceivedPush {
  const { query, body } = request;
  const fields = parsePushFields(body);
  const encrypted = textField(fields, 'Encrypt');
  let rawText = body;
  if (encrypted !== '') {
    const given = query.msg_signature;
    if (!given || !query.timestamp || !query.nonce) throw new NotFromWeChat(WHAT, 'missingSignature');
    const expected = pushSignature(config.token, query.timestamp, query.nonce, encrypted);
    if (!isSameSignature(expected, given)) throw new NotFromWeChat(WHAT, 'wrongSignature');
    rawText = decrypt(config, encrypted);
  } else {
    checkPlainSignature(config, query);
    if (config.mode !== 'plain') throw new NotFromWeChat(WHAT, 'notEncrypted');
  }
  const message = encrypted === '' ? fields : parsePushFields(rawText);
  if (!message) throw new NotFromWeChat(WHAT, 'unreadable');
  return { event: parsePushEvent(config.appid, message), format: formatOf(rawText), rawText };
}

/**
 * What to answer once the push is safely kept. Virtual Payment wants its own words, in the push's format; for everything
 * else the bare word stops the repetitions. Neither is encrypted.
 */
export function pushTaken({ event, format }: ReceivedPush): PushAnswer {
  if (!isXpay(event)) return { contentType: 'text/plain; charset=utf-8', body: 'success' };
  return format === 'json'
    ? { contentType: 'application/json; charset=utf-8', body: '{"ErrCode":0,"ErrMsg":"success"}' }
    : {
        contentType: 'text/xml; charset=utf-8',
        body: '<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>',
      };
}

/** How long WeChat waits for an answer to Apple's refund inquiry. */
export const APPLE_REFUND_ANSWER_WITHIN_MS = 3_000;

/** Our word on a refund a payer asked Apple for. Apple weighs it and decides for itself. */
export interface AppleRefundDecision {
  readonly verdict: 'approve' | 'refuse';
  /** What was decided, in a sentence. */
  readonly info: string;
  /** Why: what was delivered and used, and when. Kept for audits; never empty. */
  readonly evidence: string;
}

/**
 * What to answer Apple's refund inquiry with, in place of `pushTaken`. It is not encrypted either.
 * @throws RangeError without evidence, which WeChat wants in any case
 * @see WeChat Mini Program, "Membership Subscription: iOS", refund inquiry
 */
export function appleRefundAnswer({ format }: Pick<ReceivedPush, 'format'>, decision: AppleRefundDecision): PushAnswer {
  const { verdict, info, evidence } = decision;
  if (evidence === '') throw new RangeError('an answer to a refund inquiry needs evidence');
  const resultCode = verdict === 'approve' ? 0 : 1;
  if (format === 'json') {
    const body = JSON.stringify({ result_code: resultCode, result_info: info, evidence });
    return { contentType: 'application/json; charset=utf-8', body };
  }
  const body =
    `<xml><result_code>${resultCode}</result_code><result_info>${cdata(info)}</result_info>` +
    `<evidence>${cdata(evidence)}</evidence></xml>`;
  return { contentType: 'text/xml; charset=utf-8', body };
}

/**
 * A reply that says something, sealed for the encrypted modes.
 * @param stamp given only by tests
 */
export function sealReply(
  config: MessagePushConfig,
  reply: { text: string; format: PushFormat; now: Date },
  stamp: { nonce: string; random?: Buffer } = { nonce: String(randomInt(100_000_000, 1_000_000_000)) },
): PushAnswer {
  const timestamp = String(Math.floor(reply.now.getTime() / 1000));
  const encrypted = encryptReply(config.encodingAesKey, config.appid, reply.text, stamp.random);
  const signature = pushSignature(config.token, timestamp, stamp.nonce, encrypted);
  if (reply.format === 'json') {
    const body = { Encrypt: encrypted, MsgSignature: signature, TimeStamp: Number(timestamp), Nonce: stamp.nonce };
    return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
  }
  const body =
    `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${stamp.nonce}]]></Nonce></xml>`;
  return { contentType: 'text/xml; charset=utf-8', body };
}

function checkPlainSignature(config: MessagePushConfig, { signature, timestamp, nonce }: PushQuery): void {
  if (!signature || !timestamp || !nonce) throw new NotFromWeChat(WHAT, 'missingSignature');
  if (!isSameSignature(pushSignature(config.token, timestamp, nonce), signature)) {
    throw new NotFromWeChat(WHAT, 'wrongSignature');
  }
}

/** With the present key, else with the one before it: pushes on their way at a change of keys still use that. */
function decrypt(config: MessagePushConfig, encrypted: string): string {
  try {
    return decryptPush(config.encodingAesKey, config.appid, encrypted);
  } catch (error) {
    if (config.previousEncodingAesKey === undefined || !isUndecryptable(error)) throw error;
    return decryptPush(config.previousEncodingAesKey, config.appid, encrypted);
  }
}

// The wrong key gives noise, and noise may end in what passes for padding and be cut at what passes for a length.
const isUndecryptable = (error: unknown) =>
  error instanceof NotFromWeChat && (error.reason === 'undecryptable' || error.reason === 'wrongAppid');

const isXpay = (event: ReceivedPush['event']) =>
  event.type.startsWith('xpay') || (event.type === 'other' && event.eventName.toLowerCase().startsWith('xpay_'));

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
