import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { failureOf, lacksFunds } from '../../../server/src/wechat/errors.ts';
import { PayEdge } from './pay-edge.ts';

let edge: PayEdge;

beforeAll(async () => {
  edge = await PayEdge.start();
});
afterAll(() => edge?.stop());

const PATH = '/v3/refund/domestic/refunds';
const newRefund = (outTradeNo: string, refundFen = 500) => ({
  outTradeNo,
  outRefundNo: edge.number('R'),
  refundFen: fen(refundFen),
  totalFen: fen(1800),
  reason: '内容与描述不符',
  notifyUrl: edge.notifyUrl('refunds'),
});

it('gives a part back, hears of it, and finds what it heard', async () => {
  const { pay, merchant } = edge;
  const order = await edge.paidOrder();
  const refund = newRefund(order.outTradeNo);

  const started = await pay.refund(merchant, refund);
  await edge.advance(10_000);

  const facts = {
    outRefundNo: refund.outRefundNo,
    outTradeNo: order.outTradeNo,
    refundFen: 500,
    totalFen: 1800,
    payerRefundFen: 500,
    wechatTransactionId: order.wechatTransactionId,
  };
  expect(started).toMatchObject({ ...facts, state: 'running', createdAt: expect.any(Date) });
  const told = edge.heard('refund').filter(({ refund: { outRefundNo } }) => outRefundNo === refund.outRefundNo);
  expect(told).toMatchObject([
    {
      eventType: 'REFUND.SUCCESS',
      refund: { ...facts, mchid: merchant.mchid, state: 'succeeded', succeededAt: expect.any(Date) },
    },
  ]);
  expect(await pay.queryRefund(merchant, refund.outRefundNo)).toMatchObject({ ...facts, state: 'succeeded' });
  expect(await pay.queryByOutTradeNo(merchant, order.outTradeNo)).toMatchObject({ tradeState: 'refundRequested' });
});

it('refunds once although the first answer was lost, and although it asks twice', async () => {
  const { pay, merchant, teahouse } = edge;
  const { outTradeNo } = await edge.paidOrder();
  const refund = newRefund(outTradeNo);
  await teahouse.sandbox.control('faults', { kind: 'api', path: PATH, reset: true, when: 'after', times: 1 });

  const first = await pay.refund(merchant, refund);
  const second = await pay.refund(merchant, refund);

  expect(second.wechatRefundId).toBe(first.wechatRefundId);
  const { refunds } = await teahouse.sandbox.control('state', { only: ['refunds'] });
  expect(refunds.filter((each) => each.outTradeNo === outTradeNo)).toHaveLength(1);
});

it('gets through when WeChat Pay says "system error" after the work was done', async () => {
  const { pay, merchant, teahouse } = edge;
  const { outTradeNo } = await edge.paidOrder();
  const fault = { kind: 'api', path: PATH, httpStatus: 500, code: 'SYSTEM_ERROR', when: 'after', times: 1 } as const;
  await teahouse.sandbox.control('faults', fault);

  expect(await pay.refund(merchant, newRefund(outTradeNo))).toMatchObject({ outTradeNo, refundFen: 500 });
});

it('is refused for good when it asks for too much, for another amount under one number, or for an order nobody paid', async () => {
  const { pay, merchant } = edge;
  const { outTradeNo } = await edge.paidOrder();
  const unpaid = edge.newOrder();
  await pay.createJsapiOrder(merchant, unpaid);
  const refund = newRefund(outTradeNo);
  await pay.refund(merchant, refund);

  const errors = await Promise.all(
    [
      newRefund(outTradeNo, 1301),
      { ...refund, refundFen: fen(600) },
      newRefund(unpaid.outTradeNo),
      newRefund('M000000never'),
    ].map((asked) => pay.refund(merchant, asked).catch((error: unknown) => error)),
  );

  expect(errors.map(failureOf)).toEqual(Array(4).fill('refused'));
});

it('says when the merchant has too little money, and refunds under the same number once there is some', async () => {
  const { pay, merchant, teahouse } = edge;
  const { outTradeNo } = await edge.paidOrder();
  const { funds } = await teahouse.sandbox.control('state', { only: ['funds'] });
  const account = funds.find((each) => each.mchid === merchant.mchid && each.account === 'BASIC');
  await spend((account?.availableFen ?? 0) - 1_000);
  const refund = newRefund(outTradeNo, 1800);

  const error = await pay.refund(merchant, refund).catch((thrown: unknown) => thrown);
  await teahouse.sandbox.control('top-up', { mchid: merchant.mchid, amountFen: 5_000 });

  expect([failureOf(error), lacksFunds(error)]).toEqual(['refused', true]);
  expect(await pay.refund(merchant, refund)).toMatchObject({ refundFen: 1800 });
});

it('finds no refund it never asked for', async () => {
  expect(await edge.pay.queryRefund(edge.merchant, 'R000000never')).toBeNull();
});

it.each([
  ['abnormal', 'REFUND.ABNORMAL'],
  ['closed', 'REFUND.CLOSED'],
] as const)('hears that a refund ended %s', async (mode, eventType) => {
  const { pay, merchant, teahouse } = edge;
  const { outTradeNo } = await edge.paidOrder();
  const refund = newRefund(outTradeNo);
  await teahouse.sandbox.control('faults', { kind: 'refund', mode, times: 1 });

  await pay.refund(merchant, refund);
  await edge.advance(10_000);

  const told = edge.heard('refund').find((each) => each.refund.outRefundNo === refund.outRefundNo);
  expect(told).toMatchObject({ eventType, refund: { state: mode } });
  expect(await pay.queryRefund(merchant, refund.outRefundNo)).toMatchObject({ state: mode });
});

/** Money leaves a merchant's account as a transfer, too. */
async function spend(amountFen: number): Promise<void> {
  const { merchant, teahouse, account, payerOpenid } = edge;
  await teahouse.sandbox.control('world', { merchants: [{ mchid: merchant.mchid, transferScenes: ['1000'] }] });
  await teahouse.app.services.wechat.transfers.create(merchant, {
    appid: account.officialAppid,
    outBillNo: edge.number('T'),
    sceneId: '1000',
    openid: payerOpenid,
    amountFen: fen(amountFen),
    remark: '活动奖励',
    reports: [
      { type: '活动名称', content: '读书会' },
      { type: '奖励说明', content: '读书会奖励' },
    ],
  });
}
