import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amount, type GivenRefunds, givenRefunds, withSources } from '../support/given-refunds.ts';
import { MERCHANT } from '../support/given-wechat.ts';

const DAY = 24 * 3600_000;

describe('what a refund can take', () => {
  let shop: GivenRefunds;

  beforeEach(async () => {
    shop = await givenRefunds();
  });

  afterEach(() => shop.wechat.stop());

  const balance = () => shop.wechat.sandbox.funds.balance(MERCHANT.mchid);

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
});
