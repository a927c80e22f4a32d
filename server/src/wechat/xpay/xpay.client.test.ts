import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { masterKeyCipher } from '../../shared/crypto/cipher.ts';
import { fen } from '../../shared/money/fen.ts';
import { ManualClock } from '../../shared/time/clock.ts';
import { AccessTokens } from '../access-token/access-tokens.ts';
import { AuthorizedApi } from '../access-token/authorized-api.ts';
import { WeChatApi } from '../api.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatApiError } from '../errors.ts';
import { WeChatHttp } from '../http.ts';
import { type HttpPeer, type PeerAnswer, startHttpPeer } from '../testing/http-peer.ts';
import { isUnseenXpayOrder } from './order.ts';
import { xpayPaySig } from './payment-request.ts';
import { XpayClient } from './xpay.client.ts';

const app: MiniProgramApp = {
  kind: 'miniProgram',
  appid: 'wx7ea0000000000011',
  appSecret: '7ea00000000000000000000000000011',
};
const merchant: XpayMerchant = { offerId: '1450000001', env: 0, appKey: 'xpayChaguanLiveKey0000000000000000' };
const asked = { openid: 'oLin', outTradeNo: 'M20260101000001' };
const paid = { order_id: asked.outTradeNo, status: 2, env_type: 1, order_fee: 1800, paid_fee: 1800 };

let pool: Pool;
let peer: HttpPeer;
let xpay: XpayClient;
/** What WeChat says next, by path; a path nobody set says "system error". */
let answers: Record<string, (object | 'hangUp')[]>;

beforeAll(async () => {
  pool = new Pool({ connectionString: await createTestDatabase(), max: 2 });
});
afterAll(() => pool.end());

beforeEach(async () => {
  answers = {};
  peer = await startHttpPeer(({ url }): PeerAnswer => {
    if (url.startsWith('/cgi-bin/stable_token')) return { body: '{"access_token":"token","expires_in":7200}' };
    const answer = answers[url.split('?')[0] ?? '']?.shift() ?? { errcode: -1, errmsg: 'system error' };
    return answer === 'hangUp' ? 'hangUp' : { body: JSON.stringify(answer) };
  });
  const api = new WeChatApi(new WeChatHttp({ retryDelaysMs: [1] }), peer.baseUrl, { busyDelayMs: 1 });
  const clock = new ManualClock('2026-01-01T00:00:00.000Z');
  const cipher = masterKeyCipher([randomBytes(32)]);
  xpay = new XpayClient(new AuthorizedApi(api, new AccessTokens({ api, pool, clock, cipher })));
});
afterEach(() => peer.close());

const ok = (fields: object = {}) => ({ errcode: 0, errmsg: 'ok', ...fields });
const no = (errcode: number) => ({ errcode, errmsg: 'no rid: 6a0c1f2e-0b5c6d7e-12345678' });
const asksOf = (path: string) =>
  peer.requests.filter(({ url }) => url.startsWith(`${path}?`)).map(({ body }) => JSON.parse(body));

