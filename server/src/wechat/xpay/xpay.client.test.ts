import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotFromWeChat } from '../errors.ts';
import {
  xpayApp as app,
  xpayMerchant as merchant,
  no,
  ok,
  startXpayPeer,
  type XpayPeer,
} from '../testing/xpay-peer.ts';
import { isUnseenXpayOrder } from './order.ts';
import { xpayPaySig } from './payment-request.ts';

let peer: XpayPeer;

beforeAll(async () => {
  peer = await startXpayPeer();
});
beforeEach(() => peer.reset());
afterAll(() => peer?.close());

const asked = { openid: 'oLin', outTradeNo: 'M20260101000001' };
const paid = { order_id: asked.outTradeNo, status: 2, env_type: 1, order_fee: 1800, paid_fee: 1800 };

describe('an order', () => {
  it('is asked for with a signature over the bytes that are sent', async () => {
    peer.answers['/xpay/query_order'] = [ok({ order: paid })];

    expect(await peer.xpay.queryOrder(app, merchant, asked)).toMatchObject({
      outTradeNo: 'M20260101000001',
      state: 'paid',
      env: 0,
      orderFeeFen: 1800,
    });

    const { url, body } = peer.requests.at(-1)!;
    expect(JSON.parse(body)).toEqual({ openid: 'oLin', env: 0, order_id: 'M20260101000001' });
    expect(new URL(url, peer.baseUrl).searchParams.get('pay_sig')).toBe(
      xpayPaySig(merchant.appKey, '/xpay/query_order', body),
    );
  });

  it('says everything the documentation lists, once it is settled', async () => {
    const order = {
      order_id: asked.outTradeNo,
      create_time: 1767240000,
      update_time: 1767240010,
      status: 4,
      biz_type: 2,
      order_fee: 1800,
      coupon_fee: 0,
      paid_fee: 1800,
      order_type: 0,
      refund_fee: 0,
      paid_time: 1767240003,
      provide_time: 1767240005,
      biz_meta: '',
      env_type: 1,
      token: '',
      left_fee: 1300,
      wx_order_id: 'VP1',
      channel_order_id: 'CH1',
      wxpay_order_id: '4200000000202601010000000001',
      sett_time: 1767499200,
      sett_state: 2,
      platform_fee_fen: 18,
      cps_fee_fen: 3,
    };
    peer.answers['/xpay/query_order'] = [ok({ order })];

    expect(await peer.xpay.queryOrder(app, merchant, asked)).toEqual({
      outTradeNo: asked.outTradeNo,
      state: 'delivered',
      status: 4,
      env: 0,
      isApple: false,
      orderFeeFen: 1800,
      paidFeeFen: 1800,
      refundedFeeFen: 500,
      refundableFeeFen: 1300,
      settlement: {
        state: 'settled',
        settledAt: new Date('2026-01-04T04:00:00.000Z'),
        platformFeeFen: 18,
        cpsFeeFen: 3,
      },
      createdAt: new Date('2026-01-01T04:00:00.000Z'),
      paidAt: new Date('2026-01-01T04:00:03.000Z'),
      deliveredAt: new Date('2026-01-01T04:00:05.000Z'),
      wxOrderId: 'VP1',
      wechatTransactionId: '4200000000202601010000000001',
    });
  });

  it('keeps its fees to itself until it is settled, and says when Apple was paid', async () => {
    const order = { ...paid, order_type: 7, sett_state: 1, platform_fee_fen: 0 };
    peer.answers['/xpay/query_order'] = [ok({ order })];

    expect(await peer.xpay.queryOrder(app, merchant, asked)).toMatchObject({
      isApple: true,
      settlement: { state: 'running' },
      refundableFeeFen: 1800,
    });
  });

  it.each([{ order_id: 'M20260101000002' }, { env_type: 2 }, { order_type: 1 }])(
    'is not believed when the answer is about something else: %j',
    async (other) => {
      peer.answers['/xpay/query_order'] = [ok({ order: { ...paid, ...other } })];

      const error = await peer.xpay.queryOrder(app, merchant, asked).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(NotFromWeChat);
      expect(error).toMatchObject({ reason: 'wrongOrder' });
    },
  );

  it.each([[no(268490001)], [no(268490002)], [ok()]])('is unseen where WeChat says %j', async (answer) => {
    peer.answers['/xpay/query_order'] = [answer];

    const error = await peer.xpay.queryOrder(app, merchant, asked).catch((thrown: unknown) => thrown);

    expect(isUnseenXpayOrder(error)).toBe(true);
  });
});

describe('a bill', () => {
  const days = { from: '2026-01-01', to: '2026-01-31' };

  it('is generated first, and has an address then', async () => {
    const url = 'https://files.example/bill.csv?sign=1';
    peer.answers['/xpay/download_bill'] = [no(268490011), ok({ url })];

    expect(await peer.xpay.downloadBill(app, merchant, days)).toEqual({ outcome: 'notReady' });
    expect(await peer.xpay.downloadBill(app, merchant, days)).toEqual({ outcome: 'ready', url });
    expect(peer.asksOf('/xpay/download_bill')).toEqual(Array(2).fill({ begin_ds: 20260101, end_ds: 20260131 }));
  });

  it('is not asked for of what is no day', async () => {
    await expect(peer.xpay.downloadBill(app, merchant, { ...days, from: '20260101' })).rejects.toThrow(RangeError);
  });
});
