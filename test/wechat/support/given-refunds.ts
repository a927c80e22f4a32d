import { givenOrders } from './given-orders.ts';
import type { Json } from './given-wechat.ts';

export const REFUNDS = '/v3/refund/domestic/refunds';

/** `amount` of a refund of an order of 18.00 yuan. */
export function amount(refund: number): Json {
  return { refund, total: 1800, currency: 'CNY' };
}

/** 8.00 yuan from named accounts. */
export function withSources(sources: [string, number][]): Json {
  return { amount: { ...amount(800), from: sources.map(([account, fen]) => ({ account, amount: fen })) } };
}

export type GivenRefunds = Awaited<ReturnType<typeof givenRefunds>>;

/** Orders of 18.00 yuan that can be paid and refunded: 8.00 yuan unless a test says otherwise. */
export async function givenRefunds() {
  const orders = await givenOrders();
  const { wechat } = orders;

  const refundBody = (change: Json = {}): Json => ({
    out_trade_no: 'M20261122000001',
    out_refund_no: 'R20261122000001',
    amount: amount(800),
    ...change,
  });
  const refund = (change: Json = {}) => wechat.pay(REFUNDS, { method: 'POST', body: refundBody(change) });
  const queryRefund = (outRefundNo = 'R20261122000001') => wechat.pay(`${REFUNDS}/${encodeURIComponent(outRefundNo)}`);
  const redirect = (refundId: unknown, change: Json = {}, headers: Record<string, string> = {}) =>
    wechat.pay(`${REFUNDS}/${String(refundId)}/apply-abnormal-refund`, {
      method: 'POST',
      body: { out_refund_no: 'R20261122000001', type: 'MERCHANT_BANK_CARD', ...change },
      headers,
    });

  return { ...orders, refundBody, refund, queryRefund, redirect };
}
