import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { OpenedBill } from '../../../server/src/wechat/bills/opened-bill.ts';
import { XpayEdge } from './xpay-edge.ts';

let edge: XpayEdge;
let outTradeNo: string;
let appleTradeNo: string;
let outRefundNo: string;
let on: string;

/** A day in China with two payments and a refund, and the noon after it. */
beforeAll(async () => {
  edge = await XpayEdge.start();
  await edge.advanceTo('12:00:00', 1);
  const { now } = await edge.sandbox.control('clock', {});
  on = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  outTradeNo = await edge.bought({ attach: 'a, "b"' });
  appleTradeNo = await edge.bought({}, 'ios');
  outRefundNo = edge.number('R').replace('x', '_');
  await edge.xpay.refundOrder(edge.app, edge.merchant, {
    openid: edge.openid,
    outTradeNo,
    outRefundNo,
    leftFen: fen(1800),
    refundFen: fen(500),
    reason: 'changedMind',
    source: 'payer',
  });
  await edge.advanceTo('12:00:00', 1);
});
afterAll(() => edge?.stop());

const openBill = (merchant = edge.merchant, day = on) =>
  edge.teahouse.app.services.wechat.xpayBills.openBill(edge.app, merchant, day);

/** Asks until it is written; WeChat's clock moves on in between. */
async function written() {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const bill = await openBill();
    if (bill.outcome !== 'notReady') return bill;
    await edge.advance(5_000);
  }
  throw new Error('the bill was never written');
}

async function rowsOf<Row>(bill: OpenedBill<Row>): Promise<Row[]> {
  if (bill.outcome !== 'open') throw new Error(bill.outcome);
  const rows: Row[] = [];
  for await (const row of bill.rows) rows.push(row);
  return rows;
}

it('is written when it is first asked for, and read then', async () => {
  expect(await openBill()).toEqual({ outcome: 'notReady' });

  const rows = await rowsOf(await written());

  const order = await edge.query({ outTradeNo });
  const paid = {
    kind: 'payment',
    at: order.paidAt,
    isApple: false,
    outTradeNo,
    wxOrderId: order.wxOrderId,
    openid: edge.openid,
    productId: 'th_tea_month',
    quantity: 1,
    orderFen: 1800,
    paidFen: 1800,
    platformFeeFen: 18,
    wechatTransactionId: order.wechatTransactionId,
    attach: 'a, "b"',
  };
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual(paid);
  expect(rows.find((row) => row.outTradeNo === appleTradeNo)).toMatchObject({ isApple: true, platformFeeFen: 216 });
  expect(rows.find((row) => row.kind === 'refund')).toEqual({
    ...paid,
    kind: 'refund',
    at: expect.any(Date),
    orderFen: 0,
    paidFen: 0,
    platformFeeFen: -5,
    wechatTransactionId: expect.any(String),
    outRefundNo,
    wxRefundId: expect.any(String),
    refundFen: 500,
  });
});

it('is none in the trial environment, which moves no money', async () => {
  expect(await openBill({ ...edge.merchant, env: 1 })).toEqual({ outcome: 'none' });
});

it('ends in an error when it is cut off, and when its address was let go stale', async () => {
  const [cut, stale] = [await written(), await written()];
  await edge.sandbox.control('faults', { kind: 'api', path: '/xpay-bills/*', truncate: true, times: 1 });

  await expect(rowsOf(cut)).rejects.toMatchObject({ reason: 'unreadable' });
  await edge.advance(31 * 60_000);
  await expect(rowsOf(stale)).rejects.toMatchObject({ reason: 'badStatus', status: 403 });
});

it('is refused for a day that is not over', async () => {
  const { now } = await edge.sandbox.control('clock', {});
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

  await expect(openBill(edge.merchant, today)).rejects.toMatchObject({ errcode: 268490002 });
});
