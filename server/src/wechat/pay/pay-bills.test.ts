import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedBill } from '../bills/opened-bill.ts';
import type { PeerAnswer, PeerBody } from '../testing/http-peer.ts';
import {
  isSignedByMerchant,
  payMerchant as merchant,
  type PayPeer,
  signed,
  startPayPeer,
} from '../testing/pay-peer.ts';
import { PayBills } from './pay-bills.ts';

let peer: PayPeer;
let bills: PayBills;

beforeEach(async () => {
  peer = await startPayPeer();
  bills = new PayBills(peer.api);
});
afterEach(() => peer.close());

const DOWNLOAD_URL = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=tk%2F1&x=1';
const sha1 = (plain: string | Buffer) => createHash('sha1').update(plain).digest('hex');
const offerOf = (plain: string | Buffer) =>
  signed(200, { hash_type: 'SHA1', hash_value: sha1(plain), download_url: DOWNLOAD_URL });
const file =
  (body: PeerBody): (() => PeerAnswer) =>
  () => ({ headers: { 'content-type': 'application/x-gzip' }, body });

const TRADE_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const TRADE_TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** As the documentation shows them: a payment of 9.90, of which 3.00 went back the same day. */
const tradeBill = `\ufeff${[
  TRADE_HEADER,
  '`2026-01-01 12:00:03,`wx8888888888888888,`1900000001,`0,`,`4200000000202601010000000001,`M20260101000001,`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`JSAPI,`SUCCESS,`OTHERS,`CNY,`9.90,`0.00,`0,`0,`0.00,`0.00,`,`,`Gold membership, one month,`order=1,`0.06000,`0.60%,`9.90,`0.00,`',
  '`2026-01-01 13:30:00,`wx8888888888888888,`1900000001,`0,`,`4200000000202601010000000001,`M20260101000001,`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000000382019052709732678859,`R20260101000001,`3.00,`0.00,`ORIGINAL,`SUCCESS,`Gold membership, one month,`order=1,`-0.02000,`0.60%,`0.00,`3.00,`',
  TRADE_TOTALS,
  '`2,`9.90,`3.00,`0.00,`0.04000,`9.90,`3.00',
].join('\r\n')}\r\n`;

const payment = {
  kind: 'payment',
  at: new Date('2026-01-01T04:00:03.000Z'),
  appid: 'wx8888888888888888',
  mchid: '1900000001',
  outTradeNo: 'M20260101000001',
  wechatTransactionId: '4200000000202601010000000001',
  payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  tradeType: 'JSAPI',
  currency: 'CNY',
  orderFen: 990,
  settlementFen: 990,
  feeFen: 6,
  feeRate: '0.60%',
  description: 'Gold membership, one month',
  attach: 'order=1',
};
const refund = {
  ...payment,
  kind: 'refund',
  at: new Date('2026-01-01T05:30:00.000Z'),
  orderFen: 0,
  settlementFen: 0,
  feeFen: -2,
  outRefundNo: 'R20260101000001',
  wechatRefundId: '50000000382019052709732678859',
  refundFen: 300,
  requestedRefundFen: 300,
  refundState: 'succeeded',
};

async function rowsOf<Row>(bill: OpenedBill<Row>): Promise<Row[]> {
  if (bill.outcome !== 'open') throw new Error(bill.outcome);
  const rows: Row[] = [];
  for await (const row of bill.rows) rows.push(row);
  return rows;
}

describe('a trade bill', () => {
  it('is asked for zipped, fetched with a signature of its own, and read row by row', async () => {
    peer.answers = [offerOf(tradeBill), file(gzipSync(tradeBill))];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');

    expect(bill).toMatchObject({ outcome: 'open', sha1: sha1(tradeBill) });
    expect(await rowsOf(bill)).toEqual([payment, refund]);
    expect(peer.requests.map(({ url }) => url)).toEqual([
      '/v3/bill/tradebill?bill_date=2026-01-01&bill_type=ALL&tar_type=GZIP',
      '/v3/billdownload/file?token=tk%2F1&x=1',
    ]);
    expect(peer.requests.every(isSignedByMerchant)).toBe(true);
  });

  it('is not fetched before somebody reads it', async () => {
    peer.answers = [offerOf(tradeBill)];

    await bills.openTradeBill(merchant, '2026-01-01');

    expect(peer.requests).toHaveLength(1);
  });

  it('is read too when something on the way has unzipped it', async () => {
    peer.answers = [offerOf(tradeBill), file(tradeBill)];

    expect(await rowsOf(await bills.openTradeBill(merchant, '2026-01-01'))).toEqual([payment, refund]);
  });

  it('of refunds alone says when each reached the payer', async () => {
    const header = TRADE_HEADER.replace('微信退款单号', '退款申请时间,退款成功时间,微信退款单号');
    const line = tradeBill.split('\r\n')[2]!;
    const refundLine = line.replace('`5000', '`2026-01-01 13:30:00,`2026-01-01 13:30:09,`5000');
    const text = `${header}\n${refundLine}\n${TRADE_TOTALS}\n\`1,\`0.00,\`3.00,\`0.00,\`-0.02000,\`0.00,\`3.00\n`;
    peer.answers = [offerOf(text), file(gzipSync(text))];

    expect(await rowsOf(await bills.openTradeBill(merchant, '2026-01-01', 'REFUND'))).toEqual([
      { ...refund, refundedAt: new Date('2026-01-01T05:30:09.000Z') },
    ]);
    expect(peer.requests[0]?.url).toContain('bill_type=REFUND');
  });

  it.each([
    ['STATEMENT_CREATING', 'notReady'],
    ['NO_STATEMENT_EXIST', 'none'],
  ])('that is %s is %s', async (code, outcome) => {
    peer.answers = [signed(400, { code, message: '' })];

    expect(await bills.openTradeBill(merchant, '2026-01-01')).toEqual({ outcome });
  });

  it('is refused with WeChat Pay’s own word for everything else', async () => {
    peer.answers = [signed(400, { code: 'PARAM_ERROR', message: '' })];

    await expect(bills.openTradeBill(merchant, 'yesterday')).rejects.toMatchObject({ code: 'PARAM_ERROR' });
  });

  it.each([
    ['is another file than was announced', file(gzipSync(tradeBill.replace('order=1', 'order=2')))],
    ['is cut off', file(gzipSync(tradeBill).subarray(0, 300))],
    ['is a damaged archive', file(Buffer.concat([gzipSync(tradeBill).subarray(0, 40), Buffer.alloc(300, 7)]))],
    ['is empty', file('')],
  ])('ends in an error when it %s', async (_, answer) => {
    peer.answers = [offerOf(tradeBill), answer];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');

    await expect(rowsOf(bill)).rejects.toMatchObject({ name: 'WeChatUnreachable', reason: 'unreadable' });
  });

  it('ends in an error when the connection breaks in the middle', async () => {
    const broken = async function* () {
      yield gzipSync(tradeBill).subarray(0, 100);
      throw new Error('cable');
    };
    peer.answers = [offerOf(tradeBill), file(broken())];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');

    await expect(rowsOf(bill)).rejects.toMatchObject({ name: 'WeChatUnreachable', reason: 'connectionLost' });
  });

  it('ends in an error when nothing more comes', async () => {
    const stalled = async function* () {
      yield gzipSync(tradeBill).subarray(0, 100);
      await new Promise(() => undefined);
    };
    peer.answers = [offerOf(tradeBill), file(stalled())];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');

    await expect(rowsOf(bill)).rejects.toMatchObject({ reason: 'timedOut' });
  });

  it('is left alone as soon as its reader leaves', async () => {
    let isLeft = false;
    const sending = async function* () {
      try {
        yield Buffer.from(tradeBill.split('\r\n').slice(0, 2).join('\r\n').concat('\r\n'));
        for (;;) yield Buffer.from(`${tradeBill.split('\r\n')[1]}\r\n`.repeat(1_000));
      } finally {
        isLeft = true;
      }
    };
    peer.answers = [offerOf(tradeBill), file(sending())];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');
    if (bill.outcome !== 'open') throw new Error(bill.outcome);
    for await (const row of bill.rows) {
      expect(row).toEqual(payment);
      break;
    }

    await vi.waitFor(() => expect(isLeft).toBe(true));
  });

  it('says that the address was stale', async () => {
    peer.answers = [offerOf(tradeBill), () => ({ status: 400, body: '{"code":"INVALID_REQUEST","message":"token"}' })];

    const bill = await bills.openTradeBill(merchant, '2026-01-01');

    await expect(rowsOf(bill)).rejects.toMatchObject({ name: 'WeChatPayError', code: 'INVALID_REQUEST' });
  });
});

