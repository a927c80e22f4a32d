import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import { feeOf, settlesAt } from './fees.ts';

const DAY = 24 * 3600_000;

describe('the money of an order', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const discounted = { outTradeNo: 'order-00000001', buyQuantity: 3, activitySellingPrice: 1550 };

  it('tells what was asked, what was paid and by which numbers', async () => {
    await given.buy(discounted);

    expect(await given.orderFacts('order-00000001')).toMatchObject({
      order_fee: 5400,
      paid_fee: 4650,
      refund_fee: 0,
      left_fee: 4650,
      order_type: 0,
      wx_order_id: expect.stringMatching(/^VP\d{26}$/),
      channel_order_id: expect.stringMatching(/^CH\d{26}$/),
      wxpay_order_id: expect.stringMatching(/^42000\d{23}$/),
      sett_time: 0,
      sett_state: 0,
      platform_fee_fen: 0,
    });
  });

  it('tells the fee of one percent once it is settled, three days later', async () => {
    await given.buy(discounted);

    await given.advance(3 * DAY);

    expect(await given.orderFacts('order-00000001')).toMatchObject({
      sett_state: 2,
      sett_time: expect.any(Number),
      platform_fee_fen: 47,
    });
  });

  it('is Apple’s on an iPhone: twelve percent, settled after the month', async () => {
    await given.buy(discounted, { platform: 'ios' });
    expect(await given.orderFacts('order-00000001')).toMatchObject({ order_type: 7, sett_state: 0 });

    await given.advance(77 * DAY);

    expect(await given.orderFacts('order-00000001')).toMatchObject({ sett_state: 2, platform_fee_fen: 558 });
  });

  it('follows the settings', async () => {
    await given.wechat.control('world', { settings: { directFeeBps: 60 } });
    await given.buy(discounted);
    await given.advance(3 * DAY);

    expect(await given.orderFacts('order-00000001')).toMatchObject({ platform_fee_fen: 28 });
  });

  it('gives the fee back with the money', async () => {
    await given.buy(discounted);
    await given.refund({ left_fee: 4650, refund_fee: 4600 });
    await given.advance(3 * DAY);

    expect(await given.orderFacts('order-00000001')).toMatchObject({ left_fee: 50, platform_fee_fen: 1 });
  });

  it('keeps the fee after 180 days', async () => {
    await given.buy(discounted);
    await given.advance(181 * DAY);
    await given.refund({ left_fee: 4650, refund_fee: 4650 });
    await given.advance(3_000);

    expect(await given.orderFacts('order-00000001')).toMatchObject({ status: 5, left_fee: 0, platform_fee_fen: 47 });
  });
});

describe('a complaint', () => {
  it('reaches the merchant', async () => {
    const given = await givenVirtualPayment();
    await given.buy();

    const complaint = { appid: given.appid, orderId: 'order-00000001', detail: '读不了' };
    const { complaintId } = await given.wechat.control('complain', complaint);
    await given.wechat.control('idle');

    const order = await given.orderFacts('order-00000001');
    expect(given.messages('xpay_complaint_notify')).toEqual([
      {
        ToUserName: expect.stringMatching(/^gh_/),
        FromUserName: expect.stringMatching(/^o/),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: 'xpay_complaint_notify',
        OpenId: given.openid,
        WxOrderId: order.wx_order_id,
        MchOrderId: 'order-00000001',
        TransactionId: order.wxpay_order_id,
        ComplaintId: complaintId,
        ComplaintDetail: '读不了',
        ComplaintTime: expect.any(Number),
        RequestId: expect.stringMatching(/./),
        RetryTimes: 0,
      },
    ]);
    await expect(given.wechat.control('complain', { ...complaint, orderId: 'other' })).rejects.toThrow('no order');
    await given.stop();
  });
});

describe('fees', () => {
  it.each([
    [1800, 100, 18],
    [149, 100, 1],
    [150, 100, 2],
    [1, 1200, 0],
    [100, 1200, 12],
    [0, 1000, 0],
  ])('are whole fen: of %i fen at %i bps, %i', (amountFen, rateBps, feeFen) => {
    expect(feeOf(amountFen, rateBps)).toBe(feeFen);
  });
});

describe('settlement', () => {
  const paidAt = Date.parse('2026-12-31T23:30:00+08:00');
  const days = (isApple: boolean, periodDays: number | null) =>
    new Date(settlesAt(paidAt, { isApple, periodDays })).toISOString();

  it('comes after three days, seven for a weekly subscription, 31 for others, and long after the month from Apple', () => {
    expect(days(false, null)).toBe('2027-01-03T15:30:00.000Z');
    expect(days(false, 7)).toBe('2027-01-07T15:30:00.000Z');
    expect(days(false, 31)).toBe('2027-01-31T15:30:00.000Z');
    expect(days(true, null)).toBe('2027-02-14T16:00:00.000Z');
  });
});
