import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenBills, givenBills, readBill } from '../support/given-bills.ts';
import { FOREIGN_KEYS, type Json } from '../support/given-wechat.ts';

const MORNING_AFTER = 34;

describe('bills', () => {
  let shop: GivenBills;

  beforeEach(async () => {
    shop = await givenBills();
  });

  afterEach(() => shop.wechat.stop());

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
      await shop.aDay();

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
      await shop.aDay();

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
      await shop.aDay();
      const { json } = await shop.apply('tradebill');

      const unsigned = await shop.download(json.download_url, { authorization: null });
      const forged = await shop.download(json.download_url, { privateKeyPem: FOREIGN_KEYS.privateKeyPem });
      const right = await shop.download(json.download_url);

      expect([unsigned.status, forged.status, right.status]).toEqual([401, 401, 200]);
      expect(right.headers.get('wechatpay-signature')).toBeNull();
      expect(right.headers.get('request-id')).toMatch(/^08/);
    });

    it('are there for thirty seconds, as often as wanted', async () => {
      await shop.aDay();
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
      await shop.aDay();
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
      await shop.aDay();
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
