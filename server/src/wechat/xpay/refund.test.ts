import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { WeChatApiError } from '../errors.ts';
import {
  xpayApp as app,
  xpayMerchant as merchant,
  no,
  ok,
  startXpayPeer,
  type XpayPeer,
} from '../testing/xpay-peer.ts';

let peer: XpayPeer;

beforeAll(async () => {
  peer = await startXpayPeer();
});
beforeEach(() => peer.reset());
afterAll(() => peer?.close());

const asked = { openid: 'oLin', outTradeNo: 'M20260101000001' };

describe('a refund', () => {
  const refund = {
    ...asked,
    outRefundNo: 'R20260101_0001',
    leftFen: fen(1800),
    refundFen: fen(500),
    reason: 'changedMind',
    source: 'payer',
  } as const;
  const refundOrder = {
    order_id: refund.outRefundNo,
    order_type: 1,
    env_type: 1,
    status: 8,
    order_fee: 1800,
    refund_fee: 500,
    create_time: 1767240000,
    paid_time: 1767240060,
    wx_order_id: 'VR1',
    wxpay_order_id: '50300000000202601010000000001',
  };

  it('is started with exactly the documented fields', async () => {
    peer.answers['/xpay/refund_order'] = [
      ok({ refund_order_id: refund.outRefundNo, refund_wx_order_id: 'VR1', pay_order_id: 'x', pay_wx_order_id: 'VP1' }),
    ];

    expect(await peer.xpay.refundOrder(app, merchant, refund)).toEqual({
      outcome: 'started',
      wxRefundId: 'VR1',
      wxOrderId: 'VP1',
    });

    expect(peer.asksOf('/xpay/refund_order')).toEqual([
      {
        openid: 'oLin',
        order_id: 'M20260101000001',
        refund_order_id: 'R20260101_0001',
        left_fee: 1800,
        refund_fee: 500,
        biz_meta: '',
        refund_reason: '3',
        req_from: '2',
        env: 0,
      },
    ]);
  });

  it('counts as started when the first answer was lost and the repetition finds less money left', async () => {
    peer.answers['/xpay/refund_order'] = ['hangUp', no(268490016)];
    peer.answers['/xpay/query_order'] = [ok({ order: refundOrder })];

    expect(await peer.xpay.refundOrder(app, merchant, refund)).toEqual({ outcome: 'started', wxRefundId: 'VR1' });

    expect(peer.asksOf('/xpay/query_order')).toEqual([{ openid: 'oLin', env: 0, order_id: 'R20260101_0001' }]);
  });

  it.each([
    [268490016, { outcome: 'leftChanged' }],
    [268490014, { outcome: 'busy' }],
  ])('was not started when WeChat says %d and has never seen its number', async (errcode, outcome) => {
    peer.answers['/xpay/refund_order'] = [no(errcode)];
    peer.answers['/xpay/query_order'] = [no(268490002)];

    expect(await peer.xpay.refundOrder(app, merchant, refund)).toEqual(outcome);
  });

  it('is refused with WeChat’s own number for everything else', async () => {
    peer.answers['/xpay/refund_order'] = [no(268490013)];
    peer.answers['/xpay/query_order'] = [ok()];

    const error = await peer.xpay.refundOrder(app, merchant, refund).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(WeChatApiError);
    expect(error).toMatchObject({ errcode: 268490013 });
  });

  it('leaves it open when WeChat is out of order', async () => {
    peer.answers['/xpay/refund_order'] = [no(-1), no(-1)];

    await expect(peer.xpay.refundOrder(app, merchant, refund)).rejects.toMatchObject({ errcode: -1 });
    expect(peer.asksOf('/xpay/query_order')).toEqual([]);
  });

  it.each([{ outRefundNo: 'R1' }, { outRefundNo: 'R|20260101' }, { refundFen: fen(0) }, { refundFen: fen(1801) }])(
    'is not even asked for with %j',
    async (change) => {
      await expect(peer.xpay.refundOrder(app, merchant, { ...refund, ...change })).rejects.toThrow(RangeError);
      expect(peer.requests).toEqual([]);
    },
  );

  it('is looked up by its own number', async () => {
    peer.answers['/xpay/query_order'] = [ok({ order: refundOrder })];

    expect(await peer.xpay.queryRefund(app, merchant, refund)).toEqual({
      outRefundNo: refund.outRefundNo,
      state: 'succeeded',
      status: 8,
      env: 0,
      isApple: false,
      refundFen: 500,
      startedAt: new Date('2026-01-01T04:00:00.000Z'),
      succeededAt: new Date('2026-01-01T04:01:00.000Z'),
      wxRefundId: 'VR1',
      wechatRefundId: '50300000000202601010000000001',
    });
  });

  it.each([
    [2, 'running'],
    [5, 'succeeded'],
    [7, 'failed'],
    [10, 'succeeded'],
  ])('in state %d is %s', async (status, state) => {
    peer.answers['/xpay/query_order'] = [ok({ order: { ...refundOrder, status } })];

    expect((await peer.xpay.queryRefund(app, merchant, refund))?.state).toBe(state);
  });

  it('is unknown while WeChat has not seen its number, and is not a payment of the same number', async () => {
    peer.answers['/xpay/query_order'] = [no(268490002), ok({ order: { ...refundOrder, order_type: 0 } })];

    expect(await peer.xpay.queryRefund(app, merchant, refund)).toBeNull();
    await expect(peer.xpay.queryRefund(app, merchant, refund)).rejects.toMatchObject({ reason: 'wrongOrder' });
  });
});
