import { parameterError, under } from './pay-error.ts';
import {
  fen,
  isObject,
  type Json,
  member,
  notifyUrl,
  optionalText,
  refuseUnknown,
  type Shape,
  text,
  wholeNumber,
} from './request-fields.ts';

/** AVAILABLE: the available balance. UNAVAILABLE: the frozen part of the order. */
export interface RefundSource {
  account: 'AVAILABLE' | 'UNAVAILABLE';
  amountFen: number;
}

export interface RefundRequest {
  /** exactly one of the two is given */
  transactionId: string | null;
  outTradeNo: string | null;
  outRefundNo: string;
  reason: string | null;
  notifyUrl: string | null;
  /** left out: the frozen part of the order first, then the available balance */
  fundsAccount: 'AVAILABLE' | 'UNSETTLED' | null;
  amountFen: number;
  totalFen: number;
  from: RefundSource[];
}

const REFUND: Shape = {
  transaction_id: true,
  out_trade_no: true,
  out_refund_no: true,
  reason: true,
  notify_url: true,
  funds_account: true,
  amount: { refund: true, total: true, currency: true, from: [{ account: true, amount: true }] },
  goods_detail: [
    {
      merchant_goods_id: true,
      wechatpay_goods_id: true,
      goods_name: true,
      unit_price: true,
      refund_amount: true,
      refund_quantity: true,
    },
  ],
};

const LONGEST_REASON_BYTES = 80;

function list(value: unknown, field: string): Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw parameterError(field, '必须是对象的数组');
  return value;
}

function readReason(body: Json): string | null {
  const reason = optionalText(body, 'reason', LONGEST_REASON_BYTES);
  if (reason !== null && Buffer.byteLength(reason) > LONGEST_REASON_BYTES) {
    throw parameterError('reason', `不能超过${LONGEST_REASON_BYTES}个字节`);
  }
  return reason;
}

function readFundsAccount(body: Json): RefundRequest['fundsAccount'] {
  const { funds_account: account = null } = body;
  if (account === null || account === 'AVAILABLE' || account === 'UNSETTLED') return account;
  throw parameterError('funds_account', '只能是AVAILABLE、UNSETTLED');
}

function readSources(amount: Json, amountFen: number): RefundSource[] {
  const from = list(amount.from, 'amount/from').map((source) => {
    const { account } = source;
    if (account !== 'AVAILABLE' && account !== 'UNAVAILABLE') {
      throw parameterError('amount/from/account', '只能是AVAILABLE、UNAVAILABLE');
    }
    return { account, amountFen: fen(source, 'amount', 'amount/from/amount') } as const;
  });
  const sum = from.reduce((total, source) => total + source.amountFen, 0);
  if (from.length > 0 && sum !== amountFen) throw parameterError('amount/from', '出资金额之和必须等于退款金额');
  if (new Set(from.map(({ account }) => account)).size < from.length) {
    throw parameterError('amount/from', '出资账户不能重复');
  }
  return from;
}

function checkGoods(body: Json): void {
  for (const goods of list(body.goods_detail, 'goods_detail')) {
    under('goods_detail', () => {
      text(goods, 'merchant_goods_id', 32);
      optionalText(goods, 'wechatpay_goods_id', 32);
      optionalText(goods, 'goods_name', 256);
      wholeNumber(goods, 'unit_price', 0);
      wholeNumber(goods, 'refund_amount', 0);
      wholeNumber(goods, 'refund_quantity', 1);
    });
  }
}

/**
 * Reads the body of `POST /v3/refund/domestic/refunds`.
 * @throws PayError PARAM_ERROR naming the field. Source: WeChat Pay API v3, "Refund: apply"
 */
export function readRefundRequest(body: Json, options: { refuseUnknownFields: boolean }): RefundRequest {
  if (options.refuseUnknownFields) refuseUnknown(body, REFUND);
  const transactionId = optionalText(body, 'transaction_id', 32);
  const outTradeNo = optionalText(body, 'out_trade_no', 32);
  if ((transactionId === null) === (outTradeNo === null)) {
    throw parameterError('transaction_id', '与out_trade_no二选一');
  }
  const outRefundNo = text(body, 'out_refund_no', 64);
  if (!/^[0-9A-Za-z_\-|*@]+$/.test(outRefundNo)) throw parameterError('out_refund_no', '含有非法字符');
  const amount = member(body, 'amount');
  const amountFen = fen(amount, 'refund', 'amount/refund');
  const totalFen = fen(amount, 'total', 'amount/total');
  if (amount.currency === undefined) throw parameterError('amount/currency', '缺少必填字段');
  if (amount.currency !== 'CNY') throw parameterError('amount/currency', '只支持CNY');
  const from = readSources(amount, amountFen);
  const fundsAccount = readFundsAccount(body);
  if (fundsAccount !== null && from.length > 0) throw parameterError('funds_account', '与amount/from不能同时使用');
  checkGoods(body);
  return {
    transactionId,
    outTradeNo,
    outRefundNo,
    reason: readReason(body),
    notifyUrl: body.notify_url === undefined ? null : notifyUrl(body),
    fundsAccount,
    amountFen,
    totalFen,
    from,
  };
}
