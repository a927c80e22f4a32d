import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptMessage, encryptMessage, messageSignature, pushSignature } from '../crypto/message-crypto.ts';
import { type GivenWechat, givenWechat, MINI_PROGRAM, SERVICE_ACCOUNT } from '../support/given-wechat.ts';
import { type Received, type Receiver, readXml, startReceiver } from '../support/receiver.ts';

const TOKEN = 'teahousetoken';
const KEY = 'teahouseAesKey'.padEnd(43, '0');
const { appid } = SERVICE_ACCOUNT;

describe('pushes of messages and events', () => {
  let wechat: GivenWechat;
  let receiver: Receiver;
  let openid: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    receiver = await startReceiver();
    await wechat.control('world', { settings: { callbackTimeoutMs: 300 } });
    const { people } = await wechat.control('world', {});
    openid = people.lin?.[appid] ?? '';
  });

  afterEach(async () => {
    await wechat.stop();
    await receiver.stop();
  });

  type Mode = 'plain' | 'compatible' | 'secure';

  const settings = (mode: Mode, format: 'xml' | 'json' = 'xml') => ({
    url: `${receiver.url}/wechat/messages`,
    token: TOKEN,
    encodingAesKey: KEY,
    mode,
    format,
  });

  const receiveAs = (mode: Mode) => wechat.control('world', { apps: [{ appid, callback: settings(mode) }] });

  async function unfollow() {
    await wechat.control('unfollow', { person: 'lin', appid });
    await wechat.control('idle');
  }

  function signatureOf({ query }: Received): string {
    return pushSignature(TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '');
  }

  function openSecure({ query, body }: Received): { message: string; appid: string; isSigned: boolean } {
    const encrypted = String(readXml(body).Encrypt);
    const expected = messageSignature(TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted);
    return { ...decryptMessage(KEY, encrypted), isSigned: query.get('msg_signature') === expected };
  }

  function sealedReply(message: string, change: { token?: string; appid?: string } = {}): string {
    const encrypted = encryptMessage(KEY, { message, appid: change.appid ?? appid });
    const signature = messageSignature(change.token ?? TOKEN, '1700000000', '42', encrypted);
    return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature>${signature}</MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce>42</Nonce></xml>`;
  }

  const textReply = (content: string) =>
    `<xml><ToUserName><![CDATA[${openid}]]></ToUserName><FromUserName><![CDATA[${SERVICE_ACCOUNT.originalId}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content></xml>`;

  const verdicts = async () =>
    (await wechat.control('deliveries')).deliveries.map(({ attempt, verdict }) => [attempt, verdict]);

  describe('saving the settings', () => {
    const save = (callback = settings('plain')) => wechat.control('configure-callback', { appid, callback });

    it('asks the URL for the echostr', async () => {
      receiver.answerWith(({ query }) => ({ body: query.get('echostr') ?? '' }));

      await save();

      const [check] = receiver.received;
      expect(check?.method).toBe('GET');
      expect(check && signatureOf(check)).toBe(check?.query.get('signature'));
    });

    it.each([
      ['a quoted echostr', (echostr: string) => ({ body: `"${echostr}"` })],
      ['one byte more', (echostr: string) => ({ body: `${echostr}\n` })],
      ['a byte order mark before it', (echostr: string) => ({ body: `\ufeff${echostr}` })],
      ['another status', (echostr: string) => ({ body: echostr, status: 500 })],
      ['success', () => ({ body: 'success' })],
      ['nothing in time', (echostr: string) => ({ body: echostr, afterMs: 1_000 })],
    ])('fails when the URL gives back %s', async (_what, answer) => {
      receiver.answerWith(({ query }) => answer(query.get('echostr') ?? ''));

      await expect(save()).rejects.toThrow('callback URL');
      const { apps } = await wechat.control('state');
      expect(apps.find((app) => app.appid === appid)?.callback).toBeNull();
    });

    it('refuses a Token or a key of the wrong form, and JSON for an Official Account', async () => {
      await expect(save({ ...settings('plain'), token: 'no' })).rejects.toThrow('Token');
      await expect(save({ ...settings('plain'), encodingAesKey: 'short' })).rejects.toThrow('43');
      await expect(save(settings('plain', 'json'))).rejects.toThrow('JSON');
      expect(receiver.received).toEqual([]);
    });
  });

  it('go plainly, with a signature over timestamp and nonce', async () => {
    await receiveAs('plain');

    await unfollow();

    expect(receiver.received).toHaveLength(1);
    const [push] = receiver.received as [Received];
    expect(push.headers['content-type']).toBe('text/xml');
    expect(push.query.get('openid')).toBe(openid);
    expect(push.query.get('signature')).toBe(signatureOf(push));
    expect(push.query.get('encrypt_type')).toBeNull();
    expect(readXml(push.body)).toEqual({
      ToUserName: SERVICE_ACCOUNT.originalId,
      FromUserName: openid,
      CreateTime: expect.stringMatching(/^\d{10}$/),
      MsgType: 'event',
      Event: 'unsubscribe',
      EventKey: '',
    });
  });

  it('go secure, with nothing readable but the receiver', async () => {
    await receiveAs('secure');

    await unfollow();

    const [push] = receiver.received as [Received];
    expect(push.query.get('encrypt_type')).toBe('aes');
    expect(Object.keys(readXml(push.body))).toEqual(['ToUserName', 'Encrypt']);
    const { message, appid: sealedFor, isSigned } = openSecure(push);
    expect(isSigned).toBe(true);
    expect(sealedFor).toBe(appid);
    expect(readXml(message)).toMatchObject({ Event: 'unsubscribe', FromUserName: openid });
  });

  it('go compatible, readable and sealed at once', async () => {
    await receiveAs('compatible');

    await unfollow();

    const [push] = receiver.received as [Received];
    expect(readXml(push.body)).toMatchObject({ Event: 'unsubscribe', Encrypt: expect.any(String) });
    expect(openSecure(push).isSigned).toBe(true);
  });

  it('go to a Mini Program as JSON, if it chose that', async () => {
    await wechat.control('world', {
      apps: [{ appid: MINI_PROGRAM.appid, callback: settings('plain', 'json') }],
    });

    await wechat.control('push-message', {
      person: 'lin',
      appid: MINI_PROGRAM.appid,
      message: {
        MsgType: 'event',
        Event: 'subscribe_msg_popup_event',
        List: [{ TemplateId: 't' }],
        Big: { $digits: '9007199254740993' },
      },
    });
    await wechat.control('idle');

    const [push] = receiver.received as [Received];
    expect(push.headers['content-type']).toBe('application/json');
    expect(push.body).toContain('"Big":9007199254740993');
    expect(JSON.parse(push.body)).toMatchObject({ Event: 'subscribe_msg_popup_event', List: { TemplateId: 't' } });
  });

  it('carry ids beyond 2^53, CDATA ends, emoji and fields nobody knows', async () => {
    await receiveAs('plain');
    const content = 'a ]]> b <b>&amp;</b> 茶🍵';

    const { msgId } = await wechat.control('send-message', { person: 'lin', appid, text: content });
    await wechat.control('push-message', {
      person: 'lin',
      appid,
      message: { MsgType: 'event', Event: 'teapot_event', Tea: { Cups: 3 } },
    });
    await wechat.control('idle');

    const messages = receiver.received.map(({ body }) => readXml(body));
    expect(messages).toHaveLength(2);
    const text = messages.find(({ MsgType }) => MsgType === 'text');
    expect(text).toMatchObject({ Content: content, MsgId: msgId });
    expect(BigInt(msgId)).toBeGreaterThan(2n ** 53n);
    expect(messages.find(({ Event }) => Event === 'teapot_event')).toMatchObject({ Tea: { Cups: '3' } });
  });

  it('are sent to nobody when the app has no settings', async () => {
    await unfollow();

    expect((await wechat.control('deliveries')).deliveries).toEqual([]);
  });

  it('say nothing when nothing changed', async () => {
    await receiveAs('plain');

    expect(await wechat.control('follow', { person: 'lin', appid })).toEqual({ changed: false });
    expect(await wechat.control('follow', { person: 'wang', appid })).toEqual({ changed: true });
    await wechat.control('idle');

    expect(receiver.received.map(({ body }) => readXml(body).Event)).toEqual(['subscribe']);
  });

  describe('when they are not confirmed', () => {
    it('come three times, with the same message and fresh signatures', async () => {
      await receiveAs('plain');
      receiver.answerWith(() => ({ status: 500 }));

      await unfollow();
      await wechat.control('clock', { advanceMs: 60_000 });

      expect(receiver.received).toHaveLength(3);
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
      expect(new Set(receiver.received.map(({ query }) => query.get('nonce'))).size).toBe(3);
      for (const push of receiver.received) expect(push.query.get('signature')).toBe(signatureOf(push));
    });

    it('do not wait longer than WeChat does', async () => {
      await receiveAs('plain');
      receiver.answerWith((_push, index) => (index === 0 ? { body: 'success', afterMs: 1_000 } : { body: 'success' }));

      await unfollow();
      await wechat.control('clock', { advanceMs: 60_000 });

      expect(await verdicts()).toEqual([
        [1, 'timeout'],
        [2, 'accepted'],
      ]);
    });

    it('stop when the server cannot be reached at all', async () => {
      await receiveAs('plain');
      await receiver.stop();

      await unfollow();
      await wechat.control('clock', { advanceMs: 60_000 });

      expect(await verdicts()).toEqual([
        [1, 'unreachable'],
        [2, 'unreachable'],
        [3, 'unreachable'],
      ]);
    });
  });

  describe('passive replies', () => {
    const reply = async (mode: Mode, body: string) => {
      await receiveAs(mode);
      receiver.answerWith(() => ({ body }));
      await wechat.control('send-message', { person: 'lin', appid, text: '你好' });
      await wechat.control('clock', { advanceMs: 60_000 });
      const { chats } = await wechat.phone('chats', { person: 'lin' });
      const chat = chats.find((each) => each.appid === appid);
      return {
        count: receiver.received.length,
        shown: chat?.messages.map(({ from, content }) => [from, content.Content]),
      };
    };

    it.each(['', 'success', '  success\n'])('may be nothing: %j', async (body) => {
      expect(await reply('secure', body)).toEqual({ count: 1, shown: [['person', '你好']] });
    });

    it('show in the chat', async () => {
      expect(await reply('plain', textReply('喝茶'))).toEqual({
        count: 1,
        shown: [
          ['person', '你好'],
          ['account', '喝茶'],
        ],
      });
    });

    it('must be sealed in secure mode', async () => {
      const sealed = await reply('secure', sealedReply(textReply('喝茶')));

      expect(sealed.count).toBe(1);
      expect(sealed.shown?.at(-1)).toEqual(['account', '喝茶']);
    });

    it.each<[string, () => string]>([
      ['plain XML in secure mode', () => textReply('喝茶')],
      ['a wrong MsgSignature', () => sealedReply(textReply('喝茶'), { token: 'anothertoken' })],
      ['the appid of another app', () => sealedReply(textReply('喝茶'), { appid: MINI_PROGRAM.appid })],
      ['a reply to somebody else', () => sealedReply(textReply('喝茶').replace(openid, 'oSomebody'))],
      ['no XML', () => 'OK'],
    ])('end in "service unavailable" after three tries: %s', async (_what, body) => {
      const { count, shown } = await reply('secure', body());

      expect(count).toBe(3);
      expect(shown?.at(-1)).toEqual(['wechat', '该公众号提供的服务出现故障，请稍后再试']);
    });
  });

  describe('under faults', () => {
    const strike = async (
      mode:
        | 'duplicate'
        | 'concurrent-duplicate'
        | 'lost'
        | 'forged-signature'
        | 'replayed-timestamp'
        | 'wrong-appid'
        | 'wrong-key'
        | 'delayed',
    ) => {
      await receiveAs('secure');
      await wechat.control('faults', { kind: 'event-push', mode });
      await unfollow();
    };

    it.each(['duplicate', 'concurrent-duplicate'] as const)('come twice: %s', async (mode) => {
      await strike(mode);

      expect(receiver.received).toHaveLength(2);
      const [first, second] = receiver.received.map((push) => openSecure(push).message);
      expect(first).toBe(second);
    });

    it('get lost, and come again', async () => {
      await strike('lost');
      expect(receiver.received).toHaveLength(0);

      await wechat.control('clock', { advanceMs: 5_000 });

      expect(receiver.received).toHaveLength(1);
    });

    it('come late', async () => {
      await strike('delayed');
      await wechat.control('clock', { advanceMs: 59_000 });
      expect(receiver.received).toHaveLength(0);

      await wechat.control('clock', { advanceMs: 2_000 });

      expect(receiver.received).toHaveLength(1);
    });

    it('are forged', async () => {
      await strike('forged-signature');

      const [push] = receiver.received as [Received];
      expect(push.query.get('signature')).not.toBe(signatureOf(push));
      expect(openSecure(push).isSigned).toBe(false);
    });

    it('are old', async () => {
      await strike('replayed-timestamp');

      const [push] = receiver.received as [Received];
      expect(push.query.get('signature')).toBe(signatureOf(push));
      expect(Date.now() / 1000 - Number(push.query.get('timestamp'))).toBeGreaterThan(3590);
    });

    it('are sealed for another app, or with another key', async () => {
      await strike('wrong-appid');
      expect(openSecure(receiver.received[0] as Received)).toMatchObject({
        isSigned: true,
        appid: 'wx00000000000000ff',
      });

      await wechat.control('faults', { kind: 'event-push', mode: 'wrong-key' });
      await wechat.control('follow', { person: 'lin', appid });
      await wechat.control('idle');
      expect(() => openSecure(receiver.received[1] as Received)).toThrow();
    });

    it('are sent again as recorded, byte for byte', async () => {
      await receiveAs('secure');
      await unfollow();
      const { deliveries } = await wechat.control('deliveries');

      await wechat.control('redeliver', { id: deliveries[0]?.id ?? '' });

      expect(receiver.received).toHaveLength(2);
      expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
      expect(receiver.received[1]?.query.toString()).toBe(receiver.received[0]?.query.toString());
    });
  });
});
