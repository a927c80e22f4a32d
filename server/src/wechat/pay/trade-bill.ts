import type { Fen } from '../../shared/money/fen.ts';
import { type BillLayout, type BillValues, ONE } from '../bills/bill-table.ts';
import type { PayRefundState } from './refund.ts';

/** `ALL` has payments and refunds, the others one of the two. */
export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** One line of a trade bill (交易账单): a payment, or a refund. */
export type TradeBillRow = TradeBillCommon &
  ({ readonly kind: 'payment' } | ({ readonly kind: 'refund' } & TradeBillRefund));

interface TradeBillCommon {
  /** When it was paid, or when the refund was asked for; in a bill of refunds alone, when it was paid. */
  readonly at: Date;
  readonly appid: string;
  readonly mchid: string;
  /** Of the payment, on the lines of its refunds too. */
  readonly outTradeNo: string;
  readonly wechatTransactionId: string;
  readonly payerOpenid: string;
  /** Such as `JSAPI`. */
  readonly tradeType: string;
  readonly currency: string;
  /** What the payment was over; 0 on the line of a refund. */
  readonly orderFen: Fen;
  /** What of it counts for the merchant, without WeChat's own coupons; 0 on the line of a refund. */
  readonly settlementFen: Fen;
  /** What WeChat Pay keeps; negative on the line of a refund, where it comes back. */
  readonly feeFen: Fen;
  /** As printed, such as `0.60%`. */
  readonly feeRate: string;
  readonly description: string;
  readonly attach: string;
}

export interface TradeBillRefund {
  readonly outRefundNo: string;
  readonly wechatRefundId: string;
  /** What went back of the merchant's money. */
  readonly refundFen: Fen;
  /** What was asked for. */
  readonly requestedRefundFen: Fen;
  /** As it stood when the bill was written. */
  readonly refundState: PayRefundState | 'unknown';
  /** Only in a bill of refunds alone. */
  readonly refundedAt?: Date;
}

const refundStates: Readonly<Record<string, PayRefundState>> = {
  SUCCESS: 'succeeded',
  PROCESSING: 'running',
  CHANGE: 'abnormal',
  FAIL: 'closed',
};

/** @see WeChat Pay API v3, "Apply for a Trade Bill" */
export const tradeBillLayout: BillLayout<TradeBillRow> = {
  required: [
    '交易时间',
    '公众账号ID',
    '商户号',
    '微信订单号',
    '商户订单号',
    '用户标识',
    '交易状态',
    '订单金额',
    '手续费',
  ],
  freeText: ['商品名称', '商户数据包'],
  row: (values) => {
    const common = commonOf(values);
    return values.text('交易状态') === 'SUCCESS'
      ? { kind: 'payment', ...common }
      : { kind: 'refund', ...common, ...refundOf(values) };
  },
  totals: {
    总交易单数: () => ONE,
    应结订单总金额: (values) => values.units('应结订单金额'),
    退款总金额: (values) => values.units('退款金额'),
    充值券退款总金额: (values) => values.units('充值券退款金额'),
    手续费总金额: (values) => values.units('手续费'),
    订单总金额: (values) => values.units('订单金额'),
    申请退款总金额: (values) => values.units('申请退款金额'),
  },
};

const commonOf = (values: BillValues): TradeBillCommon => ({
  at: values.at('交易时间'),
  appid: values.text('公众账号ID'),
  mchid: values.text('商户号'),
  outTradeNo: values.text('商户订单号'),
  wechatTransactionId: values.text('微信订单号'),
  payerOpenid: values.text('用户标识'),
  tradeType: values.text('交易类型'),
  currency: values.text('货币种类'),
  orderFen: values.fen('订单金额'),
  settlementFen: values.fen('应结订单金额'),
  feeFen: values.roundedFen('手续费'),
  feeRate: values.text('费率'),
  description: values.text('商品名称'),
  attach: values.text('商户数据包'),
});

function refundOf(values: BillValues): TradeBillRefund {
  const refundedAt = values.optionalAt('退款成功时间');
  return {
    outRefundNo: values.text('商户退款单号'),
    wechatRefundId: values.text('微信退款单号'),
    refundFen: values.fen('退款金额'),
    requestedRefundFen: values.fen('申请退款金额'),
    refundState: refundStates[values.text('退款状态')] ?? 'unknown',
    ...(refundedAt ? { refundedAt } : {}),
  };
}
