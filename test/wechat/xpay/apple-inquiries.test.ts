import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptMessage, encryptMessage, messageSignature } from '../crypto/message-crypto.ts';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';

const EVENT = 'xpay_subscribe_ios_refund_query_notify';

describe('Apple', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const buyOnIphone = () => given.buy(undefined, { platform: 'ios' });
  const orderId = 'order-00000001';
  const order = () => given.orderFacts(orderId);
  const ask = async (more: { decision?: 'refund' | 'refuse'; reason?: string } = {}) => {
    const { appid } = given;
    await given.wechat.control('apple-refund-inquiry', { appid, orderId, ...more });
    await given.wechat.control('idle');
  };
  const inquiry = async () => (await given.wechat.control('state')).appleInquiries[0];

  it('lets no merchant refund its orders', async () => {
    await buyOnIphone();

    expect(await given.refund()).toMatchObject({ errcode: 268490013 });
  });

  it('refunds by itself, everything, and WeChat tells', async () => {
    await buyOnIphone();

    const { refund } = await given.wechat.control('apple-refund', { appid: given.appid, orderId });
    await given.wechat.control('idle');

    expect(await order()).toMatchObject({ status: 8, order_type: 7, left_fee: 0 });
    expect(await given.orderFacts(refund.refundOrderId)).toMatchObject({
      status: 8,
      order_type: 8,
      refund_fee: 1800,
      paid_time: expect.any(Number),
    });
    const { wxpay_order_id } = await order();
    expect(given.messages('xpay_refund_notify')).toMatchObject([
      { MchOrderId: orderId, RefundFee: 1800, RetCode: 0, Attach: 'order=1', WxTransactionId: wxpay_order_id },
    ]);
    await expect(given.wechat.control('apple-refund', { appid: given.appid, orderId })).rejects.toThrow('nothing of');
  });

  it('refunds nothing that was not paid through it', async () => {
    await given.buy();
    const { appid } = given;

    await expect(given.wechat.control('apple-refund', { appid, orderId })).rejects.toThrow('not paid through Apple');
    await expect(given.wechat.control('apple-refund', { appid, orderId: 'other' })).rejects.toThrow('no order other');
    await expect(given.wechat.control('apple-refund-inquiry', { appid, orderId })).rejects.toThrow('not paid');
  });

  it('asks the merchant first, in texts', async () => {
    await buyOnIphone();
    given.receiver.answerWith(() => ({ body: '{"result_code":1,"result_info":"已使用","evidence":"读了 31 篇"}' }));

    await ask({ reason: '误操作' });

    const { wxpay_order_id, paid_time } = await order();
    expect(given.messages(EVENT)).toEqual([
      {
        ToUserName: expect.stringMatching(/^gh_/),
        FromUserName: expect.stringMatching(/^o/),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: EVENT,
        OpenId: given.openid,
        refund_time: expect.stringMatching(/^\d{10}$/),
        order_time: String(paid_time),
        channel_bill: wxpay_order_id,
        bundleid: 'com.tencent.xin',
        product_id: 'tea_month',
        p_count: '1',
        refund_request_reason: '误操作',
        provide_status: '1',
        pay_order_id: orderId,
      },
    ]);
    expect(await inquiry()).toMatchObject({
      answer: { resultCode: 1, resultInfo: '已使用', evidence: '读了 31 篇', tookMs: expect.any(Number) },
      attempts: [{ verdict: 'accepted', detail: 'refuses', tookMs: expect.any(Number) }],
      state: 'refused',
    });
    expect(await order()).toMatchObject({ status: 4, left_fee: 1800 });
  });

  it('gives the money back when the merchant approves', async () => {
    await buyOnIphone();
    given.receiver.answerWith(({ body }) => ({
      body: body.includes(EVENT) ? '{"result_code":0,"result_info":"","evidence":"unused"}' : '',
    }));

    await ask();

    expect(await inquiry()).toMatchObject({ answer: { resultCode: 0 }, state: 'refunded' });
    expect(await order()).toMatchObject({ status: 8, left_fee: 0 });
    expect(given.messages('xpay_refund_notify')).toHaveLength(1);
  });

  it('decides as it likes, whatever the merchant says', async () => {
    await buyOnIphone();
    given.receiver.answerWith(({ body }) => ({
      body: body.includes(EVENT) ? '{"result_code":1,"result_info":"","evidence":"used"}' : '',
    }));

    await ask({ decision: 'refund' });

    expect(await inquiry()).toMatchObject({ answer: { resultCode: 1 }, state: 'refunded' });
  });

  it.each<[string, { status?: number; body?: string; afterMs?: number }]>([
    ['silence', { body: '{"result_code":1,"result_info":"","evidence":"used"}', afterMs: 1_000 }],
    ['an error', { status: 500, body: '{"result_code":1,"result_info":"","evidence":"used"}' }],
    ['the usual confirmation', { body: '{"ErrCode":0,"ErrMsg":"success"}' }],
    ['success', { body: 'success' }],
    ['nothing', { body: '' }],
    ['another result_code', { body: '{"result_code":2,"result_info":"","evidence":"used"}' }],
    ['no evidence', { body: '{"result_code":1,"result_info":""}' }],
    ['nonsense', { body: 'no' }],
  ])('asks three times, and gives the money back after %s', async (_what, answer) => {
    await buyOnIphone();
    given.receiver.answerWith(({ body }) => (body.includes(EVENT) ? answer : { body: 'success' }));

    await ask();
    const meanwhile = await inquiry();
    await given.advance(10_000);

    expect(meanwhile).toMatchObject({ state: 'asking', answer: null });
    expect(given.messages(EVENT)).toHaveLength(3);
    expect((await inquiry())?.attempts).toHaveLength(3);
    expect(await inquiry()).toMatchObject({ state: 'refunded', answer: null });
    expect(await order()).toMatchObject({ status: 8 });
    await given.advance(3600_000);
    expect(given.messages(EVENT)).toHaveLength(3);
  });

  it('takes the second answer when the first did not come', async () => {
    await buyOnIphone();
    let asked = 0;
    given.receiver.answerWith(() => {
      asked += 1;
      return asked === 1 ? { status: 503 } : { body: '{"result_code":"1","result_info":"","evidence":"used"}' };
    });

    await ask();
    await given.advance(5_000);

    expect(await inquiry()).toMatchObject({ state: 'refused', answer: { resultCode: 1 } });
    expect((await inquiry())?.attempts.map(({ verdict }) => verdict)).toEqual(['refused', 'accepted']);
  });

  it('understands an answer that is sealed as the question was', async () => {
    const { appid, callback } = given;
    await given.wechat.control('world', { apps: [{ appid, callback: { ...callback, mode: 'secure' } }] });
    await buyOnIphone();
    given.receiver.answerWith(({ body }) => {
      const { Encrypt } = JSON.parse(body) as { Encrypt: string };
      if (!decryptMessage(callback.encodingAesKey, Encrypt).message.includes(EVENT)) return { body: 'success' };
      const sealed = encryptMessage(callback.encodingAesKey, {
        message: '{"result_code":1,"result_info":"","evidence":"used"}',
        appid,
      });
      const MsgSignature = messageSignature(callback.token, '1700000000', '42', sealed);
      return { body: JSON.stringify({ Encrypt: sealed, MsgSignature, TimeStamp: 1700000000, Nonce: '42' }) };
    });

    await ask();

    expect(await inquiry()).toMatchObject({ state: 'refused', answer: { evidence: 'used' } });
  });

  it('decides alone about an app that listens to nothing', async () => {
    await buyOnIphone();
    await given.wechat.control('world', { apps: [{ appid: given.appid, callback: null }] });

    await ask();

    expect(await inquiry()).toMatchObject({ state: 'refunded', attempts: [] });
  });
});
