import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenBills, givenBills } from '../support/given-bills.ts';
import { type Json, MERCHANT, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const MORNING_AFTER = 34;

describe('trade bills', () => {
  let shop: GivenBills;

  beforeEach(async () => {
    shop = await givenBills();
  });

  afterEach(() => shop.wechat.stop());

  const paymentRow = (outTradeNo: string, change: Json) => ({
    交易时间: expect.stringMatching(new RegExp(`^${shop.day} 1[23]:00:`)),
    公众账号ID: SERVICE_ACCOUNT.appid,
    商户号: MERCHANT.mchid,
    特约商户号: '0',
    设备号: '',
    微信订单号: expect.stringMatching(/^42000\d{23}$/),
    商户订单号: outTradeNo,
    用户标识: shop.openid(),
    交易类型: 'JSAPI',
    交易状态: 'SUCCESS',
    付款银行: 'OTHERS',
    货币种类: 'CNY',
    代金券金额: '0.00',
    商品名称: '茶客月度会员',
    商户数据包: '',
    费率: '0.60%',
    费率备注: '',
    ...change,
  });
  const noRefund = {
    微信退款单号: '0',
    商户退款单号: '0',
    退款金额: '0.00',
    充值券退款金额: '0.00',
    退款类型: '',
    退款状态: '',
  };
  const first = {
    应结订单金额: '18.00',
    商品名称: '茶客,月度会员',
    商户数据包: 'order=1',
    手续费: '0.11000',
    订单金额: '18.00',
  };
  const second = { 应结订单金额: '9.90', 手续费: '0.06000', 订单金额: '9.90' };
  const refunded = {
    应结订单金额: '0.00',
    商品名称: '茶客,月度会员',
    商户数据包: 'order=1',
    手续费: '-0.05000',
    订单金额: '0.00',
    交易状态: 'REFUND',
    微信退款单号: expect.stringMatching(/^5030\d{25}$/),
    商户退款单号: 'R20261122000001',
    退款金额: '8.00',
    充值券退款金额: '0.00',
    退款类型: 'ORIGINAL',
    退款状态: 'SUCCESS',
    申请退款金额: '8.00',
  };

  it('show payments and refunds in yuan, in the order they happened', async () => {
    await shop.aDay();

    const { rows, summary } = await shop.fetchBill('tradebill');

    expect(rows).toEqual([
      paymentRow('M20261122000001', { ...first, ...noRefund, 申请退款金额: '0.00' }),
      paymentRow('M20261122000002', { ...second, ...noRefund, 申请退款金额: '0.00' }),
      paymentRow('M20261122000001', { ...refunded, 交易时间: expect.stringMatching(`^${shop.day} 14:00:`) }),
    ]);
    expect(summary).toEqual({
      总交易单数: '3',
      应结订单总金额: '27.90',
      退款总金额: '8.00',
      充值券退款总金额: '0.00',
      手续费总金额: '0.12000',
      订单总金额: '27.90',
      申请退款总金额: '8.00',
    });
  });

  it('of success leave out what concerns refunds', async () => {
    await shop.aDay();

    const { rows, summary } = await shop.fetchBill('tradebill', { bill_type: 'SUCCESS' });

    expect(rows).toEqual([paymentRow('M20261122000001', first), paymentRow('M20261122000002', second)]);
    expect(summary).toMatchObject({ 总交易单数: '2', 退款总金额: '0.00', 手续费总金额: '0.17000' });
  });

  it('of refunds say when they were asked for and done', async () => {
    await shop.aDay();

    const { rows, summary } = await shop.fetchBill('tradebill', { bill_type: 'REFUND' });

    expect(rows).toEqual([
      paymentRow('M20261122000001', {
        ...refunded,
        退款申请时间: expect.stringMatching(`^${shop.day} 14:00:`),
        退款成功时间: expect.stringMatching(`^${shop.day} 14:00:`),
      }),
    ]);
    expect(summary).toMatchObject({
      总交易单数: '1',
      订单总金额: '0.00',
      退款总金额: '8.00',
      手续费总金额: '-0.05000',
    });
  });

  it.each([
    ['ABNORMAL', 'CHANGE'],
    ['CLOSED', 'FAIL'],
  ] as const)('show a refund as it stood that morning: %s as %s', async (outcome, status) => {
    await shop.pay();
    await shop.wechat.control('faults', { kind: 'refund', mode: outcome === 'CLOSED' ? 'closed' : 'abnormal' });
    const { json } = await shop.refund();
    await shop.at(MORNING_AFTER);
    const morning = await shop.fetchBill('tradebill');

    if (outcome === 'ABNORMAL') await shop.redirect(json.refund_id);
    await shop.at(48);

    expect(morning.rows[1]).toMatchObject({ 退款类型: 'ORIGINAL', 退款状态: status });
    expect(await shop.fetchBill('tradebill')).toEqual(morning);
  });

  it('show a refund that takes days as it stood that morning', async () => {
    await shop.wechat.control('world', { settings: { refundDelayMs: 48 * 3600_000 } });
    await shop.pay();
    await shop.refund();
    await shop.at(100);

    const { rows } = await shop.fetchBill('tradebill', { bill_type: 'REFUND' });

    expect(rows).toMatchObject([{ 退款状态: 'PROCESSING', 退款成功时间: '' }]);
  });

  it('hold a day of Shanghai', async () => {
    await shop.at(23.9);
    await shop.pay();
    await shop.at(24);
    await shop.pay({ out_trade_no: 'M20261122000002' });
    await shop.at(58);

    const { rows } = await shop.fetchBill('tradebill');

    expect(rows.map((row) => row.商户订单号)).toEqual(['M20261122000001']);
  });
});
