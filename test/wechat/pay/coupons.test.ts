import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenBills, givenBills } from '../support/given-bills.ts';
import { MERCHANT } from '../support/given-wechat.ts';
import type { Coupon } from './coupons.ts';

const BANK: Coupon = { name: '银行立减', type: 'CASH', amountFen: 200 };
const HOUSE: Coupon = { name: '新客立减', type: 'NOCASH', amountFen: 300, goodsTag: 'NEW' };

describe('coupons', () => {
  let shop: GivenBills;

  beforeEach(async () => {
    shop = await givenBills();
  });

  afterEach(() => shop.wechat.stop());

  const give = (...coupons: Coupon[]) =>
    shop.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, coupons }] });
  const balance = () => shop.wechat.sandbox.funds.balance(MERCHANT.mchid);

  it('of a bank make it cheaper for the payer, and nothing less for the merchant', async () => {
    await give(BANK);

    const { json } = await shop.order();
    const { sheet } = await openSheet(json.prepay_id);
    await shop.wechat.phone('pay-sheet', { id: sheet.id, action: 'pay', pin: '123456' });

    expect(sheet.amountFen).toBe(1600);
    expect((await shop.query()).json).toMatchObject({
      amount: { total: 1800, payer_total: 1600 },
      promotion_detail: [
        {
          coupon_id: expect.stringMatching(/^\d{11}$/),
          name: '银行立减',
          scope: 'GLOBAL',
          type: 'CASH',
          amount: 200,
          wechatpay_contribute: 200,
          merchant_contribute: 0,
        },
      ],
    });
    expect(balance()).toEqual({ availableFen: 1789, frozenFen: 0, feesFen: 11 });
  });

  it('of the merchant are for orders with their tag, and the merchant’s own loss', async () => {
    await give(HOUSE);
    await shop.pay({ goods_tag: 'NEW' });
    await shop.pay({ out_trade_no: 'M20261122000002', goods_tag: 'OLD' });

    expect((await shop.query()).json.amount).toMatchObject({ total: 1800, payer_total: 1500 });
    expect((await shop.query('M20261122000002')).json).toMatchObject({
      amount: { total: 1800, payer_total: 1800 },
      promotion_detail: [],
    });
    expect(balance()).toEqual({ availableFen: 1500 - 9 + 1789, frozenFen: 0, feesFen: 20 });
  });

  it('leave the payer something to pay', async () => {
    await give({ ...BANK, amountFen: 1800 });

    await shop.pay();

    expect((await shop.query()).json.amount).toMatchObject({ payer_total: 1800 });
  });

  it('come back in proportion, and wholly with the last refund', async () => {
    await give(BANK);
    await shop.pay();

    const { json } = await shop.refund();
    const rest = await shop.refund({ out_refund_no: 'R2', amount: { refund: 1000, total: 1800, currency: 'CNY' } });

    expect(json).toMatchObject({
      amount: {
        refund: 800,
        payer_total: 1600,
        payer_refund: 711,
        discount_refund: 89,
        settlement_total: 1800,
        settlement_refund: 800,
      },
      promotion_detail: [{ scope: 'GLOBAL', type: 'COUPON', amount: 200, refund_amount: 89 }],
    });
    expect(rest.json.amount).toMatchObject({ payer_refund: 889, discount_refund: 111 });
    expect(balance()).toEqual({ availableFen: 0, frozenFen: 0, feesFen: 0 });
  });

  it('of the merchant are not paid out by a refund', async () => {
    await give(HOUSE);
    await shop.pay({ goods_tag: 'NEW' });

    const { json } = await shop.refund();

    expect(json).toMatchObject({
      amount: {
        payer_total: 1500,
        payer_refund: 667,
        discount_refund: 133,
        settlement_total: 1500,
        settlement_refund: 667,
        refund_fee: 4,
      },
      promotion_detail: [{ type: 'DISCOUNT', refund_amount: 133 }],
    });
    expect(balance()).toEqual({ availableFen: 1491 - 663, frozenFen: 0, feesFen: 5 });
  });

  it('stand in the bills', async () => {
    await give(HOUSE, BANK);
    await shop.pay({ goods_tag: 'NEW' });
    await shop.pay({ out_trade_no: 'M20261122000002' });
    await shop.refund();
    await shop.refund({ out_trade_no: 'M20261122000002', out_refund_no: 'R2' });
    await shop.at(34);

    const { rows, summary } = await shop.fetchBill('tradebill');

    expect(rows).toMatchObject([
      { 订单金额: '18.00', 应结订单金额: '15.00', 代金券金额: '3.00' },
      { 订单金额: '18.00', 应结订单金额: '18.00', 代金券金额: '2.00' },
      { 申请退款金额: '8.00', 退款金额: '6.67', 充值券退款金额: '0.00' },
      { 申请退款金额: '8.00', 退款金额: '8.00', 充值券退款金额: '0.89' },
    ]);
    expect(summary).toMatchObject({
      应结订单总金额: '33.00',
      退款总金额: '14.67',
      充值券退款总金额: '0.89',
      订单总金额: '36.00',
      申请退款总金额: '16.00',
    });
  });

  async function openSheet(prepayId: unknown) {
    const opened = await shop.wechat.phone('jsapi-payment', shop.clientPayment(prepayId));
    if (!opened.ok) throw new Error(opened.errMsg);
    return opened;
  }
});