describe('an order', () => {
  it('is asked for with a signature over the bytes that are sent', async () => {
    answers['/xpay/query_order'] = [ok({ order: paid })];

    expect(await xpay.queryOrder(app, merchant, asked)).toMatchObject({
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
    answers['/xpay/query_order'] = [ok({ order })];

    expect(await xpay.queryOrder(app, merchant, asked)).toEqual({
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
    answers['/xpay/query_order'] = [ok({ order })];

    expect(await xpay.queryOrder(app, merchant, asked)).toMatchObject({
      isApple: true,
      settlement: { state: 'running' },
      refundableFeeFen: 1800,
    });
  });

  it.each([{ order_id: 'M20260101000002' }, { env_type: 2 }, { order_type: 1 }])(
    'is not believed when the answer is about something else: %j',
    async (other) => {
      answers['/xpay/query_order'] = [ok({ order: { ...paid, ...other } })];

      const error = await xpay.queryOrder(app, merchant, asked).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(NotFromWeChat);
      expect(error).toMatchObject({ reason: 'wrongOrder' });
    },
  );

  it.each([[no(268490001)], [no(268490002)], [ok()]])('is unseen where WeChat says %j', async (answer) => {
    answers['/xpay/query_order'] = [answer];

    const error = await xpay.queryOrder(app, merchant, asked).catch((thrown: unknown) => thrown);

    expect(isUnseenXpayOrder(error)).toBe(true);
  });
});

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
    answers['/xpay/refund_order'] = [
      ok({ refund_order_id: refund.outRefundNo, refund_wx_order_id: 'VR1', pay_order_id: 'x', pay_wx_order_id: 'VP1' }),
    ];

    expect(await xpay.refundOrder(app, merchant, refund)).toEqual({
      outcome: 'started',
      wxRefundId: 'VR1',
      wxOrderId: 'VP1',
    });

    expect(asksOf('/xpay/refund_order')).toEqual([
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
    answers['/xpay/refund_order'] = ['hangUp', no(268490016)];
    answers['/xpay/query_order'] = [ok({ order: refundOrder })];

    expect(await xpay.refundOrder(app, merchant, refund)).toEqual({ outcome: 'started', wxRefundId: 'VR1' });

    expect(asksOf('/xpay/query_order')).toEqual([{ openid: 'oLin', env: 0, order_id: 'R20260101_0001' }]);
  });

  it.each([
    [268490016, { outcome: 'leftChanged' }],
    [268490014, { outcome: 'busy' }],
  ])('was not started when WeChat says %d and has never seen its number', async (errcode, outcome) => {
    answers['/xpay/refund_order'] = [no(errcode)];
    answers['/xpay/query_order'] = [no(268490002)];

    expect(await xpay.refundOrder(app, merchant, refund)).toEqual(outcome);
  });

  it('is refused with WeChat’s own number for everything else', async () => {
    answers['/xpay/refund_order'] = [no(268490013)];
    answers['/xpay/query_order'] = [ok()];

    const error = await xpay.refundOrder(app, merchant, refund).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(WeChatApiError);
    expect(error).toMatchObject({ errcode: 268490013 });
  });

  it('leaves it open when WeChat is out of order', async () => {
    answers['/xpay/refund_order'] = [no(-1), no(-1)];

    await expect(xpay.refundOrder(app, merchant, refund)).rejects.toMatchObject({ errcode: -1 });
    expect(asksOf('/xpay/query_order')).toEqual([]);
  });

  it.each([{ outRefundNo: 'R1' }, { outRefundNo: 'R|20260101' }, { refundFen: fen(0) }, { refundFen: fen(1801) }])(
    'is not even asked for with %j',
    async (change) => {
      await expect(xpay.refundOrder(app, merchant, { ...refund, ...change })).rejects.toThrow(RangeError);
      expect(peer.requests).toEqual([]);
    },
  );

  it('is looked up by its own number', async () => {
    answers['/xpay/query_order'] = [ok({ order: refundOrder })];

    expect(await xpay.queryRefund(app, merchant, refund)).toEqual({
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
    answers['/xpay/query_order'] = [ok({ order: { ...refundOrder, status } })];

    expect((await xpay.queryRefund(app, merchant, refund))?.state).toBe(state);
  });

  it('is unknown while WeChat has not seen its number, and is not a payment of the same number', async () => {
    answers['/xpay/query_order'] = [no(268490002), ok({ order: { ...refundOrder, order_type: 0 } })];

    expect(await xpay.queryRefund(app, merchant, refund)).toBeNull();
    await expect(xpay.queryRefund(app, merchant, refund)).rejects.toMatchObject({ reason: 'wrongOrder' });
  });
});

describe('a subscription', () => {
  const contract = { openid: 'oLin', productId: 'th_tea_sub', outContractCode: 'C20260101000001' };
  const wire = { openid: 'oLin', product_id: 'th_tea_sub', out_contract_code: 'C20260101000001' };
  const deduction = {
    openid: 'oLin',
    outTradeNo: 'D20260103_0001',
    productId: 'th_tea_sub',
    deductFen: fen(1800),
    attach: 'p=1',
  };

  it.each([
    ['SIGNED', 'signed'],
    ['TERMINATED', 'terminated'],
    ['UNBINDUSER', 'neverSigned'],
  ])('that is %s is %s', async (authorization_state, state) => {
    answers['/xpay/query_subscribe_contract'] = [ok({ authorization_state })];

    expect(await xpay.querySubscribeContract(app, merchant, contract)).toEqual({ state });
    expect(asksOf('/xpay/query_subscribe_contract')).toEqual([{ mode: 'android', ...wire }]);
  });

  it('of Apple’s says when it is renewed', async () => {
    answers['/xpay/query_subscribe_contract'] = [
      {
        errcode: 0,
        errmsg: 'ok',
        authorization_state: 'SIGNED',
        apple_subscription_info: {
          original_transaction_id: '2000001147426510',
          auto_renew_status: 1,
          recent_subscription_start_date: 1775226065000,
          renewal_date: 1775226245000,
        },
      },
    ];

    expect(await xpay.queryAppleSubscribeContract(app, merchant, contract)).toEqual({
      state: 'signed',
      originalTransactionId: '2000001147426510',
      isAutoRenewing: true,
      startedAt: new Date(1775226065000),
      renewsAt: new Date(1775226245000),
    });
    expect(asksOf('/xpay/query_subscribe_contract')).toEqual([
      { mode: 'apple', openid: 'oLin', product_id: 'th_tea_sub' },
    ]);
  });

  it('is announced, and only once although the answer was lost', async () => {
    answers['/xpay/send_subscribe_pre_payment'] = [ok(), 'hangUp'];
    const announce = () => xpay.sendSubscribePrePayment(app, merchant, { ...contract, deductFen: fen(1800) });

    expect(await announce()).toEqual({ outcome: 'sent' });
    await expect(announce()).rejects.toMatchObject({ name: 'WeChatUnreachable' });
    expect(asksOf('/xpay/send_subscribe_pre_payment')).toEqual(Array(2).fill({ ...wire, deduct_price: 1800 }));
  });

  it.each([
    [690000000, 'notSigned'],
    [690000001, 'notNow'],
  ])('cannot be announced when WeChat says %d: %s', async (errcode, outcome) => {
    answers['/xpay/send_subscribe_pre_payment'] = [no(errcode)];

    expect(await xpay.sendSubscribePrePayment(app, merchant, { ...contract, deductFen: fen(1800) })).toEqual({
      outcome,
    });
  });

  it('is deducted for, and only once although the answer was lost', async () => {
    answers['/xpay/submit_subscribe_pay_order'] = [ok(), 'hangUp'];

    expect(await xpay.submitSubscribePayOrder(app, merchant, deduction)).toEqual({ outcome: 'accepted' });
    await expect(xpay.submitSubscribePayOrder(app, merchant, deduction)).rejects.toMatchObject({
      reason: 'connectionLost',
    });
    expect(asksOf('/xpay/submit_subscribe_pay_order')).toEqual(
      Array(2).fill({
        openid: 'oLin',
        offer_id: '1450000001',
        buy_quantity: 1,
        env: 0,
        currency_type: 'CNY',
        product_id: 'th_tea_sub',
        deduct_price: 1800,
        order_id: 'D20260103_0001',
        attach: 'p=1',
      }),
    );
  });

  it.each([
    [-15002, 'numberUsed'],
    [-15025, 'notAnnounced'],
    [-15026, 'notNow'],
    [-15027, 'wrongPrice'],
    [690000000, 'notSigned'],
  ])('is not deducted for when WeChat says %d: %s', async (errcode, outcome) => {
    answers['/xpay/submit_subscribe_pay_order'] = [no(errcode)];

    expect(await xpay.submitSubscribePayOrder(app, merchant, deduction)).toEqual({ outcome });
  });

  it('throws for a refusal nobody can plan for', async () => {
    answers['/xpay/submit_subscribe_pay_order'] = [no(-15017)];

    await expect(xpay.submitSubscribePayOrder(app, merchant, deduction)).rejects.toMatchObject({ errcode: -15017 });
  });

  it('is ended for us, and was over when it is ended again', async () => {
    answers['/xpay/cancel_subscribe_contract'] = [ok(), no(690000000)];
    const cancel = () => xpay.cancelSubscribeContract(app, merchant, { ...contract, reason: '读者要求' });

    expect([await cancel(), await cancel()]).toEqual(['cancelled', 'notSigned']);
    expect(asksOf('/xpay/cancel_subscribe_contract')[0]).toEqual({ ...wire, termination_reason: '读者要求' });
  });
});
