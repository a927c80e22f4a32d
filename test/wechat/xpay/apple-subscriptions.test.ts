import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenVirtualPayment, givenVirtualPayment, SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, OFFER_ID } from '../support/given-wechat.ts';

const SIGNED = 'xpay_apple_subscribe_signing_result_notify';
const UNSIGNED = 'xpay_apple_subscribe_unsigning_result_notify';
const DELIVER = 'xpay_goods_deliver_notify';
const DAY = 24 * 3600_000;
const { productId } = SUBSCRIPTION;

describe('a subscription at Apple', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const refusal = async (fields: Json = {}, more: Json = {}) => {
    const answer = await given.appleSubscribeSign(fields, more);
    return answer.ok ? 0 : answer.errCode;
  };
  const query = () =>
    given.wechat.xpay('query_subscribe_contract', { openid: given.openid, product_id: productId, mode: 'apple' });
  const who = () => ({ person: 'lin', appid: given.appid, productId });
  const cancel = () => given.wechat.phone('cancel-subscription', who());
  const orders = async () => (await given.wechat.control('state')).xpayOrders;

  it('is signed and paid on a sheet; WeChat tells of both', async () => {
    const opening = await given.appleSubscribeSign();
    if (!opening.ok) throw new Error(opening.errMsg);
    await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
    await given.wechat.control('idle');

    expect(opening.sheet).toMatchObject({ amountFen: 1500, contract: { priceFen: 1500, periodDays: 31 } });
    const [order] = await orders();
    expect(order).toMatchObject({ platform: 'ios', status: 4, amountFen: 1500, feeFen: 180 });
    const info = {
      OriginalTransactionId: expect.stringMatching(/^2000\d{12}$/),
      AutoRenewStatus: 1,
      RenewalDate: expect.any(Number),
    };
    expect(given.messages()).toEqual([
      {
        ToUserName: expect.stringMatching(/^gh_/),
        FromUserName: given.openid,
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: SIGNED,
        OpenId: given.openid,
        Attach: 'uid=1',
        AppleSubscriptionInfo: { ...info, ProductId: productId, SignedTime: expect.any(Number) },
        RetryTimes: 0,
      },
      {
        ToUserName: expect.stringMatching(/^gh_/),
        FromUserName: expect.not.stringMatching(given.openid),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: DELIVER,
        OpenId: given.openid,
        OutTradeNo: order?.orderId,
        Env: 0,
        GoodsInfo: { ProductId: productId, Quantity: 1, OrigPrice: 1500, ActualPrice: 1500, Attach: 'uid=1' },
        AppleSubscriptionInfo: info,
        RetryTimes: 0,
      },
    ]);
    expect(await query()).toMatchObject({
      authorization_state: 'SIGNED',
      apple_subscription_info: {
        original_transaction_id: expect.stringMatching(/^2000/),
        auto_renew_status: 1,
        recent_subscription_start_date: expect.any(Number),
        renewal_date: expect.any(Number),
      },
    });
  });

  it('costs less the first time, and the full price afterwards', async () => {
    await given.signAtApple({ activitySellingPrice: 600 });
    await given.advance(31 * DAY);

    expect((await orders()).map(({ amountFen }) => amountFen)).toEqual([600, 1500]);
  });

  it('costs nothing the first time: signed, nothing delivered until Apple charges', async () => {
    await given.signAtApple({ activitySellingPrice: 0 });
    expect(given.messages().map(({ Event }) => Event)).toEqual([SIGNED]);

    await given.advance(31 * DAY);

    expect(given.messages().map(({ Event }) => Event)).toEqual([SIGNED, DELIVER]);
    expect((await orders()).map(({ amountFen }) => amountFen)).toEqual([1500]);
  });

  it.each<[string, Json, number]>([
    ['a foreign offer', { offerId: '1450000000' }, -15001],
    ['no offer', { offerId: undefined }, -15001],
    ['another price', { goodsPrice: 1499 }, -15013],
    ['a price as text', { goodsPrice: '1500' }, -15001],
    ['a first price above the price', { activitySellingPrice: 1501 }, -15001],
    ['a first price below nothing', { activitySellingPrice: -1 }, -15001],
    ['no attach', { attach: undefined }, -15001],
    ['201 characters of attach', { attach: 'a'.repeat(201) }, -15001],
    ['special characters in attach', { attach: '<b>' }, -15001],
    ['a good that is sold once', { productId: 'tea_month', goodsPrice: 1800 }, -15001],
    ['an unknown good', { productId: 'tea_day' }, -15010],
    ['the sandbox', { env: 1 }, -15001],
  ])('refuses %s', async (_what, fields, expected) => {
    expect(await refusal(fields)).toBe(expected);
  });

  it('is signed on an iPhone only, with a signature of its own', async () => {
    expect(await refusal({}, { platform: 'android' })).toBe(-15001);
    const wrong = await given.clientRequest('requestSubscribeSign', {
      offerId: OFFER_ID,
      productId,
      goodsPrice: 1500,
      attach: '',
    });
    expect(await given.wechat.phone('apple-subscribe-sign', wrong)).toMatchObject({ errCode: -15006 });
    const xpay = { appid: given.appid, offerId: OFFER_ID, appKeys: APP_KEYS };
    await given.wechat.control('world', { xpay: [{ ...xpay, sellsOnIos: false }] });
    expect(await refusal()).toBe(-15008);
  });

  it('renews by the clock, period after period', async () => {
    await given.signAtApple();

    await given.advance(3 * 31 * DAY + 60_000);

    const delivered = given.messages(DELIVER);
    expect(delivered).toHaveLength(4);
    expect(new Set(delivered.map(({ OutTradeNo }) => OutTradeNo)).size).toBe(4);
    const infos = delivered.map(({ AppleSubscriptionInfo }) => AppleSubscriptionInfo as Json);
    expect(new Set(infos.map(({ OriginalTransactionId }) => OriginalTransactionId)).size).toBe(1);
    const dates = infos.map(({ RenewalDate }) => Number(RenewalDate));
    expect(dates.slice(1).map((date, index) => date - (dates[index] ?? 0))).toEqual([31 * DAY, 31 * DAY, 31 * DAY]);
    expect(given.messages(SIGNED)).toHaveLength(1);
  });

  it('stays to the end of the period when it is cancelled, and is over then', async () => {
    await given.signAtApple();
    expect(await refusal()).toBe(-15001);

    expect(await cancel()).toEqual({ cancelled: true });
    await given.wechat.control('idle');
    expect(await query()).toMatchObject({
      authorization_state: 'SIGNED',
      apple_subscription_info: { auto_renew_status: 0 },
    });
    expect(given.messages(UNSIGNED)).toMatchObject([
      {
        FromUserName: given.openid,
        OpenId: given.openid,
        Attach: 'uid=1',
        Action: 'unsubscribe',
        AppleSubscriptionInfo: {
          OriginalTransactionId: expect.stringMatching(/^2000/),
          ProductId: productId,
          AutoRenewStatus: 0,
          RenewalDate: expect.any(Number),
          UnsignedTime: expect.any(Number),
        },
      },
    ]);
    expect(await cancel()).toEqual({ cancelled: false });
    expect(await refusal()).toBe(-15001);

    await given.advance(31 * DAY);

    expect(await query()).toMatchObject({ authorization_state: 'TERMINATED' });
    expect(given.messages(DELIVER)).toHaveLength(1);
    expect(given.messages(UNSIGNED)).toHaveLength(1);
    expect(await given.wechat.phone('resume-subscription', who())).toEqual({ resumed: false });
  });

  it('goes on when the person turns it on again in time', async () => {
    await given.signAtApple();
    await cancel();

    expect(await given.wechat.phone('resume-subscription', who())).toEqual({ resumed: true });
    expect(await given.wechat.phone('resume-subscription', who())).toEqual({ resumed: false });
    await given.advance(31 * DAY);

    expect(await query()).toMatchObject({
      authorization_state: 'SIGNED',
      apple_subscription_info: { auto_renew_status: 1 },
    });
    expect(given.messages(DELIVER)).toHaveLength(2);
    expect(given.messages(SIGNED)).toHaveLength(1);
  });

  it('keeps its number when it is signed again, and its beginning after a short pause', async () => {
    await given.signAtApple();
    const { apple_subscription_info: first } = (await query()) as { apple_subscription_info: Json };
    await cancel();
    await given.advance((31 + 59) * DAY);
    await given.signAtApple();
    const { apple_subscription_info: second } = (await query()) as { apple_subscription_info: Json };
    await cancel();
    await given.advance((31 + 62) * DAY);
    await given.signAtApple();
    const { apple_subscription_info: third } = (await query()) as { apple_subscription_info: Json };

    expect(second.original_transaction_id).toBe(first.original_transaction_id);
    expect(second.recent_subscription_start_date).toBe(first.recent_subscription_start_date);
    expect(third.original_transaction_id).toBe(first.original_transaction_id);
    expect(third.recent_subscription_start_date).not.toBe(first.recent_subscription_start_date);
    expect(given.messages(SIGNED)).toHaveLength(3);
  });

  it('is tried again every day while there is no money', async () => {
    await given.signAtApple();
    await given.wechat.control('faults', { kind: 'xpay-deduction', mode: 'fail', times: 2 });
    await given.advance(32 * DAY);
    expect(given.messages(DELIVER)).toHaveLength(1);

    await given.advance(DAY);

    expect(given.messages(DELIVER)).toHaveLength(2);
    expect(await query()).toMatchObject({ authorization_state: 'SIGNED' });
  });

  it('ends when there is no money for long', async () => {
    await given.signAtApple();
    await given.wechat.control('world', { people: [{ id: 'lin', hasBalance: false }] });

    await given.advance((31 + 17) * DAY);

    expect(await query()).toMatchObject({ authorization_state: 'TERMINATED' });
    expect(given.messages(UNSIGNED)).toHaveLength(1);
    expect(given.messages(DELIVER)).toHaveLength(1);
  });

  it('is refunded by Apple only, and goes on', async () => {
    await given.signAtApple();
    const [order] = await orders();
    const orderId = order?.orderId ?? '';

    expect(await given.refund({ order_id: orderId, left_fee: 1500, refund_fee: 1500 })).toMatchObject({
      errcode: 268490013,
    });
    await given.wechat.control('apple-refund', { appid: given.appid, orderId });
    expect(await given.orderFacts(orderId)).toMatchObject({ status: 8, order_type: 7, left_fee: 0 });
    expect(await query()).toMatchObject({ authorization_state: 'SIGNED' });
  });

  it('cannot be ended by the merchant', async () => {
    await given.signAtApple();

    expect(await given.endContract()).toMatchObject({ errcode: 690000000 });
    expect(await given.announce()).toBe(690000000);
    expect(await given.deduct()).toBe(-15025);
  });
});
