import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenBills, givenBills } from '../support/given-bills.ts';
import { type Json, MERCHANT } from '../support/given-wechat.ts';

const MORNING_AFTER = 34;

describe('fund-flow bills', () => {
  let shop: GivenBills;

  beforeEach(async () => {
    shop = await givenBills();
  });

  afterEach(() => shop.wechat.stop());

  it('are the ledger in print', async () => {
    await shop.aDay();

    const { rows, summary } = await shop.fetchBill('fundflowbill');

    const transactionId = expect.stringMatching(/^42000\d{23}$/);
    const flow = (change: Json) => ({
      记账时间: expect.stringMatching(`^${shop.day} 1[234]:00:`),
      微信支付业务单号: transactionId,
      资金流水单号: expect.stringMatching(new RegExp(`^${MERCHANT.mchid}\\d{18}$`)),
      业务名称: '交易',
      资金变更提交申请人: 'system',
      ...change,
    });
    const of1 = { 备注: '结算总金额18.00元;含手续费0.11元', 业务凭证号: 'M20261122000001' };
    const of2 = { 备注: '结算总金额9.90元;含手续费0.06元', 业务凭证号: 'M20261122000002' };
    const income = (yuan: string, balance: string) => ({
      业务类型: '交易',
      收支类型: '收入',
      '收支金额（元）': yuan,
      '账户结余（元）': balance,
    });
    const fee = (yuan: string, balance: string) => ({
      业务类型: '扣除交易手续费',
      收支类型: '支出',
      '收支金额（元）': yuan,
      '账户结余（元）': balance,
    });
    expect(rows).toEqual([
      flow({ ...income('18.00', '18.00'), ...of1 }),
      flow({ ...fee('0.11', '17.89'), ...of1 }),
      flow({ ...income('9.90', '27.79'), ...of2 }),
      flow({ ...fee('0.06', '27.73'), ...of2 }),
      flow({
        业务名称: '退款',
        业务类型: '退款',
        收支类型: '支出',
        '收支金额（元）': '7.95',
        '账户结余（元）': '19.78',
        微信支付业务单号: expect.stringMatching(/^5030\d{25}$/),
        资金变更提交申请人: `${MERCHANT.mchid}API`,
        备注: '退款总金额8.00元;含手续费0.05元',
        业务凭证号: 'R20261122000001',
      }),
    ]);
    expect(summary).toEqual({ 资金流水总笔数: '5', 收入笔数: '2', 收入金额: '27.90', 支出笔数: '3', 支出金额: '8.12' });
  });

  it('count frozen money as the merchant’s, and thawing as nothing', async () => {
    await shop.pay({ settle_info: { profit_sharing: true } });
    const { funds } = shop.wechat.sandbox;
    const frozenFor = String((await shop.query()).json.transaction_id);
    const about = { mchid: MERCHANT.mchid, businessName: '解冻', wechatBusinessNo: '', documentNo: '' };
    funds.unfreeze({ ...about, amountFen: 1789, frozenFor });
    await shop.at(MORNING_AFTER);

    const { rows } = await shop.fetchBill('fundflowbill');

    expect(rows.map((row) => row['账户结余（元）'])).toEqual(['18.00', '17.89']);
  });

  it('are one for each account', async () => {
    await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, account: 'OPERATION', amountFen: 123456 });
    await shop.at(MORNING_AFTER);

    const { rows } = await shop.fetchBill('fundflowbill', { account_type: 'OPERATION' });

    expect(rows).toMatchObject([{ 业务名称: '充值', 收支类型: '收入', '收支金额（元）': '1234.56' }]);
    expect((await shop.apply('fundflowbill', { account_type: 'BASIC' })).json.code).toBe('NO_STATEMENT_EXIST');
    expect((await shop.apply('fundflowbill', { account_type: 'FEES' })).json.code).toBe('NO_STATEMENT_EXIST');
  });
});
