import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
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
    peer.answers['/xpay/query_subscribe_contract'] = [ok({ authorization_state })];

    expect(await peer.xpay.querySubscribeContract(app, merchant, contract)).toEqual({ state });
    expect(peer.asksOf('/xpay/query_subscribe_contract')).toEqual([{ mode: 'android', ...wire }]);
  });

  it('of Apple’s says when it is renewed', async () => {
    peer.answers['/xpay/query_subscribe_contract'] = [
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

    expect(await peer.xpay.queryAppleSubscribeContract(app, merchant, contract)).toEqual({
      state: 'signed',
      originalTransactionId: '2000001147426510',
      isAutoRenewing: true,
      startedAt: new Date(1775226065000),
      renewsAt: new Date(1775226245000),
    });
    expect(peer.asksOf('/xpay/query_subscribe_contract')).toEqual([
      { mode: 'apple', openid: 'oLin', product_id: 'th_tea_sub' },
    ]);
  });

  it('is announced, and only once although the answer was lost', async () => {
    peer.answers['/xpay/send_subscribe_pre_payment'] = [ok(), 'hangUp'];
    const announce = () => peer.xpay.sendSubscribePrePayment(app, merchant, { ...contract, deductFen: fen(1800) });

    expect(await announce()).toEqual({ outcome: 'sent' });
    await expect(announce()).rejects.toMatchObject({ name: 'WeChatUnreachable' });
    expect(peer.asksOf('/xpay/send_subscribe_pre_payment')).toEqual(Array(2).fill({ ...wire, deduct_price: 1800 }));
  });

  it.each([
    [690000000, 'notSigned'],
    [690000001, 'notNow'],
  ])('cannot be announced when WeChat says %d: %s', async (errcode, outcome) => {
    peer.answers['/xpay/send_subscribe_pre_payment'] = [no(errcode)];

    expect(await peer.xpay.sendSubscribePrePayment(app, merchant, { ...contract, deductFen: fen(1800) })).toEqual({
      outcome,
    });
  });

  it('is deducted for, and only once although the answer was lost', async () => {
    peer.answers['/xpay/submit_subscribe_pay_order'] = [ok(), 'hangUp'];

    expect(await peer.xpay.submitSubscribePayOrder(app, merchant, deduction)).toEqual({ outcome: 'accepted' });
    await expect(peer.xpay.submitSubscribePayOrder(app, merchant, deduction)).rejects.toMatchObject({
      reason: 'connectionLost',
    });
    expect(peer.asksOf('/xpay/submit_subscribe_pay_order')).toEqual(
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
    peer.answers['/xpay/submit_subscribe_pay_order'] = [no(errcode)];

    expect(await peer.xpay.submitSubscribePayOrder(app, merchant, deduction)).toEqual({ outcome });
  });

  it('throws for a refusal nobody can plan for', async () => {
    peer.answers['/xpay/submit_subscribe_pay_order'] = [no(-15017)];

    await expect(peer.xpay.submitSubscribePayOrder(app, merchant, deduction)).rejects.toMatchObject({
      errcode: -15017,
    });
  });

  it('is ended for us, and was over when it is ended again', async () => {
    peer.answers['/xpay/cancel_subscribe_contract'] = [ok(), no(690000000)];
    const cancel = () => peer.xpay.cancelSubscribeContract(app, merchant, { ...contract, reason: '读者要求' });

    expect([await cancel(), await cancel()]).toEqual(['cancelled', 'notSigned']);
    expect(peer.asksOf('/xpay/cancel_subscribe_contract')[0]).toEqual({ ...wire, termination_reason: '读者要求' });
  });
});
