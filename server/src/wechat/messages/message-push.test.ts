import { describe, expect, it } from 'vitest';
import type { MessagePushConfig } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { decryptPush, encryptReply } from './encryption.ts';
import { appleRefundAnswer, pushTaken, receivePush, sealReply, verifyPushUrl } from './message-push.ts';
import {
  jsonApp,
  plainPush,
  sealedChinese,
  sealedReply,
  securePush,
  secureXmlPush,
  shortSignature,
  urlCheck,
  xmlApp,
} from './published-samples.ts';
import { pushSignature } from './signature.ts';

const secureJson: MessagePushConfig = { ...jsonApp, mode: 'secure' };
const secureXml: MessagePushConfig = { ...xmlApp, mode: 'secure' };
const otherAesKey = 'z'.repeat(43);

const reasonOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof NotFromWeChat ? error.reason : error;
  }
  return 'believed';
};

/** A push as WeChat would send it, sealed with the app's own key unless told otherwise. */
function sealed(
  config: MessagePushConfig,
  message: string,
  { appid = config.appid, key = config.encodingAesKey } = {},
) {
  const encrypted = encryptReply(key, appid, message);
  const [timestamp, nonce] = ['1714112445', '415670741'];
  return {
    query: { timestamp, nonce, msg_signature: pushSignature(config.token, timestamp, nonce, encrypted) },
    body: JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: encrypted }),
  };
}

const follow = JSON.stringify({
  ToUserName: 'gh_97417a04a28d',
  FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
  CreateTime: 1714112445,
  MsgType: 'event',
  Event: 'subscribe',
});

it.each([
  ['the URL check', { token: jsonApp.token, ...urlCheck }],
  ['a plain push', { token: jsonApp.token, ...plainPush }],
  ['a secure push, body not covered', { token: jsonApp.token, ...securePush }],
  ['wechatpy', shortSignature],
])('makes the published signature of %s', (_, { token, timestamp, nonce, signature }) => {
  expect(pushSignature(token, timestamp, nonce)).toBe(signature);
});

it('answers the URL check with the very text, and only when it is signed', () => {
  const query = { ...urlCheck };

  expect(verifyPushUrl(secureJson, query)).toBe('4375120948345356249');
  expect(reasonOf(() => verifyPushUrl(secureJson, { ...query, nonce: '1514711493' }))).toBe('wrongSignature');
  expect(reasonOf(() => verifyPushUrl(secureJson, { ...query, signature: undefined }))).toBe('missingSignature');
  expect(reasonOf(() => verifyPushUrl(secureJson, { ...query, signature: query.signature.slice(1) }))).toBe(
    'wrongSignature',
  );
});

it("opens the secure push of WeChat's own page, padding above 16 included", () => {
  const { timestamp, nonce, signature, msgSignature, encrypted, message } = securePush;

  const received = receivePush(secureJson, {
    query: { timestamp, nonce, signature, msg_signature: msgSignature },
    body: JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: encrypted }),
  });

  expect(received).toEqual({
    format: 'json',
    rawText: message,
    event: {
      type: 'other',
      eventName: 'debug_demo',
      appid: 'wxba5fad812f8e6fb9',
      toOriginalId: 'gh_97417a04a28d',
      fromOpenid: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
      createdAt: new Date('2024-04-26T06:20:45.000Z'),
      dedupeKey: 'event:o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1714112445:debug_demo:',
    },
  });
});

