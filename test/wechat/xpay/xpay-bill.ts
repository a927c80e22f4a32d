import { shanghaiTime } from '../clock/shanghai-time.ts';
import { isAppleOrder, type XpayOrder } from './xpay-orders.ts';
import type { XpayRefund } from './xpay-refunds.ts';

/** Columns in their order. WeChat publishes none: these are the sandbox's own, told in the README. */
export const XPAY_BILL_COLUMNS = [
  'type',
  'order_type',
  'order_id',
  'wx_order_id',
  'pay_order_id',
  'pay_wx_order_id',
  'openid',
  'product_id',
  'quantity',
  'order_fen',
  'paid_fen',
  'refund_fen',
  'platform_fee_fen',
  'channel_order_id',
  'wxpay_order_id',
  'create_time',
  'success_time',
  'attach',
] as const;

type Line = Record<(typeof XPAY_BILL_COLUMNS)[number], string | number>;

function instant(at: number | null): string {
  return at === null ? '' : shanghaiTime(at);
}

function paymentLine(order: XpayOrder): Line {
  return {
    type: 'pay',
    order_type: isAppleOrder(order) ? 7 : 0,
    order_id: order.orderId,
    wx_order_id: order.wxOrderId,
    pay_order_id: order.orderId,
    pay_wx_order_id: order.wxOrderId,
    openid: order.openid,
    product_id: order.productId,
    quantity: order.quantity,
    order_fen: order.unitPriceFen * order.quantity,
    paid_fen: order.amountFen,
    refund_fen: 0,
    platform_fee_fen: order.feeFen,
    channel_order_id: order.channelOrderId,
    wxpay_order_id: order.wxpayOrderId,
    create_time: instant(order.createdAt),
    success_time: instant(order.paidAt),
    attach: order.attach,
  };
}

function refundLine(refund: XpayRefund, order: XpayOrder | undefined): Line {
  return {
    type: 'refund',
    order_type: refund.orderType,
    order_id: refund.refundOrderId,
    wx_order_id: refund.wxRefundId,
    pay_order_id: refund.orderId,
    pay_wx_order_id: refund.wxOrderId,
    openid: refund.openid,
    product_id: order?.productId ?? '',
    quantity: order?.quantity ?? 0,
    order_fen: 0,
    paid_fen: 0,
    refund_fen: refund.refundFen,
    platform_fee_fen: 0 - refund.feeReturnedFen,
    channel_order_id: order?.channelOrderId ?? '',
    wxpay_order_id: refund.wxpayRefundId,
    create_time: instant(refund.startedAt),
    success_time: instant(refund.endedAt),
    attach: order?.attach ?? '',
  };
}

/** Quoted where it must be, as RFC 4180 says. */
function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What was paid and what was given back, by the time it happened; UTF-8 without a byte order mark, lines end in LF. */
export function writeXpayBill(
  payments: readonly XpayOrder[],
  refunds: readonly { refund: XpayRefund; order: XpayOrder | undefined }[],
): string {
  const lines = [
    ...payments.map((order) => ({ at: order.paidAt ?? 0, line: paymentLine(order) })),
    ...refunds.map(({ refund, order }) => ({ at: refund.endedAt ?? 0, line: refundLine(refund, order) })),
  ].sort((left, right) => left.at - right.at);
  const rows = lines.map(({ line }) => XPAY_BILL_COLUMNS.map((column) => cell(line[column])).join(','));
  return `${[XPAY_BILL_COLUMNS.join(','), ...rows].join('\n')}\n`;
}
