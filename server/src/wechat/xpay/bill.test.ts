import { expect, it } from 'vitest';
import { heldBytes } from '../testing/held-bytes.ts';
import { type XpayBillRow, xpayBillRows } from './bill.ts';

const HEADER =
  'type,order_type,order_id,wx_order_id,pay_order_id,pay_wx_order_id,openid,product_id,quantity,order_fen,paid_fen,refund_fen,platform_fee_fen,channel_order_id,wxpay_order_id,create_time,success_time,attach';
const PAYMENT =
  'pay,0,M20260101000001,VP1,M20260101000001,VP1,oLin,th_tea_month,1,1800,990,0,10,CH1,4200000000202601010000000001,2026-01-01T12:00:00+08:00,2026-01-01T12:00:03+08:00,"a, ""b"""';
const REFUND =
  'refund,8,IOSREFUND1,VR1,M20260101000001,VP1,oLin,th_tea_month,1,0,0,500,-5,CH1,,2026-01-01T13:00:00+08:00,2026-01-01T13:00:03+08:00,p=1';

async function* bytesOf(...lines: string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join('\n')}\n`);
}

async function rowsOf(...lines: string[]): Promise<XpayBillRow[]> {
  const rows: XpayBillRow[] = [];
  for await (const row of xpayBillRows(bytesOf(...lines), 'bill of a test')) rows.push(row);
  return rows;
}

it('reads a payment, and a refund that Apple granted', async () => {
  const common = {
    outTradeNo: 'M20260101000001',
    wxOrderId: 'VP1',
    openid: 'oLin',
    productId: 'th_tea_month',
    quantity: 1,
  };

  expect(await rowsOf(HEADER, PAYMENT, REFUND)).toEqual([
    {
      ...common,
      kind: 'payment',
      at: new Date('2026-01-01T04:00:03.000Z'),
      isApple: false,
      orderFen: 1800,
      paidFen: 990,
      platformFeeFen: 10,
      wechatTransactionId: '4200000000202601010000000001',
      attach: 'a, "b"',
    },
    {
      ...common,
      kind: 'refund',
      at: new Date('2026-01-01T05:00:03.000Z'),
      isApple: true,
      orderFen: 0,
      paidFen: 0,
      platformFeeFen: -5,
      wechatTransactionId: '',
      attach: 'p=1',
      outRefundNo: 'IOSREFUND1',
      wxRefundId: 'VR1',
      refundFen: 500,
    },
  ]);
});

it('finds columns by their names, and none on a day without payments', async () => {
  expect(await rowsOf(`new,${HEADER}`, `x,${PAYMENT}`)).toMatchObject([{ paidFen: 990 }]);
  expect(await rowsOf(HEADER)).toEqual([]);
});

it.each([
  ['an empty file', ['']],
  ['a page of XML', ['<Error><Code>AccessDenied</Code></Error>']],
  ['one without a column', [HEADER.replace('paid_fen', 'paid'), PAYMENT]],
  ['a shorter record', [HEADER, PAYMENT.slice(0, 60)]],
  ['yuan', [HEADER, PAYMENT.replace('1800', '18.00')]],
  ['a time without a zone', [HEADER, PAYMENT.replaceAll('+08:00', '')]],
  ['a kind nobody knows', [HEADER, PAYMENT.replace('pay,', 'gift,')]],
])('does not take for a bill %s', async (_, lines) => {
  await expect(rowsOf(...lines)).rejects.toMatchObject({ name: 'WeChatUnreachable', reason: 'unreadable' });
});

it('reads 200,000 rows in the memory of a few', { timeout: 60_000 }, async () => {
  const pieceRows = 500;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${HEADER}\n`);
    for (let count = 0; count < 200_000; count += pieceRows) yield Buffer.from(`${PAYMENT}\n`.repeat(pieceRows));
  }

  let count = 0;
  let sumFen = 0;
  let atFirst = 0;
  let mostGrowth = 0;
  for await (const row of xpayBillRows(pieces(), 'bill of a test')) {
    count += 1;
    sumFen += row.paidFen;
    if (count === 1) atFirst = heldBytes();
    else if (count % 20_000 === 0) mostGrowth = Math.max(mostGrowth, heldBytes() - atFirst);
  }

  expect([count, sumFen]).toEqual([200_000, 198_000_000]);
  expect(mostGrowth).toBeLessThan(8 * 1024 * 1024);
});