it('opens the XML push of the SDK suites', () => {
  const { timestamp, nonce, msgSignature, encrypted, message } = secureXmlPush;

  const received = receivePush(secureXml, {
    query: { timestamp, nonce, msg_signature: msgSignature },
    body: `<xml><ToUserName><![CDATA[asdasdasd]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  });

  expect(received.rawText).toBe(message);
  expect(received.event).toMatchObject({ type: 'message', messageType: 'text', dedupeKey: 'message:12345' });
});

it('seals a reply byte for byte as WeChat does', () => {
  const now = new Date(Number(sealedReply.timestamp) * 1000);
  const stamp = { nonce: sealedReply.nonce, random: Buffer.from(sealedReply.random) };

  const answer = sealReply(secureJson, { text: sealedReply.message, format: 'json', now }, stamp);

  expect(JSON.parse(answer.body)).toEqual({
    Encrypt: sealedReply.encrypted,
    MsgSignature: sealedReply.msgSignature,
    TimeStamp: 1713424427,
    Nonce: '415670741',
  });
});

it('counts bytes, not characters, when it seals Chinese', () => {
  const { random, message, encrypted, timestamp, nonce, msgSignature } = sealedChinese;

  expect(encryptReply(xmlApp.encodingAesKey, xmlApp.appid, message, Buffer.from(random))).toBe(encrypted);
  expect(decryptPush(xmlApp.encodingAesKey, xmlApp.appid, encrypted)).toBe(message);
  expect(pushSignature(xmlApp.token, timestamp, nonce, encrypted)).toBe(msgSignature);
});

it('opens what it sealed at every length of padding', () => {
  for (let length = 0; length <= 64; length += 1) {
    const message = 'x'.repeat(length);
    const sealedMessage = encryptReply(xmlApp.encodingAesKey, xmlApp.appid, message);

    expect(decryptPush(xmlApp.encodingAesKey, xmlApp.appid, sealedMessage)).toBe(message);
  }
});

it.each(['', 'AAAA', 'not base64 at all!', Buffer.alloc(32).toString('base64'), Buffer.alloc(33).toString('base64')])(
  'does not open %j',
  (encrypted) => {
    expect(reasonOf(() => decryptPush(xmlApp.encodingAesKey, xmlApp.appid, encrypted))).toBe('undecryptable');
  },
);

it('refuses an encrypted text that is not the signed one', () => {
  const push = sealed(secureJson, follow);
  const other = sealed(secureJson, follow);

  expect(reasonOf(() => receivePush(secureJson, { query: push.query, body: other.body }))).toBe('wrongSignature');
});

it('refuses what was encrypted for another app, even under our key and token', () => {
  const push = sealed(secureJson, follow, { appid: 'wx0000000000000000' });

  expect(reasonOf(() => receivePush(secureJson, push))).toBe('wrongAppid');
});

it('refuses what another key encrypted, unless that was the key before', () => {
  const push = sealed(secureJson, follow, { key: otherAesKey });

  expect(reasonOf(() => receivePush(secureJson, push))).toBe('undecryptable');
  expect(receivePush({ ...secureJson, previousEncodingAesKey: otherAesKey }, push).event.type).toBe('subscribe');
});

it.each(['secure', 'compatible'] as const)(
  'refuses an unencrypted push in %s mode, for its signature does not cover the body',
  (mode) => {
    const { timestamp, nonce, signature } = plainPush;

    expect(
      reasonOf(() => receivePush({ ...jsonApp, mode }, { query: { timestamp, nonce, signature }, body: follow })),
    ).toBe('notEncrypted');
  },
);

it('reads only the encrypted part in compatible mode', () => {
  const push = sealed(secureJson, follow);
  const body = JSON.stringify({ ...JSON.parse(push.body), MsgType: 'event', Event: 'unsubscribe', CreateTime: 1 });

  expect(receivePush({ ...jsonApp, mode: 'compatible' }, { ...push, body }).event.type).toBe('subscribe');
});

it('takes an unencrypted push in plain mode, when it is signed', () => {
  const config: MessagePushConfig = { ...jsonApp, mode: 'plain' };
  const { timestamp, nonce, signature } = plainPush;

  expect(receivePush(config, { query: { timestamp, nonce, signature }, body: follow }).event.type).toBe('subscribe');
  expect(reasonOf(() => receivePush(config, { query: { timestamp, nonce }, body: follow }))).toBe('missingSignature');
});

it.each([
  '',
  'hello',
  '[]',
  '<xml></xml>',
  '<xml><a>',
  '{"MsgType":"event"}',
  '{"MsgType":"event","CreateTime":"soon"}',
])('refuses the signed body %j, which is no message', (body) => {
  const { timestamp, nonce, signature } = plainPush;

  expect(
    reasonOf(() => receivePush({ ...jsonApp, mode: 'plain' }, { query: { timestamp, nonce, signature }, body })),
  ).toBe('unreadable');
});

it('answers Virtual Payment in its own words and the format it asked in, everything else with "success"', () => {
  const event = { type: 'other', eventName: 'xpay_refund_notify' } as const;
  const envelope = { appid: 'wx', toOriginalId: 'gh', fromOpenid: 'o', createdAt: new Date(0), dedupeKey: 'k' };
  const received = { event: { ...envelope, ...event }, rawText: '' };

  expect(pushTaken({ ...received, format: 'json' }).body).toBe('{"ErrCode":0,"ErrMsg":"success"}');
  expect(pushTaken({ ...received, format: 'xml' }).body).toBe(
    '<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>',
  );
  expect(pushTaken({ event: { ...envelope, type: 'subscribe' }, rawText: '', format: 'xml' }).body).toBe('success');
});

describe('an answer to Apple’s refund inquiry', () => {
  const refusal = {
    verdict: 'refuse',
    info: '权益已使用',
    evidence: '3 月 1 日起读过 12 篇会员文章 ]]> 见日志',
  } as const;

  it('is JSON for a push in JSON', () => {
    expect(appleRefundAnswer({ format: 'json' }, refusal)).toEqual({
      contentType: 'application/json; charset=utf-8',
      body: '{"result_code":1,"result_info":"权益已使用","evidence":"3 月 1 日起读过 12 篇会员文章 ]]> 见日志"}',
    });
  });

  it('is XML for a push in XML, whatever the evidence says', () => {
    const { body } = appleRefundAnswer({ format: 'xml' }, { ...refusal, verdict: 'approve' });

    expect(body).toBe(
      '<xml><result_code>0</result_code><result_info><![CDATA[权益已使用]]></result_info>' +
        '<evidence><![CDATA[3 月 1 日起读过 12 篇会员文章 ]]]]><![CDATA[> 见日志]]></evidence></xml>',
    );
  });

  it('always has evidence', () => {
    expect(() => appleRefundAnswer({ format: 'json' }, { ...refusal, evidence: '' })).toThrow(RangeError);
  });
});
