import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import { readBill } from '../support/given-bills.ts';
import { givenProfitSharing, PARTNER } from '../support/given-profit-sharing.ts';
import { authorizationHeader, type Json, MERCHANT } from '../support/given-wechat.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

describe('the profit-sharing bill', () => {
  let given: Awaited<ReturnType<typeof givenProfitSharing>>;
  const day = shanghaiDay(Date.now() + DAY);
  const at = (hours: number) => given.wechat.control('clock', { set: shanghaiMidnight(day) + hours * HOUR });
  const apply = () => given.wechat.pay(`/v3/profitsharing/bills?bill_date=${day}`);

  beforeEach(async () => {
    given = await givenProfitSharing();
    await at(12);
  });

  afterEach(() => given.wechat.stop());

  async function fetchBill() {
    const { json } = await apply();
    const path = String(json.download_url).replace(given.wechat.url, '');
    const headers = { accept: '*/*', 'user-agent': 'teahouse-test', authorization: authorizationHeader(path, {}) };
    const response = await fetch(`${given.wechat.url}${path}`, { headers });
    return readBill(Buffer.from(await response.arrayBuffer()));
  }

  it('tells what was shared, released and given back, and nothing that failed', async () => {
    const transactionId = await given.splittable();
    await given.wechat.control('faults', { kind: 'profit-sharing', mode: 'NO_AUTH', account: given.person() });
    await given.split(transactionId);
    await given.advance(1_000);
    await given.giveBack();
    await given.unfreeze(transactionId);
    await at(34);

    const { rows, summary } = await fetchBill();

    const columns = (row: Json) => [
      row.业务类型,
      row.分账出资方,
      row.分账接收方,
      row.分账金额,
      row['商户分账/回退单号'],
    ];
    expect(rows.map(columns)).toEqual([
      ['分账', MERCHANT.mchid, PARTNER.mchid, '10.00', 'P1'],
      ['解冻', MERCHANT.mchid, MERCHANT.mchid, '89.40', 'U1'],
      ['分账回退', PARTNER.mchid, MERCHANT.mchid, '4.00', 'R1'],
    ]);
    expect(rows.every((row) => row.微信订单号 === transactionId && row.订单金额 === '100.00')).toBe(true);
    expect(summary).toEqual({ 总笔数: '3', 分账金额: '10.00', 解冻金额: '89.40', 回退金额: '4.00' });
  });

  it('is written at ten the next morning, if there is anything to tell', async () => {
    const transactionId = await given.splittable();
    await given.split(transactionId);
    await at(33.9);
    expect((await apply()).json.code).toBe('STATEMENT_CREATING');

    await at(34);

    expect((await apply()).status).toBe(200);
    const empty = await given.wechat.pay(`/v3/profitsharing/bills?bill_date=${shanghaiDay(Date.now())}`);
    expect(empty.json.code).toBe('NO_STATEMENT_EXIST');
  });
});
