import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptMessage, encryptMessage, messageSignature } from '../crypto/message-crypto.ts';
import { type GivenWechat, givenWechat, type Json, MINI_PROGRAM, virtualPayment } from '../support/given-wechat.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

const { appid } = MINI_PROGRAM;
const TOKEN = 'teahousetoken';
const KEY = 'teahouseAesKey'.padEnd(43, '0');
const CONFIRMED = JSON.stringify({ ErrCode: 0, ErrMsg: 'success' });

describe('the push that asks for delivery', () => {
  let wechat: GivenWechat;
  let receiver: Receiver;
  let openid: string;
  let sessionKey: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    receiver = await startReceiver();
    await receiveAs('plain');
    ({ openid, session_key: sessionKey } = await wechat.session());
  });

  afterEach(async () => {
    await wechat.stop();
    await receiver.stop();
  });

  async function receiveAs(mode: 'plain' | 'secure', format: 'json' | 'xml' = 'json') {
    const callback = { url: `${receiver.url}/messages`, token: TOKEN, encodingAesKey: KEY, mode, format } as const;
    await wechat.control('world', { settings: { callbackTimeoutMs: 300 }, apps: [{ appid, callback }] });
  }

  async function pay(outTradeNo = 'order-00000001') {
    const answer = await wechat.phone('virtual-payment', virtualPayment(sessionKey, { outTradeNo }));
    if (!answer.ok) throw new Error(answer.errMsg);
    const result = await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });
    await wechat.control('idle');
    return result;
  }

  const statusOf = async (order_id = 'order-00000001') => {
    const { order } = await wechat.xpay('query_order', { openid, env: 0, order_id });
    return (order as { status: number }).status;
  };
  const messages = () => receiver.received.map(({ body }) => JSON.parse(body) as Json);
  const advanceSeconds = (seconds: number) => wechat.control('clock', { advanceMs: seconds * 1000 });

  it('says what was bought, for how much, by whom', async () => {
    receiver.answerWith(() => ({ body: CONFIRMED }));

    await pay();

    expect(messages()).toEqual([
      {
        ToUserName: MINI_PROGRAM.originalId,
        FromUserName: expect.stringMatching(/^o/),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: 'xpay_goods_deliver_notify',
        OpenId: openid,
        OutTradeNo: 'order-00000001',
        Env: 0,
        WeChatPayInfo: {
          MchOrderNo: expect.any(String),
          TransactionId: expect.stringMatching(/^42000\d{23}$/),
          PaidTime: expect.any(Number),
        },
        GoodsInfo: { ProductId: 'tea_month', Quantity: 1, OrigPrice: 1800, ActualPrice: 1800, Attach: 'order=1' },
        RetryTimes: 0,
      },
    ]);
    expect(messages()[0]?.FromUserName).not.toBe(openid);
    expect(await statusOf()).toBe(4);
  });

  it.each(['', 'success', CONFIRMED, '{"ErrCode":"0"}'])('is confirmed by %j', async (body) => {
    receiver.answerWith(() => ({ body }));

    await pay();

    expect(receiver.received).toHaveLength(1);
    expect(await statusOf()).toBe(4);
  });

  it('is confirmed by XML where the app chose XML', async () => {
    await receiveAs('plain', 'xml');
    receiver.answerWith(() => ({ body: '<xml><ErrCode>0</ErrCode><ErrMsg>success</ErrMsg></xml>' }));

    await pay();

    expect(receiver.received[0]?.body).toContain(
      '<GoodsInfo><ProductId><![CDATA[tea_month]]></ProductId><Quantity>1</Quantity>',
    );
    expect(await statusOf()).toBe(4);
  });

  it('is confirmed in secure mode, sealed or not', async () => {
    await receiveAs('secure');
    const sealed = encryptMessage(KEY, { message: CONFIRMED, appid });
    const MsgSignature = messageSignature(TOKEN, '1700000000', '42', sealed);
    receiver.answerWith(() => ({
      body: JSON.stringify({ Encrypt: sealed, MsgSignature, TimeStamp: 1700000000, Nonce: '42' }),
    }));
    await pay('order-00000001');
    receiver.answerWith(() => ({ body: CONFIRMED }));
    await pay('order-00000002');

    expect(receiver.received).toHaveLength(2);
    const { Encrypt } = JSON.parse(receiver.received[0]?.body ?? '') as { Encrypt: string };
    expect(JSON.parse(decryptMessage(KEY, Encrypt).message)).toMatchObject({ OutTradeNo: 'order-00000001' });
    expect([await statusOf('order-00000001'), await statusOf('order-00000002')]).toEqual([4, 4]);
  });

  it.each<[string, { status?: number; body?: string; afterMs?: number }]>([
    ['an error', { body: '{"ErrCode":1,"ErrMsg":"later"}' }],
    ['a failure', { status: 500, body: 'success' }],
    ['something else', { body: 'OK' }],
    ['an empty ErrCode', { body: '{"ErrCode":""}' }],
    ['an ErrCode of null', { body: '{"ErrCode":null}' }],
    ['an ErrCode that is a list', { body: '{"ErrCode":[]}' }],
    ['XML instead of JSON', { body: '<xml><ErrCode>0</ErrCode></xml>' }],
    ['silence', { body: CONFIRMED, afterMs: 1_000 }],
  ])('comes again after %s', async (_what, answer) => {
    receiver.answerWith((_push, index) => (index === 0 ? answer : { body: CONFIRMED }));
    await pay();
    expect(await statusOf()).toBe(2);

    await advanceSeconds(2);

    expect(messages().map(({ RetryTimes, CreateTime }) => [RetryTimes, CreateTime])).toEqual([
      [0, messages()[0]?.CreateTime],
      [1, messages()[0]?.CreateTime],
    ]);
    expect(await statusOf()).toBe(4);
  });

  it('comes fifteen times more, two, four, eight … seconds apart, and then never again', async () => {
    receiver.answerWith(() => ({ status: 503 }));
    await pay();

    for (const [retry, seconds] of [2, 4, 8, 16, 32, 64].entries()) {
      await advanceSeconds(seconds - 1);
      expect(receiver.received).toHaveLength(retry + 1);
      await advanceSeconds(1);
      expect(receiver.received).toHaveLength(retry + 2);
    }
    await advanceSeconds(2 ** 16);
    expect(receiver.received).toHaveLength(16);
    await advanceSeconds(2 ** 20);
    expect(receiver.received).toHaveLength(16);

    const { deliveries } = await wechat.control('deliveries', { kind: 'xpay-push' });
    const gaps = deliveries.slice(1).map(({ at }, index) => Math.round((at - (deliveries[index]?.at ?? 0)) / 1000));
    expect(gaps).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768]);
    expect(await statusOf()).toBe(2);
  });

  describe('under faults', () => {
    const strike = async (fault: Record<string, unknown>) => {
      receiver.answerWith(() => ({ body: CONFIRMED }));
      await wechat.control('faults', { kind: 'xpay-push', ...fault } as { kind: 'xpay-push'; mode: 'lost' });
    };

    it('comes twice, one after the other', async () => {
      await strike({ mode: 'duplicate' });

      await pay();

      expect(messages().map(({ RetryTimes }) => RetryTimes)).toEqual([0, 0]);
      expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    });

    it('comes twice at once', async () => {
      await strike({ mode: 'concurrent-duplicate' });
      let open = 0;
      let most = 0;
      receiver.answerWith(async () => {
        open += 1;
        most = Math.max(most, open);
        await expect.poll(() => most).toBe(2);
        open -= 1;
        return { body: CONFIRMED };
      });

      await pay();

      expect(most).toBe(2);
      expect(await statusOf()).toBe(4);
    });

    it('never comes, and the order stays to be found by query', async () => {
      await strike({ mode: 'lost', times: 'always' });
      await pay();

      await advanceSeconds(2 ** 20);

      expect(receiver.received).toEqual([]);
      expect(await statusOf()).toBe(2);
      const { deliveries } = await wechat.control('deliveries');
      expect(deliveries.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 16 }, () => 'lost'));
    });

    it('comes late', async () => {
      await strike({ mode: 'delayed', delayMs: 600_000 });
      await pay();
      await advanceSeconds(590);
      expect(receiver.received).toHaveLength(0);

      await advanceSeconds(20);

      expect(receiver.received).toHaveLength(1);
    });

    it('comes before the client hears that it paid', async () => {
      await strike({ mode: 'before-callback' });
      let pushedAt = 0;
      receiver.answerWith(() => {
        pushedAt = performance.now();
        return { body: CONFIRMED, afterMs: 50 };
      });

      const answer = await wechat.phone(
        'virtual-payment',
        virtualPayment(sessionKey, { outTradeNo: 'order-00000001' }),
      );
      if (!answer.ok) throw new Error(answer.errMsg);
      await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });

      expect(performance.now() - pushedAt).toBeGreaterThanOrEqual(45);
      expect(await statusOf()).toBe(4);
    });

    it('says another amount, under a signature that is right', async () => {
      await receiveAs('secure');
      await strike({ mode: 'wrong-amount' });

      await pay();

      const { body, query } = receiver.received[0] as Received;
      const { Encrypt } = JSON.parse(body) as { Encrypt: string };
      expect(query.get('msg_signature')).toBe(
        messageSignature(TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '', Encrypt),
      );
      expect(JSON.parse(decryptMessage(KEY, Encrypt).message)).toMatchObject({ GoodsInfo: { ActualPrice: 1 } });
    });

    it('names an order nobody knows', async () => {
      await strike({ mode: 'unknown-order' });

      await pay();

      expect(messages()[0]?.OutTradeNo).toMatch(/^unknown/);
    });

    it('is forged first; the true one follows when that is refused', async () => {
      await receiveAs('secure');
      await strike({ mode: 'forged-signature' });
      receiver.answerWith(({ query, body }) => {
        const { Encrypt } = JSON.parse(body) as { Encrypt: string };
        const expected = messageSignature(TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '', Encrypt);
        return query.get('msg_signature') === expected ? { body: CONFIRMED } : { status: 401 };
      });
      await pay();
      expect(await statusOf()).toBe(2);

      await advanceSeconds(2);

      expect(receiver.received).toHaveLength(2);
      expect(await statusOf()).toBe(4);
    });

    it('is sent again years later, as recorded', async () => {
      await strike({ mode: 'duplicate' });
      await pay();
      const { deliveries } = await wechat.control('deliveries');

      const { delivery } = await wechat.control('redeliver', { id: deliveries[0]?.id ?? '' });

      expect(delivery.verdict).toBe('accepted');
      expect(receiver.received[2]?.body).toBe(receiver.received[0]?.body);
      expect(await statusOf()).toBe(4);
    });
  });
});
