import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { OpenedBill } from '../../../server/src/wechat/bills/opened-bill.ts';
import type { TradeBillRow } from '../../../server/src/wechat/pay/trade-bill.ts';
import { PayEdge } from './pay-edge.ts';

let edge: PayEdge;
let on: string;
let order: Awaited<ReturnType<PayEdge['paidOrder']>>;
let other: Awaited<ReturnType<PayEdge['paidOrder']>>;
let outRefundNo: string;

/** A day in China with two payments and a refund, and the next morning at eleven. */
beforeAll(async () => {
  edge = await PayEdge.start();
  await edge.advanceToNextDay(9);
  on = await edge.today();
  order = await edge.paidOrder();
  other = await edge.paidOrder({ amountFen: fen(990), attach: 'payment=2' });
  outRefundNo = edge.number('R');
  await edge.pay.refund(edge.merchant, {
    outTradeNo: order.outTradeNo,
    outRefundNo,
    refundFen: fen(500),
    totalFen: fen(1800),
  });
  await edge.advance(10_000);
});
afterAll(() => edge?.stop());

const bills = () => edge.teahouse.app.services.wechat.payBills;

async function rowsOf<Row>(bill: OpenedBill<Row>): Promise<Row[]> {
  if (bill.outcome !== 'open') throw new Error(bill.outcome);
  const rows: Row[] = [];
  for await (const row of bill.rows) rows.push(row);
  return rows;
}

const signedSum = (rows: readonly TradeBillRow[]) =>
  rows.reduce((sum, row) => sum + row.orderFen - (row.kind === 'refund' ? row.refundFen : 0) - row.feeFen, 0);

it('has no bill of a day that is not over, and waits until it is written', async () => {
  expect(await bills().openTradeBill(edge.merchant, on)).toEqual({ outcome: 'none' });

  await edge.advanceToNextDay(8);
  expect(await bills().openTradeBill(edge.merchant, on)).toEqual({ outcome: 'notReady' });

  await edge.advance(3 * 3_600_000);
  expect(await bills().openTradeBill(edge.merchant, on)).toMatchObject({ outcome: 'open' });
});

it('reads what was paid and given back that day', async () => {
  const rows = await rowsOf(await bills().openTradeBill(edge.merchant, on));

  const paid = {
    kind: 'payment',
    at: expect.any(Date),
    appid: edge.account.officialAppid,
    mchid: edge.merchant.mchid,
    outTradeNo: order.outTradeNo,
    wechatTransactionId: order.wechatTransactionId,
    payerOpenid: edge.payerOpenid,
    tradeType: 'JSAPI',
    currency: 'CNY',
    orderFen: 1800,
    settlementFen: 1800,
    feeFen: 11,
    feeRate: '0.60%',
    description: '茶馆夜话 · 茶客, 一个月',
    attach: 'payment=1',
  };
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual(paid);
  expect(rows).toContainEqual({
    ...paid,
    outTradeNo: other.outTradeNo,
    wechatTransactionId: other.wechatTransactionId,
    orderFen: 990,
    settlementFen: 990,
    feeFen: 6,
    attach: 'payment=2',
  });
  expect(rows).toContainEqual({
    ...paid,
    kind: 'refund',
    orderFen: 0,
    settlementFen: 0,
    feeFen: -3,
    outRefundNo,
    wechatRefundId: expect.stringMatching(/^\d+$/),
    refundFen: 500,
    requestedRefundFen: 500,
    refundState: 'succeeded',
  });
});

it.each([
  ['SUCCESS', ['payment', 'payment']],
  ['REFUND', ['refund']],
] as const)('reads the bill of %s alone', async (type, kinds) => {
  const rows = await rowsOf(await bills().openTradeBill(edge.merchant, on, type));

  expect(rows.map(({ kind }) => kind)).toEqual(kinds);
});

it('reads every movement of the account, and it agrees with the trade bill to the fen', async () => {
  const trades = await rowsOf(await bills().openTradeBill(edge.merchant, on));

  const movements = await rowsOf(await bills().openFundFlowBill(edge.merchant, on));

  const sumFen = movements.reduce(
    (sum, { direction, amountFen }) => sum + (direction === 'in' ? amountFen : -amountFen),
    0,
  );
  expect(sumFen).toBe(signedSum(trades));
  expect(movements.at(-1)?.balanceFen).toBe(sumFen);
  expect(movements.filter(({ documentNo }) => documentNo === other.outTradeNo)).toMatchObject([
    { direction: 'in', wechatBusinessId: other.wechatTransactionId, balanceFen: expect.any(Number) },
    { direction: 'out', amountFen: 6 },
  ]);
});

it('has no bill of an account on which nothing moved', async () => {
  expect(await bills().openFundFlowBill(edge.merchant, on, 'OPERATION')).toEqual({ outcome: 'none' });
});

it('reads bills whose lines end in LF alone', async () => {
  await edge.teahouse.sandbox.control('world', { settings: { billLineEnd: 'lf' } });

  expect(await rowsOf(await bills().openTradeBill(edge.merchant, on))).toHaveLength(3);
});

it('is told when the address of the file was let go stale', async () => {
  const bill = await bills().openTradeBill(edge.merchant, on);
  await edge.advance(31_000);

  await expect(rowsOf(bill)).rejects.toMatchObject({ name: 'WeChatPayError', code: 'INVALID_REQUEST' });
});

it('does not take a file for whole that was cut off', async () => {
  const path = '/v3/billdownload/file';
  await edge.teahouse.sandbox.control('faults', { kind: 'api', path, truncate: true, times: 1 });

  await expect(rowsOf(await bills().openTradeBill(edge.merchant, on))).rejects.toMatchObject({ reason: 'unreadable' });
});
