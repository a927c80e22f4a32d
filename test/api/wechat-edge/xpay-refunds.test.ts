import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { failureOf } from '../../../server/src/wechat/errors.ts';
import { appleRefundAnswer, pushTaken } from '../../../server/src/wechat/messages/message-push.ts';
import { XpayEdge } from './xpay-edge.ts';

let edge: XpayEdge;

beforeAll(async () => {
  edge = await XpayEdge.start();
});
afterAll(() => edge?.stop());
afterEach(() => {
  edge.answerTo = pushTaken;
});

const newRefund = (outTradeNo: string, refundFen = 500, leftFen = 1800) => ({
  openid: edge.openid,
  outTradeNo,
  outRefundNo: edge.number('R').replace('x', '_'),
  leftFen: fen(leftFen),
  refundFen: fen(refundFen),
  reason: 'changedMind' as const,
  source: 'payer' as const,
});

const refund = (asked: ReturnType<typeof newRefund>) => edge.xpay.refundOrder(edge.app, edge.merchant, asked);
const queryRefund = (asked: { openid: string; outRefundNo: string }) =>
  edge.xpay.queryRefund(edge.app, edge.merchant, asked);

it('gives a part back, hears of it, and finds what it heard', async () => {
  const outTradeNo = await edge.bought();
  const asked = newRefund(outTradeNo);

  const started = await refund(asked);
  const meanwhile = await queryRefund(asked);
  await edge.advance(10_000);

  expect(started).toMatchObject({ outcome: 'started', wxRefundId: expect.any(String) });
  expect(meanwhile).toMatchObject({ outRefundNo: asked.outRefundNo, state: 'running', refundFen: 500 });
  const told = edge.heard('xpayRefund').filter(({ outRefundNo }) => outRefundNo === asked.outRefundNo);
  expect(told).toMatchObject([
    { openid: edge.openid, outTradeNo, refundFen: 500, isSuccess: true, succeededAt: expect.any(Date) },
  ]);
  expect(await queryRefund(asked)).toMatchObject({ state: 'succeeded', succeededAt: expect.any(Date) });
  expect(await edge.query({ outTradeNo })).toMatchObject({
    paidFeeFen: 1800,
    refundedFeeFen: 500,
    refundableFeeFen: 1300,
  });
});

it('refunds once although the first answer was lost, and although it asks twice', async () => {
  const outTradeNo = await edge.bought();
  const asked = newRefund(outTradeNo);
  const path = '/xpay/refund_order';
  await edge.sandbox.control('faults', { kind: 'api', path, reset: true, when: 'after', times: 1 });

  const first = await refund(asked);
  await edge.advance(10_000);
  const second = await refund(asked);

  expect([first.outcome, second.outcome]).toEqual(['started', 'started']);
  expect(await edge.query({ outTradeNo })).toMatchObject({ refundedFeeFen: 500 });
});

it('waits while another refund of the same payment runs, and learns what is left', async () => {
  const outTradeNo = await edge.bought();
  await refund(newRefund(outTradeNo));
  const another = newRefund(outTradeNo);

  expect(await refund(another)).toEqual({ outcome: 'busy' });
  await edge.advance(10_000);
  expect(await refund(another)).toEqual({ outcome: 'leftChanged' });

  const { refundableFeeFen: leftFen } = await edge.query({ outTradeNo });
  expect(await refund({ ...another, leftFen })).toMatchObject({ outcome: 'started' });
  await edge.advance(10_000);
  expect(await edge.query({ outTradeNo })).toMatchObject({ refundedFeeFen: 1000, refundableFeeFen: 800 });
});

it('hears that a refund failed, and tries again under its number', async () => {
  const outTradeNo = await edge.bought();
  const asked = newRefund(outTradeNo);
  await edge.sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail', times: 1 });
  await refund(asked);
  await edge.advance(10_000);

  const [failure] = edge.heard('xpayRefund').filter(({ outRefundNo }) => outRefundNo === asked.outRefundNo);
  expect(failure).toMatchObject({ isSuccess: false, resultMessage: expect.stringContaining('余额不足') });
  expect(await queryRefund(asked)).toMatchObject({ state: 'failed' });

  expect(await refund(asked)).toMatchObject({ outcome: 'started' });
  await edge.advance(10_000);
  expect(await queryRefund(asked)).toMatchObject({ state: 'succeeded' });
});

it('is refused for good for an order nobody paid, and finds no refund it never asked for', async () => {
  const purchase = edge.newPurchase();
  await edge.openSheet(purchase);

  const error = await refund(newRefund(purchase.outTradeNo)).catch((thrown: unknown) => thrown);

  expect(failureOf(error)).toBe('refused');
  expect(await queryRefund({ openid: edge.openid, outRefundNo: 'R000000never' })).toBeNull();
});

it('says what WeChat took once the order is settled', async () => {
  const outTradeNo = await edge.bought();
  const before = await edge.query({ outTradeNo });

  await edge.advance(4 * 24 * 3_600_000);

  expect(before.settlement).toEqual({ state: 'waiting' });
  expect((await edge.query({ outTradeNo })).settlement).toEqual({
    state: 'settled',
    settledAt: expect.any(Date),
    platformFeeFen: 18,
    cpsFeeFen: 0,
  });
});

it('sells at the price of an offer', async () => {
  const outTradeNo = await edge.bought({ activityPriceFen: fen(990) });

  expect(await edge.query({ outTradeNo })).toMatchObject({ orderFeeFen: 1800, paidFeeFen: 990, refundableFeeFen: 990 });
});

describe('what was paid through Apple', () => {
  it('is known as such, and is refunded by Apple alone', async () => {
    const outTradeNo = await edge.bought({}, 'ios');

    expect(await edge.query({ outTradeNo })).toMatchObject({ isApple: true, paidFeeFen: 1800 });
    const error = await refund(newRefund(outTradeNo)).catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toBe('refused');

    await edge.sandbox.control('apple-refund', { appid: edge.app.appid, orderId: outTradeNo });
    await edge.sandbox.control('idle');

    const told = edge.heard('xpayRefund').filter((each) => each.outTradeNo === outTradeNo);
    expect(told).toMatchObject([{ refundFen: 1800, isSuccess: true, attach: 'payment=1' }]);
    expect(await edge.query({ outTradeNo })).toMatchObject({ state: 'refunded', refundableFeeFen: 0 });
  });

  it('is answered for when Apple asks, in a body of its own', async () => {
    const outTradeNo = await edge.bought({}, 'ios');
    edge.answerTo = (push) =>
      push.event.type === 'xpayAppleRefundInquiry'
        ? appleRefundAnswer(push, { verdict: 'refuse', info: '权益已使用', evidence: '读过 12 篇会员文章' })
        : pushTaken(push);

    await edge.sandbox.control('apple-refund-inquiry', {
      appid: edge.app.appid,
      orderId: outTradeNo,
      reason: '误操作',
    });
    await edge.sandbox.control('idle');

    expect(edge.heard('xpayAppleRefundInquiry')).toMatchObject([
      {
        payOrderId: outTradeNo,
        productId: 'th_tea_month',
        quantity: 1,
        reason: '误操作',
        delivery: 'delivered',
        askedAt: expect.any(Date),
        orderedAt: expect.any(Date),
      },
    ]);
    const { appleInquiries } = await edge.sandbox.control('state', { only: ['appleInquiries'] });
    expect(appleInquiries).toMatchObject([
      { orderId: outTradeNo, state: 'refused', answer: { resultCode: 1, evidence: '读过 12 篇会员文章' } },
    ]);
  });
});
