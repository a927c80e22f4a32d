import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIRMS, type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, MINI_PROGRAM } from '../support/given-wechat.ts';

const DAY = 24 * 3600_000;
const TASK = 3_000;

describe('a refund of virtual payment', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const errcode = async (change: Json = {}) => (await given.refund(change)).errcode;
  const facts = (orderId = 'order-00000001') => given.orderFacts(orderId);

  it('gives everything back, and says so', async () => {
    await given.buy();

    const started = await given.refund();
    const meanwhile = [await facts(), await facts('refund-00000001')];
    await given.advance(TASK);

    expect(started).toEqual({
      errcode: 0,
      errmsg: 'ok',
      refund_order_id: 'refund-00000001',
      refund_wx_order_id: expect.stringMatching(/^VR\d{26}$/),
      pay_order_id: 'order-00000001',
      pay_wx_order_id: expect.stringMatching(/^VP\d{26}$/),
    });
    expect(meanwhile).toMatchObject([
      { status: 4, left_fee: 1800 },
      { status: 1, order_type: 1, refund_fee: 1800, paid_time: 0 },
    ]);
    expect(await facts()).toMatchObject({ status: 5, order_type: 0, paid_fee: 1800, refund_fee: 0, left_fee: 0 });
    expect(await facts('refund-00000001')).toMatchObject({
      order_id: 'refund-00000001',
      wx_order_id: started.refund_wx_order_id,
      status: 5,
      order_type: 1,
      refund_fee: 1800,
      paid_time: expect.any(Number),
      biz_meta: 'case=1',
    });
    expect(given.messages('xpay_refund_notify')).toEqual([
      {
        ToUserName: MINI_PROGRAM.originalId,
        FromUserName: expect.stringMatching(/^o/),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: 'xpay_refund_notify',
        OpenId: given.openid,
        WxRefundId: started.refund_wx_order_id,
        MchRefundId: 'refund-00000001',
        WxOrderId: started.pay_wx_order_id,
        MchOrderId: 'order-00000001',
        RefundFee: 1800,
        RetCode: 0,
        RetMsg: 'success',
        RefundStartTimestamp: expect.any(Number),
        RefundSuccTimestamp: expect.any(Number),
        WxpayRefundTransactionId: expect.stringMatching(/^50\d{26}$/),
        RetryTimes: 0,
      },
    ]);
  });

  it('gives a part back, and then the rest', async () => {
    await given.buy();

    await given.refund({ refund_fee: 500 });
    await given.advance(TASK);
    const after = await facts();
    await given.refund({ refund_order_id: 'refund-00000002', left_fee: 1300, refund_fee: 1300 });
    await given.advance(TASK);

    expect(after).toMatchObject({ status: 4, paid_fee: 1800, left_fee: 1300 });
    expect(await facts()).toMatchObject({ status: 5, left_fee: 0 });
    expect(await errcode({ refund_order_id: 'refund-00000003', left_fee: 0, refund_fee: 1 })).toBe(268490002);
  });

  it('is found by WeChat’s number as well', async () => {
    await given.buy();
    const { pay_wx_order_id, refund_wx_order_id } = await given.refund({ order_id: undefined, wx_order_id: undefined });
    expect(pay_wx_order_id).toBeUndefined();

    const order = await facts();
    const byWx = await given.refund({ order_id: undefined, wx_order_id: order.wx_order_id });

    expect(byWx).toMatchObject({ errcode: 0, pay_order_id: 'order-00000001' });
    expect(refund_wx_order_id).toBeUndefined();
    const found = await given.query('', { order_id: undefined, wx_order_id: byWx.refund_wx_order_id });
    expect(found).toMatchObject({ order: { order_id: 'refund-00000001' } });
  });

  it.each<[string, Json, number]>([
    ['another left_fee', { left_fee: 1799 }, 268490016],
    ['a left_fee as text', { left_fee: '1800' }, 268490002],
    ['no left_fee', { left_fee: undefined }, 268490002],
    ['nothing', { refund_fee: 0 }, 268490002],
    ['less than nothing', { refund_fee: -1 }, 268490002],
    ['half a fen', { refund_fee: 0.5 }, 268490002],
    ['more than is left', { refund_fee: 1801 }, 268490002],
    ['no refund number', { refund_order_id: undefined }, 268490002],
    ['7 characters of refund number', { refund_order_id: 'refund1' }, 268490002],
    ['33 characters of refund number', { refund_order_id: 'r'.repeat(33) }, 268490002],
    ['a refund number with other characters', { refund_order_id: 'refund|00000001' }, 268490002],
    ['the number of an order', { refund_order_id: 'order-00000001' }, 268490002],
    ['no biz_meta', { biz_meta: undefined }, 268490002],
    ['1025 characters of biz_meta', { biz_meta: 'x'.repeat(1025) }, 268490002],
    ['another reason', { refund_reason: '6' }, 268490002],
    ['a reason as number', { refund_reason: 3 }, 268490002],
    ['another source', { req_from: '0' }, 268490002],
    ['no source', { req_from: undefined }, 268490002],
    ['an unknown order', { order_id: 'order-99999999' }, 268490002],
    ['no order at all', { order_id: undefined }, 268490002],
    ['somebody else', { openid: 'oSomebodyElse' }, 268490001],
    ['no openid', { openid: undefined }, 268490001],
    ['another env', { env: 2 }, 268490002],
  ])('refuses %s', async (_what, change, expected) => {
    await given.buy();

    expect(await errcode(change)).toBe(expected);
    await given.advance(TASK);
    expect(await facts()).toMatchObject({ status: 4, left_fee: 1800 });
  });

  it('takes the empty and the longest biz_meta', async () => {
    await given.buy();

    expect(await errcode({ biz_meta: '', refund_fee: 1 })).toBe(0);
    await given.advance(TASK);
    expect(
      await errcode({ refund_order_id: 'refund-00000002', biz_meta: '茶'.repeat(1024), left_fee: 1799, refund_fee: 1 }),
    ).toBe(0);
  });

  it('refuses the AppKey of the other env, and an order of the other env', async () => {
    await given.buy();

    expect(await given.wechat.xpay('refund_order', given.refundBody(), APP_KEYS.sandbox)).toMatchObject({
      errcode: 268490003,
    });
    expect(await given.wechat.xpay('refund_order', given.refundBody({ env: 1 }), APP_KEYS.sandbox)).toMatchObject({
      errcode: 268490002,
    });
  });

  it('refuses what is not paid', async () => {
    await given.wechat.control('faults', { kind: 'cashier', mode: 'fail' });
    await given.buy();

    expect(await errcode()).toBe(268490002);
  });

  it('begins once, however often it is asked for', async () => {
    await given.buy();
    await given.refund({ refund_fee: 500 });

    expect(await errcode({ refund_fee: 500 })).toBe(268490014);
    expect(await errcode({ refund_order_id: 'refund-00000002', refund_fee: 500 })).toBe(268490014);
    await given.advance(TASK);
    expect(await errcode({ refund_fee: 500 })).toBe(268490004);
    expect(await errcode({ refund_fee: 400 })).toBe(268490002);
    await given.buy({ outTradeNo: 'order-00000002' });
    expect(await errcode({ order_id: 'order-00000002', refund_fee: 500 })).toBe(268490002);
    expect(given.messages('xpay_refund_notify')).toHaveLength(1);
    expect(await facts()).toMatchObject({ left_fee: 1300 });
  });

  it('began, although the answer was lost', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'api', path: '/xpay/refund_order', errcode: -1, when: 'after' });

    expect(await errcode()).toBe(-1);
    expect(await errcode()).toBe(268490014);
    await given.advance(TASK);
    expect(await errcode()).toBe(268490004);
    expect(given.messages('xpay_refund_notify')).toHaveLength(1);
  });

  it('did not begin when the call never arrived', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'api', path: '/xpay/refund_order', reset: true });
    await expect(given.refund()).rejects.toThrow('fetch failed');
    await given.wechat.control('faults', { kind: 'api', path: '/xpay/refund_order', httpStatus: 502 });
    await expect(given.refund()).rejects.toThrow('JSON');

    expect(await errcode()).toBe(0);
    await given.advance(TASK);
    expect(await facts()).toMatchObject({ status: 5 });
  });

  it('began when only the answer was cut off', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'api', path: '/xpay/refund_order', reset: true, when: 'after' });
    await expect(given.refund()).rejects.toThrow('fetch failed');

    expect(await errcode()).toBe(268490014);
  });

  it('fails, says why, and may be tried again', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'xpay-refund', mode: 'fail' });

    await given.refund();
    await given.advance(TASK);
    const failed = [await facts(), await facts('refund-00000001')];
    const again = await errcode();
    await given.advance(TASK);

    expect(failed).toMatchObject([
      { status: 7, left_fee: 1800 },
      { status: 7, refund_fee: 1800, paid_time: 0 },
    ]);
    expect(given.messages('xpay_refund_notify')).toMatchObject([
      { RetCode: 1, RetMsg: expect.stringContaining('余额不足'), WxpayRefundTransactionId: '' },
      { RetCode: 0, RetMsg: 'success' },
    ]);
    expect(again).toBe(0);
    expect(await facts()).toMatchObject({ status: 5, left_fee: 0 });
  });

  it('fails only for the person it is meant for', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'xpay-refund', mode: 'fail', openid: 'oSomebodyElse' });

    await given.refund();
    await given.advance(TASK);

    expect(await facts()).toMatchObject({ status: 5 });
  });

  it('is possible for 365 days, and not a day longer', async () => {
    await given.buy();
    await given.advance(365 * DAY - 60_000);

    expect(await errcode({ refund_fee: 500 })).toBe(0);
    await given.advance(120_000);
    expect(await errcode({ refund_order_id: 'refund-00000002', left_fee: 1300, refund_fee: 500 })).toBe(268490013);
  });

  it('delivers nothing any more, but leaves undelivered what is left', async () => {
    given.receiver.answerWith(() => ({ status: 503 }));
    await given.buy();
    await given.refund({ refund_fee: 500 });
    await given.advance(TASK);
    expect(await facts()).toMatchObject({ status: 2 });

    await given.refund({ refund_order_id: 'refund-00000002', left_fee: 1300, refund_fee: 1300 });
    await given.advance(TASK);
    given.receiver.answerWith(CONFIRMS);
    await given.advance(60_000);

    expect(await facts()).toMatchObject({ status: 5, provide_time: 0 });
    expect(await given.wechat.xpay('notify_provide_goods', { order_id: 'order-00000001', env: 0 })).toMatchObject({
      errcode: 268490002,
    });
  });
});
