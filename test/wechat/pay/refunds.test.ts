import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenRefunds, givenRefunds, REFUNDS, withSources } from '../support/given-refunds.ts';
import { type Json, MERCHANT } from '../support/given-wechat.ts';

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
      await shop.advance(400 * 24 * 3600_000);

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
});
