import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptField } from '../crypto/sensitive-field.ts';
import { startSandbox } from '../start-sandbox.ts';
import { type GivenRefunds, givenRefunds, REFUNDS } from '../support/given-refunds.ts';
import { FOREIGN_KEYS, type Json, MERCHANT, WECHAT_PAY_KEYS } from '../support/given-wechat.ts';

const DAY = 24 * 3600_000;

describe('WeChat Pay refunds', () => {
  let shop: GivenRefunds;

  beforeEach(async () => {
    shop = await givenRefunds();
  });

  afterEach(() => shop.wechat.stop());

  const balance = () => shop.wechat.sandbox.funds.balance(MERCHANT.mchid);

  describe('asking for one', () => {
    it('is accepted, and done a little later', async () => {
      await shop.pay();
      const { status, json } = await shop.refund({ reason: '商品已售完' });

      expect(status).toBe(200);
      expect(json).toEqual({
        refund_id: expect.stringMatching(/^5030\d{25}$/),
        out_refund_no: 'R20261122000001',
        transaction_id: expect.stringMatching(/^42000\d{23}$/),
        out_trade_no: 'M20261122000001',
        channel: 'ORIGINAL',
        user_received_account: '支付用户零钱',
        create_time: expect.stringMatching(/\+08:00$/),
        status: 'PROCESSING',
        funds_account: 'AVAILABLE',
        amount: {
          total: 1800,
          refund: 800,
          from: [{ account: 'AVAILABLE', amount: 800 }],
          payer_total: 1800,
          payer_refund: 800,
          settlement_refund: 800,
          settlement_total: 1800,
          discount_refund: 0,
          currency: 'CNY',
          refund_fee: 5,
        },
        promotion_detail: [],
      });
      await shop.advance(3_000);
      const { json: done } = await shop.queryRefund();
      expect(done).toEqual({ ...json, status: 'SUCCESS', success_time: expect.stringMatching(/\+08:00$/) });
    });

    it('goes by either number of the order', async () => {
      await shop.pay();
      const { json } = await shop.query();

      const { status } = await shop.refund({ out_trade_no: undefined, transaction_id: json.transaction_id });

      expect(status).toBe(200);
    });

    it('turns the order into REFUND for ever', async () => {
      await shop.pay();
      await shop.refund();
      await shop.advance(400 * DAY);

      expect((await shop.query()).json).toMatchObject({ trade_state: 'REFUND', trade_state_desc: '转入退款' });
      expect((await shop.order()).json.code).toBe('ORDERPAID');
      expect((await shop.close()).json.code).toBe('ORDERPAID');
    });

    it.each<[string, Json, string]>([
      ['neither number of the order', { out_trade_no: undefined }, 'transaction_id'],
      ['both numbers of the order', { transaction_id: '4200000000202611220000000001' }, 'transaction_id'],
      ['no out_refund_no', { out_refund_no: undefined }, 'out_refund_no'],
      ['65 characters of out_refund_no', { out_refund_no: 'R'.repeat(65) }, 'out_refund_no'],
      ['other characters in out_refund_no', { out_refund_no: 'R#1' }, 'out_refund_no'],
      ['no amount', { amount: undefined }, 'amount'],
      ['no fen', { amount: { refund: 0, total: 1800, currency: 'CNY' } }, 'amount/refund'],
      ['half a fen', { amount: { refund: 0.5, total: 1800, currency: 'CNY' } }, 'amount/refund'],
      ['no total', { amount: { refund: 800, currency: 'CNY' } }, 'amount/total'],
      ['no currency', { amount: { refund: 800, total: 1800 } }, 'amount/currency'],
      ['dollars', { amount: { refund: 800, total: 1800, currency: 'USD' } }, 'amount/currency'],
      ['81 bytes of reason', { reason: '茶'.repeat(27) }, 'reason'],
      ['another account', { funds_account: 'BASIC' }, 'funds_account'],
      ['a notify_url with a query', { notify_url: 'https://teahouse.example/r?x=1' }, 'notify_url'],
      ['an unknown field', { refund_desc: 'x' }, 'refund_desc'],
      ['goods without a number', { goods_detail: [{ unit_price: 1 }] }, 'goods_detail/merchant_goods_id'],
      ['sources that do not add up', withSources([['AVAILABLE', 799]]), 'amount/from'],
      [
        'one source twice',
        withSources([
          ['AVAILABLE', 400],
          ['AVAILABLE', 400],
        ]),
        'amount/from',
      ],
      ['an unknown source', withSources([['BASIC', 800]]), 'amount/from/account'],
    ])('is refused with %s', async (_what, change, field) => {
      await shop.pay();

      const { status, json } = await shop.refund(change);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field });
      expect((await shop.query()).json.trade_state).toBe('SUCCESS');
    });

    it('takes a reason of 80 bytes and every character a number may have', async () => {
      await shop.pay();

      const { status } = await shop.refund({ out_refund_no: 'Rr0_-|*@', reason: `${'茶'.repeat(26)}ab` });

      expect(status).toBe(200);
      expect((await shop.queryRefund('Rr0_-|*@')).status).toBe(200);
    });

    it('finds nothing for orders that are unknown or unpaid', async () => {
      await shop.order();

      const unpaid = await shop.refund();
      const unknown = await shop.refund({ out_trade_no: 'M00000000' });

      expect([unpaid.status, unpaid.json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
      expect([unknown.status, unknown.json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    });

    it('finds no refund that was never asked for', async () => {
      const { status, json } = await shop.queryRefund('R00000000');

      expect([status, json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    });
  });

  describe('asking again', () => {
    it('with the same number and parameters moves no money', async () => {
      await shop.pay();
      const first = await shop.refund();
      await shop.advance(3_000);

      const again = await shop.refund();

      expect([again.status, again.json.refund_id]).toEqual([200, first.json.refund_id]);
      expect(again.json.status).toBe('SUCCESS');
      expect(balance().availableFen).toBe(1789 - 795);
    });

    it('with the order’s other number is the same request', async () => {
      await shop.pay();
      const first = await shop.refund();
      const { transaction_id } = first.json;

      const again = await shop.refund({ out_trade_no: undefined, transaction_id });

      expect(again.json.refund_id).toBe(first.json.refund_id);
    });

    it.each<[string, Json]>([
      ['another amount', { amount: { refund: 801, total: 1800, currency: 'CNY' } }],
      ['another reason', { reason: 'other' }],
    ])('with %s is refused', async (_what, change) => {
      await shop.pay();
      await shop.refund();

      const { status, json } = await shop.refund(change);

      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    });

    it('for another order is refused', async () => {
      await shop.pay();
      await shop.pay({ out_trade_no: 'M20261122000002' });
      await shop.refund();

      const { status, json } = await shop.refund({ out_trade_no: 'M20261122000002' });

      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    });

    it('with another number refunds once more', async () => {
      await shop.pay();
      await shop.refund();

      const { json } = await shop.refund({ out_refund_no: 'R20261122000002' });

      expect(json.status).toBe('PROCESSING');
      expect(balance()).toEqual({ availableFen: 1789 - 795 - 795, frozenFen: 0, feesFen: 1 });
    });

    it('after an error that came too late, with the same number, works', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'api', path: REFUNDS, httpStatus: 500, when: 'after' });

      const failed = await shop.refund();
      const again = await shop.refund();

      expect([failed.status, failed.json.code]).toEqual([500, 'SYSTEM_ERROR']);
      expect([again.status, again.json.status]).toEqual([200, 'PROCESSING']);
      expect((await shop.wechat.control('state')).refunds).toHaveLength(1);
    });
  });

  describe('the limits', () => {
    it('are what was paid, all refunds together', async () => {
      await shop.pay();
      await shop.refund({ amount: amount(1000) });

      const tooMuch = await shop.refund({ out_refund_no: 'R2', amount: amount(801) });
      const rest = await shop.refund({ out_refund_no: 'R3', amount: amount(800) });
      const nothingLeft = await shop.refund({ out_refund_no: 'R4', amount: amount(1) });

      expect([tooMuch.status, tooMuch.json.code]).toEqual([400, 'INVALID_REQUEST']);
      expect(rest.status).toBe(200);
      expect([nothingLeft.status, nothingLeft.json.message]).toEqual([400, '订单已全额退款']);
      expect(balance()).toEqual({ availableFen: 0, frozenFen: 0, feesFen: 0 });
    });

    it('are the total of the order, named rightly', async () => {
      await shop.pay();

      const { status, json } = await shop.refund({ amount: { refund: 800, total: 1801, currency: 'CNY' } });

      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    });

    it('are fifty refunds of an order', async () => {
      await shop.pay();
      for (let number = 1; number <= 50; number += 1) {
        expect((await shop.refund({ out_refund_no: `R${number}`, amount: amount(1) })).status).toBe(200);
      }

      const { status, json } = await shop.refund({ out_refund_no: 'R51', amount: amount(1) });

      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    });

    it('are a year after payment', async () => {
      await shop.pay();
      await shop.advance(364 * DAY);
      expect((await shop.refund({ amount: amount(1) })).status).toBe(200);
      await shop.advance(2 * DAY);

      const { status, json } = await shop.refund({ out_refund_no: 'R2', amount: amount(1) });

      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
    });

    it('are the merchant’s money', async () => {
      await shop.pay();
      const spent = { mchid: MERCHANT.mchid, businessName: '提现', wechatBusinessNo: '', documentNo: '' };
      shop.wechat.sandbox.funds.spend({ ...spent, amountFen: 1000 });

      const refused = await shop.refund();
      await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, amountFen: 6 });
      const accepted = await shop.refund();

      expect([refused.status, refused.json.code]).toEqual([403, 'NOT_ENOUGH']);
      expect(accepted.status).toBe(200);
      expect(balance().availableFen).toBe(0);
    });
  });

  describe('of an order that waits for its split', () => {
    beforeEach(() => shop.pay({ settle_info: { profit_sharing: true } }));

    it('comes out of its frozen money', async () => {
      const { json } = await shop.refund();

      expect(json).toMatchObject({ funds_account: 'UNSETTLED', amount: { from: [{ account: 'UNAVAILABLE' }] } });
      expect(balance()).toEqual({ availableFen: 0, frozenFen: 1789 - 795, feesFen: 6 });
    });

    it('comes out of the available balance when told so', async () => {
      const refused = await shop.refund({ funds_account: 'AVAILABLE' });
      await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, amountFen: 1000 });
      const accepted = await shop.refund({ funds_account: 'AVAILABLE' });

      expect(refused.json.code).toBe('NOT_ENOUGH');
      expect(accepted.json.amount).toMatchObject({ from: [{ account: 'AVAILABLE', amount: 800 }] });
      expect(balance()).toEqual({ availableFen: 205, frozenFen: 1789, feesFen: 6 });
    });

    it('comes out of both when the frozen money is not enough', async () => {
      const { funds } = shop.wechat.sandbox;
      const transactionId = String((await shop.query()).json.transaction_id);
      const about = { mchid: MERCHANT.mchid, businessName: '解冻', wechatBusinessNo: '', documentNo: '' };
      funds.unfreeze({ ...about, amountFen: 1289, frozenFor: transactionId });

      const refused = await shop.refund({ funds_account: 'UNSETTLED' });
      const { json } = await shop.refund();

      expect(refused.json.code).toBe('NOT_ENOUGH');
      expect(json.amount).toMatchObject({
        from: [
          { account: 'UNAVAILABLE', amount: 505 },
          { account: 'AVAILABLE', amount: 295 },
        ],
      });
      expect(balance()).toEqual({ availableFen: 994, frozenFen: 0, feesFen: 6 });
    });

    it('comes out of what is named', async () => {
      await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, amountFen: 300 });

      await shop.refund(
        withSources([
          ['AVAILABLE', 300],
          ['UNAVAILABLE', 500],
        ]),
      );

      expect(balance()).toEqual({ availableFen: 0, frozenFen: 1294, feesFen: 6 });
    });
  });

  describe('that does not reach the payer', () => {
    it('is ABNORMAL, and goes to a bank card when asked', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal' });
      const { json } = await shop.refund();
      await shop.advance(3_000);
      expect((await shop.queryRefund()).json.status).toBe('ABNORMAL');

      const { json: redirected } = await shop.redirect(json.refund_id);

      expect(redirected).toMatchObject({ status: 'PROCESSING', channel: 'OTHER_BANKCARD' });
      await shop.advance(3_000);
      expect((await shop.queryRefund()).json).toMatchObject({ status: 'SUCCESS', channel: 'OTHER_BANKCARD' });
      expect(balance().availableFen).toBe(1789 - 795);
    });

    it('goes to the payer’s card, named in secret', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal', times: 'always' });
      const { json } = await shop.refund();
      await shop.advance(3_000);
      const card = (publicKeyPem: string): Json => ({
        type: 'USER_BANK_CARD',
        bank_type: 'ICBC_DEBIT',
        bank_account: encryptField(publicKeyPem, '6222000011112222'),
        real_name: encryptField(publicKeyPem, '林晚'),
      });
      const headers = { 'wechatpay-serial': MERCHANT.wechatPayPublicKeyId };

      const unsealed = await shop.redirect(
        json.refund_id,
        { ...card(WECHAT_PAY_KEYS.publicKeyPem), real_name: '林晚' },
        headers,
      );
      const foreign = await shop.redirect(json.refund_id, card(FOREIGN_KEYS.publicKeyPem), headers);
      const unnamed = await shop.redirect(json.refund_id, card(WECHAT_PAY_KEYS.publicKeyPem));
      const right = await shop.redirect(json.refund_id, card(WECHAT_PAY_KEYS.publicKeyPem), headers);

      expect(unsealed.json.detail).toMatchObject({ field: 'real_name' });
      expect(foreign.json.detail).toMatchObject({ field: 'bank_account' });
      expect(unnamed.json.detail).toMatchObject({ field: 'Wechatpay-Serial' });
      expect(right.json).toMatchObject({ status: 'PROCESSING', user_received_account: 'ICBC_DEBIT2222' });
    });

    it('is redirected only when it is ABNORMAL, known and named rightly', async () => {
      await shop.pay();
      const { json } = await shop.refund();

      expect((await shop.redirect(json.refund_id)).json.code).toBe('INVALID_REQUEST');
      expect((await shop.redirect('50300000000')).json.code).toBe('RESOURCE_NOT_EXISTS');
      expect((await shop.redirect(json.refund_id, { out_refund_no: 'R2' })).json.code).toBe('RESOURCE_NOT_EXISTS');
      expect((await shop.redirect(json.refund_id, { type: 'CASH' })).json.detail).toMatchObject({ field: 'type' });
    });

    it('is CLOSED and comes back, so that it can be refunded anew', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'closed' });
      await shop.refund({ amount: amount(1800) });
      await shop.advance(3_000);

      expect((await shop.queryRefund()).json.status).toBe('CLOSED');
      expect(balance()).toEqual({ availableFen: 1789, frozenFen: 0, feesFen: 11 });
      expect((await shop.query()).json.trade_state).toBe('REFUND');
      expect((await shop.refund({ out_refund_no: 'R2', amount: amount(1800) })).status).toBe(200);
    });
  });

  it('ends otherwise only for the number a fault is about', async () => {
    await shop.pay();
    await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal', about: 'R2' });
    await shop.refund({ out_refund_no: 'R1', amount: amount(1) });
    await shop.refund({ out_refund_no: 'R2', amount: amount(1) });
    await shop.advance(3_000);

    const statusOf = async (number: string) => (await shop.queryRefund(number)).json.status;
    expect([await statusOf('R1'), await statusOf('R2')]).toEqual(['SUCCESS', 'ABNORMAL']);
  });

  it('goes on after a restart: the balance is kept, and what was on its way arrives', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'teahouse-sandbox-'));
    const before = await startSandbox({ port: 0, dataFolder, world: { merchants: [MERCHANT] } });
    const { payOrders, refunds } = before.sandbox;
    const blank = {
      appid: '',
      personId: '',
      openid: '',
      notifyUrl: '',
      fingerprint: '',
      attach: null,
      description: '',
    };
    const number = 'M20261122000001';
    payOrders.create({ ...blank, mchid: MERCHANT.mchid, outTradeNo: number, amountFen: 1800, timeExpireAt: null });
    const order = payOrders.pay(MERCHANT.mchid, number);
    if (!order) throw new Error('the order cannot be paid');
    const request = { outRefundNo: 'R1', amountFen: 800, totalFen: 1800, fundsAccount: null };
    refunds.accept(
      order,
      { ...request, from: [], transactionId: null, outTradeNo: number, reason: null, notifyUrl: null },
      '',
    );
    await before.stop();

    const after = await startSandbox({ port: 0, dataFolder });
    const { sandbox } = after;
    const found = sandbox.payOrders.findByTransactionId(MERCHANT.mchid, order.transactionId ?? '');
    const standing = sandbox.refunds.find(MERCHANT.mchid, 'R1')?.status;
    await sandbox.clock.advance(3_000);

    expect([found?.state, standing]).toEqual(['REFUND', 'PROCESSING']);
    expect(sandbox.refunds.ofOrder(order)).toMatchObject([{ status: 'SUCCESS' }]);
    expect(sandbox.funds.balance(MERCHANT.mchid)).toEqual({ availableFen: 1789 - 795, frozenFen: 0, feesFen: 6 });
    await after.stop();
    rmSync(dataFolder, { recursive: true });
  });

  describe('the control API', () => {
    it('decides a refund before its time, once', async () => {
      await shop.wechat.control('world', { settings: { refundDelayMs: 30 * DAY } });
      await shop.pay();
      await shop.refund();
      const decision = { mchid: MERCHANT.mchid, outRefundNo: 'R20261122000001', outcome: 'ABNORMAL' } as const;

      const { refund } = await shop.wechat.control('decide-refund', decision);

      expect(refund.status).toBe('ABNORMAL');
      await expect(shop.wechat.control('decide-refund', decision)).rejects.toThrow('is ABNORMAL');
      await shop.advance(31 * DAY);
      expect((await shop.queryRefund()).json.status).toBe('ABNORMAL');
    });

    it('shows balances and movements, and refuses what is no account', async () => {
      await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, account: 'OPERATION', amountFen: 500 });

      const { funds, fundMovements } = await shop.wechat.control('state');

      expect(funds).toEqual([
        { mchid: MERCHANT.mchid, account: 'OPERATION', availableFen: 500, frozenFen: 0, feesFen: 0 },
      ]);
      expect(fundMovements).toMatchObject([{ businessName: '充值', direction: '收入', amountFen: 500 }]);
      const wrong = { mchid: MERCHANT.mchid, account: 'CASH' as 'BASIC', amountFen: 1 };
      await expect(shop.wechat.control('top-up', wrong)).rejects.toThrow('account is one of');
      await expect(shop.wechat.control('top-up', { mchid: '1', amountFen: 1 })).rejects.toThrow('no merchant');
    });

    it('gives a new merchant what the world says, once', async () => {
      const merchant = { mchid: '1900000222', startingFen: { BASIC: 100, OPERATION: 200 } };

      await shop.wechat.control('world', { merchants: [merchant] });
      await shop.wechat.control('world', { merchants: [merchant] });

      const { funds } = shop.wechat.sandbox;
      expect([funds.balance('1900000222').availableFen, funds.balance('1900000222', 'OPERATION').availableFen]).toEqual(
        [100, 200],
      );
    });
  });
});

function amount(refund: number): Json {
  return { refund, total: 1800, currency: 'CNY' };
}

function withSources(sources: [string, number][]): Json {
  return { amount: { ...amount(800), from: sources.map(([account, fen]) => ({ account, amount: fen })) } };
}
