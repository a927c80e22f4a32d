import { billTime } from '../clock/shanghai-time.ts';
import type { BillTable } from './bill-file.ts';
import { settlementFen } from './coupons.ts';
import type { PayOrder } from './pay-orders.ts';
import { type Refund, refundAt } from './refunds.ts';
import { formatYuan } from './yuan.ts';

export const TRADE_BILL_TYPES = ['ALL', 'SUCCESS', 'REFUND'] as const;
export type TradeBillType = (typeof TRADE_BILL_TYPES)[number];

type Column = {
  name: string;
  payment: (order: PayOrder) => string;
  refund: (refund: Refund, order: PayOrder) => string;
};

/** A fee is printed in thousandths of a fen, though it is a whole number of fen. */
const FEE_DECIMALS = 5;

const CURRENCY = 'CNY';
const NOTHING = '0.00';

function both(name: string, value: (order: PayOrder) => string): Column {
  return { name, payment: value, refund: (_refund, order) => value(order) };
}

function ofRefund(name: string, payment: string, refund: (refund: Refund) => string): Column {
  return { name, payment: () => payment, refund };
}

function rateOf(order: PayOrder): string {
  return `${formatYuan(order.feeRateBps)}%`;
}

function cashCouponFen({ coupon, couponFen }: Refund): number {
  return coupon?.type === 'CASH' ? couponFen : 0;
}

/** Bills name the end of a refund by other words than the API. */
const REFUND_STATUS = { SUCCESS: 'SUCCESS', PROCESSING: 'PROCESSING', ABNORMAL: 'CHANGE', CLOSED: 'FAIL' };

const FIRST_COLUMNS = [
  both('公众账号ID', (order) => order.appid),
  both('商户号', (order) => order.mchid),
  both('特约商户号', () => '0'),
  both('设备号', (order) => order.deviceId ?? ''),
  both('微信订单号', (order) => order.transactionId ?? ''),
  both('商户订单号', (order) => order.outTradeNo),
  both('用户标识', (order) => order.openid),
  both('交易类型', (order) => order.tradeType),
  ofRefund('交易状态', 'SUCCESS', () => 'REFUND'),
  both('付款银行', () => 'OTHERS'),
  both('货币种类', () => CURRENCY),
  { name: '应结订单金额', payment: (order) => formatYuan(settlementFen(order)), refund: () => NOTHING },
  { name: '代金券金额', payment: (order) => formatYuan(order.coupon?.amountFen ?? 0), refund: () => NOTHING },
] as const satisfies Column[];

const LAST_COLUMNS = [
  both('商品名称', (order) => order.description),
  both('商户数据包', (order) => order.attach ?? ''),
  {
    name: '手续费',
    payment: (order) => formatYuan(order.feeFen, FEE_DECIMALS),
    refund: (refund) => formatYuan(-refund.feeFen, FEE_DECIMALS),
  },
  both('费率', rateOf),
  { name: '订单金额', payment: (order) => formatYuan(order.amountFen), refund: () => NOTHING },
] as const satisfies Column[];

function columnsOf(type: TradeBillType, generatedAt: number): Column[] {
  const refunds: Column[] = [
    ofRefund('微信退款单号', '0', (refund) => refund.refundId),
    ofRefund('商户退款单号', '0', (refund) => refund.outRefundNo),
    ofRefund('退款金额', NOTHING, (refund) => formatYuan(refund.settlementFen)),
    ofRefund('充值券退款金额', NOTHING, (refund) => formatYuan(cashCouponFen(refund))),
    ofRefund('退款类型', '', (refund) => refundAt(refund, generatedAt).channel),
    ofRefund('退款状态', '', (refund) => REFUND_STATUS[refundAt(refund, generatedAt).status]),
  ];
  const times: Column[] = [
    ofRefund('退款申请时间', '', (refund) => billTime(refund.createdAt)),
    ofRefund('退款成功时间', '', (refund) => {
      const { status, at } = refundAt(refund, generatedAt);
      return status === 'SUCCESS' ? billTime(at) : '';
    }),
  ];
  return [
    {
      name: '交易时间',
      payment: (order) => billTime(order.paidAt ?? 0),
      refund: (refund, order) => billTime(type === 'REFUND' ? (order.paidAt ?? 0) : refund.createdAt),
    },
    ...FIRST_COLUMNS,
    ...(type === 'REFUND' ? times : []),
    ...(type === 'SUCCESS' ? [] : refunds),
    ...LAST_COLUMNS,
    ...(type === 'SUCCESS' ? [] : [ofRefund('申请退款金额', NOTHING, (refund) => formatYuan(refund.amountFen))]),
    both('费率备注', () => ''),
  ];
}

function sum<Row>(rows: readonly Row[], fenOf: (row: Row) => number): number {
  return rows.reduce((total, row) => total + fenOf(row), 0);
}

/**
 * The payments and refunds of a day, in the order they happened.
 * @param generatedAt a refund stands in the bill as it stood then
 */
export function tradeBill(
  type: TradeBillType,
  day: { payments: readonly PayOrder[]; refunds: readonly { refund: Refund; order: PayOrder }[] },
  generatedAt: number,
): BillTable {
  const columns = columnsOf(type, generatedAt);
  const payments = type === 'REFUND' ? [] : day.payments;
  const refunds = type === 'SUCCESS' ? [] : day.refunds;
  const rows = [
    ...payments.map((order) => ({
      at: order.paidAt ?? 0,
      values: columns.map((column) => column.payment(order)),
    })),
    ...refunds.map(({ refund, order }) => ({
      at: refund.createdAt,
      values: columns.map((column) => column.refund(refund, order)),
    })),
  ];
  const paidFen = sum(payments, ({ amountFen }) => amountFen);
  const refundedFen = sum(refunds, ({ refund }) => refund.amountFen);
  const cashCouponsFen = sum(refunds, ({ refund }) => cashCouponFen(refund));
  const feeFen = sum(payments, (order) => order.feeFen) - sum(refunds, ({ refund }) => refund.feeFen);
  return {
    header: columns.map(({ name }) => name),
    rows: rows.toSorted((a, b) => a.at - b.at).map(({ values }) => values),
    summaryHeader: [
      '总交易单数',
      '应结订单总金额',
      '退款总金额',
      '充值券退款总金额',
      '手续费总金额',
      '订单总金额',
      '申请退款总金额',
    ],
    summary: [
      String(rows.length),
      formatYuan(sum(payments, settlementFen)),
      formatYuan(sum(refunds, ({ refund }) => refund.settlementFen)),
      formatYuan(cashCouponsFen),
      formatYuan(feeFen, FEE_DECIMALS),
      formatYuan(paidFen),
      formatYuan(refundedFen),
    ],
  };
}