it('reads a fund flow bill', async () => {
  const text = `\ufeff${[
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号',
    '`2026-01-01 12:00:03,`4200000000202601010000000001,`4200000000202601010000000001,`交易,`交易,`收入,`9.90,`109.90,`system,`结算总金额 9.90 元;含手续费 0.06 元,`M20260101000001',
    '`2026-01-01 12:00:03,`4200000000202601010000000001,`4200000000202601010000000002,`扣除交易手续费,`扣除交易手续费,`支出,`0.06,`109.84,`system,`,`M20260101000001',
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    '`2,`1,`9.90,`1,`0.06',
  ].join('\r\n')}\r\n`;
  peer.answers = [offerOf(text), file(gzipSync(text))];

  const rows = await rowsOf(await bills.openFundFlowBill(merchant, '2026-01-01', 'OPERATION'));

  const movement = {
    at: new Date('2026-01-01T04:00:03.000Z'),
    wechatBusinessId: '4200000000202601010000000001',
    applicant: 'system',
    documentNo: 'M20260101000001',
  };
  expect(rows).toEqual([
    {
      ...movement,
      flowId: '4200000000202601010000000001',
      businessName: '交易',
      businessType: '交易',
      direction: 'in',
      amountFen: 990,
      balanceFen: 10990,
      remark: '结算总金额 9.90 元;含手续费 0.06 元',
    },
    {
      ...movement,
      flowId: '4200000000202601010000000002',
      businessName: '扣除交易手续费',
      businessType: '扣除交易手续费',
      direction: 'out',
      amountFen: 6,
      balanceFen: 10984,
      remark: '',
    },
  ]);
  expect(peer.requests[0]?.url).toBe('/v3/bill/fundflowbill?bill_date=2026-01-01&account_type=OPERATION&tar_type=GZIP');
});
