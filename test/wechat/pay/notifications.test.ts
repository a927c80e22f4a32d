import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientPaymentMessage, signSha256Rsa } from '../crypto/pay-signature.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { type GivenWechat, givenWechat, MERCHANT, MERCHANT_KEYS, SERVICE_ACCOUNT } from '../support/given-wechat.ts';
import { envelopeOf, isSignedNotification, openNotification } from '../support/pay-notification.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

describe('payment notifications', () => {
  let wechat: GivenWechat;
  let receiver: Receiver;
  let openid: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    receiver = await startReceiver();
    receiver.answerWith(() => ({ status: 204 }));
    const { people } = await wechat.control('world', { settings: { callbackTimeoutMs: 300 } });
    openid = people.lin?.[SERVICE_ACCOUNT.appid] ?? '';
  });

  afterEach(async () => {
    await wechat.stop();
    await receiver.stop();
  });

  async function pay(out_trade_no = 'M20261122000001', amountFen = 1800) {
    const { json } = await wechat.pay('/v3/pay/transactions/jsapi', {
      method: 'POST',
      body: {
        appid: SERVICE_ACCOUNT.appid,
        mchid: MERCHANT.mchid,
        description: '茶客月度会员',
        out_trade_no,
        attach: 'order=1',
        notify_url: `${receiver.url}/wechat/pay/${MERCHANT.mchid}/payments`,
        amount: { total: amountFen, currency: 'CNY' },
        payer: { openid },
      },
    });
    const timeStamp = String(Math.floor(Date.now() / 1000));
    const packageText = `prepay_id=${String(json.prepay_id)}`;
    const opened = await wechat.phone('jsapi-payment', {
      person: 'lin',
      appid: SERVICE_ACCOUNT.appid,
      appId: SERVICE_ACCOUNT.appid,
      timeStamp,
      nonceStr: 'nonce1',
      package: packageText,
      signType: 'RSA',
      paySign: signSha256Rsa(
        MERCHANT_KEYS.privateKeyPem,
        clientPaymentMessage(SERVICE_ACCOUNT.appid, timeStamp, 'nonce1', packageText),
      ),
    });
    if (!opened.ok) throw new Error(opened.errMsg);
    await wechat.phone('pay-sheet', { id: opened.sheet.id, action: 'pay', pin: '123456' });
    await wechat.control('idle');
  }

  const advanceSeconds = (seconds: number) => wechat.control('clock', { advanceMs: seconds * 1000 });
  const first = () => receiver.received[0] as Received;

  it('are sealed with the APIv3 key and signed over the exact body', async () => {
    await pay();

    expect(receiver.received).toHaveLength(1);
    expect(first()).toMatchObject({ method: 'POST', path: `/wechat/pay/${MERCHANT.mchid}/payments` });
    expect(first().query.toString()).toBe('');
    expect(first().headers).toMatchObject({
      'content-type': 'application/json',
      'wechatpay-serial': MERCHANT.wechatPayPublicKeyId,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
      'request-id': expect.any(String),
    });
    expect(isSignedNotification(first())).toBe(true);
    expect(envelopeOf(first())).toEqual({
      id: expect.any(String),
      create_time: expect.stringMatching(/\+08:00$/),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: {
        original_type: 'transaction',
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: expect.any(String),
        associated_data: 'transaction',
        nonce: expect.stringMatching(/^.{12}$/),
      },
    });
  });

  it('say what a query says', async () => {
    await pay();

    const query = await wechat.pay(`/v3/pay/transactions/out-trade-no/M20261122000001?mchid=${MERCHANT.mchid}`);
    expect(openNotification(first())).toEqual(query.json);
    expect(openNotification(first())).toMatchObject({
      trade_state: 'SUCCESS',
      amount: { total: 1800 },
      payer: { openid },
    });
  });

  it.each([200, 204])('end with HTTP %i, whatever the body', async (status) => {
    receiver.answerWith(() => ({ status, ...(status === 200 && { body: '{"code":"FAIL"}' }) }));
    await pay();

    await advanceSeconds(30 * 3600);

    expect(receiver.received).toHaveLength(1);
  });

  it('are repeated fifteen times over a day, with one id and fresh seals', async () => {
    receiver.answerWith(() => ({ status: 500, body: '{"code":"FAIL","message":"later"}' }));
    await pay();

    await advanceSeconds(48 * 3600);

    expect(receiver.received).toHaveLength(16);
    const { deliveries } = await wechat.control('deliveries', { kind: 'pay-notification' });
    const gaps = deliveries.slice(1).map(({ at }, index) => Math.round((at - (deliveries[index]?.at ?? 0)) / 1000));
    expect(gaps).toEqual([15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]);
    expect(gaps.reduce((sum, gap) => sum + gap)).toBe(24 * 3600 + 4 * 60);
    expect(new Set(receiver.received.map((each) => envelopeOf(each).id)).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(16);
    expect(receiver.received.every(isSignedNotification)).toBe(true);
  });

  it('do not wait longer than five seconds would', async () => {
    receiver.answerWith((_received, index) => ({ status: 204, afterMs: index === 0 ? 1_000 : 0 }));
    await pay();

    await advanceSeconds(60);

    const { deliveries } = await wechat.control('deliveries');
    expect(deliveries.map(({ verdict }) => verdict)).toEqual(['timeout', 'accepted']);
  });

  it('are not sent to a merchant without an APIv3 key', async () => {
    await wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, apiV3Key: null }] });

    await pay();

    expect(receiver.received).toEqual([]);
  });

  it('are signed with a platform certificate for merchants of old', async () => {
    await wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, mode: 'platform-certificate' }] });

    await pay();

    expect(first().headers['wechatpay-serial']).toMatch(/^[0-9A-F]{40}$/);
  });

  describe('under faults', () => {
    const strike = (mode: PushFaultMode, more: { times?: number | 'always'; delayMs?: number } = {}) =>
      wechat.control('faults', { kind: 'pay-notification', mode, ...more });

    it.each<PushFaultMode>(['duplicate', 'concurrent-duplicate'])('come twice with one id: %s', async (mode) => {
      await strike(mode);

      await pay();

      expect(receiver.received).toHaveLength(2);
      expect(new Set(receiver.received.map((each) => envelopeOf(each).id)).size).toBe(1);
      expect(receiver.received.every(isSignedNotification)).toBe(true);
    });

    it('never come', async () => {
      await strike('lost', { times: 'always' });
      await pay();

      await advanceSeconds(48 * 3600);

      expect(receiver.received).toEqual([]);
    });

    it('come an hour late', async () => {
      await strike('delayed', { delayMs: 3600_000 });
      await pay();
      await advanceSeconds(3590);
      expect(receiver.received).toHaveLength(0);

      await advanceSeconds(10);

      expect(receiver.received).toHaveLength(1);
    });

    it('come before the client hears of it', async () => {
      await strike('before-callback');
      receiver.answerWith(() => ({ status: 204, afterMs: 50 }));

      await pay();

      const { entries } = await wechat.control('log');
      const order = entries.filter(({ direction, path }) => direction === 'out' || path === '/pay-sheet');
      expect(order.map(({ direction }) => direction)).toEqual(['out', 'in']);
    });

    it.each<[PushFaultMode, (received: Received) => void]>([
      ['forged-signature', (received) => expect(isSignedNotification(received)).toBe(false)],
      ['signtest', (received) => expect(received.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)],
      [
        'wrong-key',
        (received) => {
          expect(isSignedNotification(received)).toBe(true);
          expect(() => openNotification(received)).toThrow();
        },
      ],
      [
        'replayed-timestamp',
        (received) => {
          expect(isSignedNotification(received)).toBe(true);
          expect(Date.now() / 1000 - Number(received.headers['wechatpay-timestamp'])).toBeGreaterThan(3590);
        },
      ],
      [
        'wrong-amount',
        (received) => {
          expect(isSignedNotification(received)).toBe(true);
          expect(openNotification(received)).toMatchObject({ out_trade_no: 'M20261122000001', amount: { total: 1 } });
        },
      ],
      [
        'unknown-order',
        (received) => {
          expect(isSignedNotification(received)).toBe(true);
          expect(openNotification(received).out_trade_no).toMatch(/^unknown/);
        },
      ],
    ])('lie once, and tell the truth at the next try: %s', async (mode, check) => {
      await strike(mode);
      receiver.answerWith((_received, index) => (index === 0 ? { status: 401 } : { status: 204 }));

      await pay();
      await advanceSeconds(15);

      check(first());
      expect(receiver.received).toHaveLength(2);
      expect(openNotification(receiver.received[1] as Received)).toMatchObject({ amount: { total: 1800 } });
    });

    it('are replayed byte for byte', async () => {
      await pay();
      const { deliveries } = await wechat.control('deliveries');

      await wechat.control('redeliver', { id: deliveries[0]?.id ?? '' });

      const [original, replay] = receiver.received as [Received, Received];
      expect(replay.body).toBe(original.body);
      expect(replay.headers['wechatpay-signature']).toBe(original.headers['wechatpay-signature']);
    });
  });
});
