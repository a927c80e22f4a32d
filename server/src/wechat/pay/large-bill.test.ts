import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { heldBytes } from '../testing/held-bytes.ts';
import { payMerchant as merchant, type PayPeer, signed, startPayPeer } from '../testing/pay-peer.ts';
import { PayBills } from './pay-bills.ts';

let peer: PayPeer;
let bills: PayBills;

beforeEach(async () => {
  peer = await startPayPeer();
  bills = new PayBills(peer.api);
});
afterEach(() => peer.close());

const DOWNLOAD_URL = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=1';
const TRADE_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const TRADE_TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const ROWS = 200_000;
const PIECE_ROWS = 500;

function* pieces(): Generator<Buffer> {
  yield Buffer.from(`\ufeff${TRADE_HEADER}\r\n`);
  for (let first = 0; first < ROWS; first += PIECE_ROWS) {
    const lines = Array.from({ length: PIECE_ROWS }, (_, index) => {
      const number = String(first + index).padStart(12, '0');
      return `\`2026-01-01 12:00:03,\`wx8888888888888888,\`1900000001,\`0,\`,\`42000000002026${number},\`M${number},\`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,\`JSAPI,\`SUCCESS,\`OTHERS,\`CNY,\`0.10,\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`会员, 一个月,\`order=${number},\`0.00060,\`0.60%,\`0.10,\`0.00,\`\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from(`${TRADE_TOTALS}\r\n\`${ROWS},\`20000.00,\`0.00,\`0.00,\`120.00000,\`20000.00,\`0.00\r\n`);
}

it('reads a bill of 200,000 rows in the memory of a short one', { timeout: 60_000 }, async () => {
  const hash = createHash('sha1');
  let fileBytes = 0;
  for (const piece of pieces()) {
    hash.update(piece);
    fileBytes += piece.length;
  }
  const hash_value = hash.digest('hex');
  let sentBytes = 0;
  const sending = async function* () {
    for (const piece of pieces()) {
      sentBytes += piece.length;
      yield piece;
    }
  };
  peer.answers = [
    signed(200, { hash_type: 'SHA1', hash_value, download_url: DOWNLOAD_URL }),
    () => ({ body: sending() }),
  ];
  const bill = await bills.openTradeBill(merchant, '2026-01-01');
  if (bill.outcome !== 'open') throw new Error(bill.outcome);
  let count = 0;
  let sumFen = 0;
  let atFirst = 0;
  let mostGrowth = 0;
  let sentAtFirst = 0;
  for await (const row of bill.rows) {
    count += 1;
    sumFen += row.orderFen;
    if (count === 1) {
      // Time enough for a download that runs ahead.
      await new Promise((later) => setTimeout(later, 50));
      [atFirst, sentAtFirst] = [heldBytes(), sentBytes];
    } else if (count % 10_000 === 0) mostGrowth = Math.max(mostGrowth, heldBytes() - atFirst);
  }

  expect([count, sumFen]).toEqual([ROWS, ROWS * 10]);
  expect(fileBytes).toBeGreaterThan(48 * 1024 * 1024);
  // Nothing was read ahead of whoever reads the rows but what sockets and streams hold.
  expect(sentAtFirst).toBeLessThan(fileBytes / 2);
  expect(mostGrowth).toBeLessThan(8 * 1024 * 1024);
});
