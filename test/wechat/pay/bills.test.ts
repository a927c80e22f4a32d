import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenBills, givenBills, readBill } from '../support/given-bills.ts';
import { FOREIGN_KEYS, type Json, MERCHANT, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const MORNING_AFTER = 34;

describe('bills', () => {
  let shop: GivenBills;

  beforeEach(async () => {
    shop = await givenBills();
  });

  afterEach(() => shop.wechat.stop());

  /** Two payments and a refund of one of them. */
  async function aDay() {
    await shop.pay({ description: '茶客,月度会员', attach: 'order=1' });
    await shop.at(13);
    await shop.pay({ out_trade_no: 'M20261122000002', amount: { total: 990, currency: 'CNY' } });
    await shop.at(14);
    await shop.refund();
    await shop.at(MORNING_AFTER);
  }

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

  it('of trade show payments and refunds in yuan, in the order they happened', async () => {
    await aDay();

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
    await aDay();

    const { rows, summary } = await shop.fetchBill('tradebill', { bill_type: 'SUCCESS' });

    expect(rows).toEqual([paymentRow('M20261122000001', first), paymentRow('M20261122000002', second)]);
    expect(summary).toMatchObject({ 总交易单数: '2', 退款总金额: '0.00', 手续费总金额: '0.17000' });
  });

  it('of refunds say when they were asked for and done', async () => {
    await aDay();

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

  it('of funds are the ledger in print', async () => {
    await aDay();

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

  it('of funds count frozen money as the merchant’s, and thawing as nothing', async () => {
    await shop.pay({ settle_info: { profit_sharing: true } });
    const { funds } = shop.wechat.sandbox;
    const frozenFor = String((await shop.query()).json.transaction_id);
    const about = { mchid: MERCHANT.mchid, businessName: '解冻', wechatBusinessNo: '', documentNo: '' };
    funds.unfreeze({ ...about, amountFen: 1789, frozenFor });
    await shop.at(MORNING_AFTER);

    const { rows } = await shop.fetchBill('fundflowbill');

    expect(rows.map((row) => row['账户结余（元）'])).toEqual(['18.00', '17.89']);
  });

  it('of funds are one for each account', async () => {
    await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, account: 'OPERATION', amountFen: 123456 });
    await shop.at(MORNING_AFTER);

    const { rows } = await shop.fetchBill('fundflowbill', { account_type: 'OPERATION' });

    expect(rows).toMatchObject([{ 业务名称: '充值', 收支类型: '收入', '收支金额（元）': '1234.56' }]);
    expect((await shop.apply('fundflowbill', { account_type: 'BASIC' })).json.code).toBe('NO_STATEMENT_EXIST');
    expect((await shop.apply('fundflowbill', { account_type: 'FEES' })).json.code).toBe('NO_STATEMENT_EXIST');
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

  describe('as files', () => {
    it.each([
      ['crlf', '\r\n'],
      ['lf', '\n'],
    ] as const)('begin with a byte order mark and end lines with %s', async (billLineEnd, lineEnd) => {
      await shop.wechat.control('world', { settings: { billLineEnd } });
      await shop.pay({ description: '茶客,月度会员' });
      await shop.at(MORNING_AFTER);

      const { json } = await shop.apply('tradebill', { bill_type: 'SUCCESS' });
      const { bytes, headers } = await shop.download(json.download_url);

      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const [header, row, summaryHeader, summary, end] = bytes.toString('utf8').split(lineEnd);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(header).toBe(
        '\ufeff交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注',
      );
      expect(row).toMatch(
        /^`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,`wx.*,`CNY,`18\.00,`0\.00,`茶客,月度会员,`,`0\.11000,`0\.60%,`18\.00,`$/,
      );
      expect(summaryHeader).toBe(
        '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
      );
      expect([summary, end]).toEqual(['`1,`18.00,`0.00,`0.00,`0.11000,`18.00,`0.00', '']);
    });

    it('have the columns WeChat documents', async () => {
      await aDay();

      const headerOf = async (bill_type: string) => {
        const { json } = await shop.apply('tradebill', { bill_type });
        const { bytes } = await shop.download(json.download_url);
        return bytes.toString('utf8').split('\r\n')[0]?.slice(1);
      };

      expect(await headerOf('ALL')).toBe(
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
      );
      expect(await headerOf('REFUND')).toBe(
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
      );
    });

    it('are known by the SHA-1 of the plain file, zipped or not', async () => {
      await aDay();

      const plain = (await shop.apply('tradebill')).json;
      const zipped = (await shop.apply('tradebill', { tar_type: 'GZIP' })).json;
      const file = await shop.download(plain.download_url);
      const archive = await shop.download(zipped.download_url);

      const sha1 = createHash('sha1').update(file.bytes).digest('hex');
      expect(plain).toMatchObject({ hash_type: 'SHA1', hash_value: sha1 });
      expect(zipped).toMatchObject({ hash_type: 'SHA1', hash_value: sha1 });
      expect(archive.headers.get('content-type')).toBe('application/x-gzip');
      expect(gunzipSync(archive.bytes)).toEqual(file.bytes);
    });

    it('are not signed, but fetched with a signature', async () => {
      await aDay();
      const { json } = await shop.apply('tradebill');

      const unsigned = await shop.download(json.download_url, { authorization: null });
      const forged = await shop.download(json.download_url, { privateKeyPem: FOREIGN_KEYS.privateKeyPem });
      const right = await shop.download(json.download_url);

      expect([unsigned.status, forged.status, right.status]).toEqual([401, 401, 200]);
      expect(right.headers.get('wechatpay-signature')).toBeNull();
      expect(right.headers.get('request-id')).toMatch(/^08/);
    });

    it('are there for thirty seconds, as often as wanted', async () => {
      await aDay();
      const { json } = await shop.apply('tradebill');
      await shop.download(json.download_url);

      await shop.advance(20_000);
      const stillThere = await shop.download(json.download_url);
      await shop.advance(10_000);
      const gone = await shop.download(json.download_url);

      expect([stillThere.status, gone.status]).toEqual([200, 400]);
      expect(JSON.parse(gone.bytes.toString())).toMatchObject({ code: 'INVALID_REQUEST' });
    });

    it('are for the merchant who asked', async () => {
      await aDay();
      await shop.wechat.control('world', {
        merchants: [{ mchid: '1900000222', serialNo: 'F'.repeat(40), publicKeyPem: FOREIGN_KEYS.publicKeyPem }],
      });
      const { json } = await shop.apply('tradebill');

      const { status, bytes } = await shop.download(json.download_url, {
        mchid: '1900000222',
        serialNo: 'F'.repeat(40),
        privateKeyPem: FOREIGN_KEYS.privateKeyPem,
      });

      expect([status, (JSON.parse(bytes.toString()) as Json).code]).toEqual([403, 'NO_AUTH']);
      expect((await shop.download('/v3/billdownload/file?token=none')).status).toBe(400);
      expect((await shop.download('/v3/billdownload/file')).status).toBe(400);
    });

    it('arrive cut off when asked', async () => {
      await aDay();
      const { json } = await shop.apply('tradebill');
      const whole = await shop.download(json.download_url);
      await shop.wechat.control('faults', { kind: 'api', path: '/v3/billdownload/file', truncate: true });

      const { bytes } = await shop.download(json.download_url);

      expect(bytes.length).toBe(Math.floor(whole.bytes.length / 2));
      expect(readBill(whole.bytes).rows).toHaveLength(3);
    });
  });

  describe('are refused', () => {
    it('before ten o’clock of the next day', async () => {
      await shop.pay();

      const today = await shop.apply('tradebill');
      await shop.at(33.9);
      const early = await shop.apply('tradebill');
      await shop.at(34);
      const ready = await shop.apply('tradebill');

      expect([today.status, today.json.code]).toEqual([400, 'NO_STATEMENT_EXIST']);
      expect([early.status, early.json.code]).toEqual([400, 'STATEMENT_CREATING']);
      expect(ready.status).toBe(200);
    });

    it('after three months', async () => {
      await shop.pay();

      await shop.at(24 * 88);
      const inTime = await shop.apply('tradebill');
      await shop.at(24 * 94);
      const late = await shop.apply('tradebill');

      expect(inTime.status).toBe(200);
      expect([late.status, late.json.code]).toEqual([400, 'PARAM_ERROR']);
    });

    it('for a day on which nothing happened', async () => {
      await shop.at(MORNING_AFTER);

      expect((await shop.apply('tradebill')).json.code).toBe('NO_STATEMENT_EXIST');
      expect((await shop.apply('fundflowbill')).json.code).toBe('NO_STATEMENT_EXIST');
    });

    it('of refunds, when there was none', async () => {
      await shop.pay();
      await shop.at(MORNING_AFTER);

      expect((await shop.apply('tradebill', { bill_type: 'REFUND' })).json.code).toBe('NO_STATEMENT_EXIST');
    });

    it.each<['tradebill' | 'fundflowbill', Record<string, string>, string]>([
      ['tradebill', { bill_date: '20261122' }, 'bill_date'],
      ['tradebill', { bill_date: '2026-02-30' }, 'bill_date'],
      ['tradebill', { bill_date: '2099-01-01' }, 'bill_date'],
      ['tradebill', { bill_type: 'RECHARGE_REFUND' }, 'bill_type'],
      ['tradebill', { tar_type: 'ZIP' }, 'tar_type'],
      ['fundflowbill', { account_type: 'CASH' }, 'account_type'],
    ])('%s with %o', async (name, query, field) => {
      const { status, json } = await shop.apply(name, query);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field });
    });

    it('without a date', async () => {
      const { json } = await shop.wechat.pay('/v3/bill/tradebill');

      expect(json.detail).toMatchObject({ field: 'bill_date' });
    });
  });
});
