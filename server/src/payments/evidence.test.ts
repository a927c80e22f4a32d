import { expect, it } from 'vitest';
import { fen } from '../shared/money/fen.ts';
import type { XpayOrder } from '../wechat/xpay/order.ts';
import { evidenceFromXpayOrder } from './evidence.ts';

const now = new Date('2026-11-22T04:00:00.000Z');
const paid: XpayOrder = {
  outTradeNo: 'order-00000001',
  state: 'delivered',
  env: 0,
  orderFeeFen: fen(1800),
  paidFeeFen: fen(1800),
} as XpayOrder;
const amountOf = (order: Partial<XpayOrder>, askedFen: number) =>
  evidenceFromXpayOrder(
    { ...paid, ...order },
    { appid: 'wx7ea0000000000011', offerId: '1450000001', openid: 'oLin', amountFen: fen(askedFen) },
    now,
  ).amountFen;

it.each([
  ['the price, paid in full', {}, 1800, 1800],
  ['less than the price, because we asked for less', { paidFeeFen: fen(1440) }, 1440, 1440],
  ['less than the price, because WeChat gave a coupon', { paidFeeFen: fen(1700) }, 1800, 1800],
  ['another amount than we asked for', { orderFeeFen: fen(1), paidFeeFen: fen(1) }, 1800, 1],
])('reads out of an order: %s', (_, order, askedFen, amountFen) => {
  expect(amountOf(order, askedFen)).toBe(amountFen);
});
