import { type Fen, fen } from '../../shared/money/fen.ts';
import { csvRecords } from '../bills/csv-records.ts';
import { WeChatUnreachable } from '../errors.ts';

/** One line of a Virtual Payment bill: a payment, or a refund. */
export type XpayBillRow = XpayBillCommon &
  (
    | { readonly kind: 'payment' }
    | {
        readonly kind: 'refund';
        /** Ours; for a refund that Apple granted a number of WeChat's. */
        readonly outRefundNo: string;
        readonly wxRefundId: string;
        readonly refundFen: Fen;
      }
  );

interface XpayBillCommon {
  /** When it was paid, or when the refund reached the payer. */
  readonly at: Date;
  /** Paid through Apple. */
  readonly isApple: boolean;
  /** Of the payment, on the lines of its refunds too. */
  readonly outTradeNo: string;
  readonly wxOrderId: string;
  readonly openid: string;
  readonly productId: string;
  readonly quantity: number;
  /** At the published price; 0 on the line of a refund. */
  readonly orderFen: Fen;
  /** What was paid; 0 on the line of a refund. */
  readonly paidFen: Fen;
  /** What WeChat keeps for Virtual Payment; negative on the line of a refund, where it comes back. */
  readonly platformFeeFen: Fen;
  /** WeChat Pay's number of the payment or the refund; empty for Apple's. */
  readonly wechatTransactionId: string;
  readonly attach: string;
}

/**
 * The columns of the file by what they mean to us. WeChat publishes no list of them: should its file differ from this,
 * here is the one place to say so. Amounts are whole fen, instants ISO 8601 with an offset.
 */
const columns = {
  type: 'type',
  orderType: 'order_type',
  number: 'order_id',
  wxNumber: 'wx_order_id',
  outTradeNo: 'pay_order_id',
  wxOrderId: 'pay_wx_order_id',
  openid: 'openid',
  productId: 'product_id',
  quantity: 'quantity',
  orderFen: 'order_fen',
  paidFen: 'paid_fen',
  refundFen: 'refund_fen',
  platformFeeFen: 'platform_fee_fen',
  wechatTransactionId: 'wxpay_order_id',
  at: 'success_time',
  attach: 'attach',
} as const;
const PAYMENT = 'pay';
const REFUND = 'refund';
const APPLE_TYPES = new Set(['7', '8']);

type Column = keyof typeof columns;

/**
 * The rows of the file, one at a time. It has no totals: a file that is cut off between two lines cannot be told from a
 * whole one.
 * @throws WeChatUnreachable `unreadable` for a file that is damaged, or has other columns
 */
export async function* xpayBillRows(bytes: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<XpayBillRow> {
  const damaged = (note: string) => new WeChatUnreachable(what, 'unreadable', { note });
  let places: ReadonlyMap<Column, number> | undefined;
  let width = 0;
  let count = 0;
  for await (const record of csvRecords(bytes, what)) {
    count += 1;
    if (places === undefined) {
      places = placesOf(record, damaged);
      width = record.length;
      continue;
    }
    if (record.length !== width) throw damaged(`record ${count} has other columns than the first`);
    const known = places;
    yield rowOf(
      (column) => record[known.get(column) ?? -1] ?? '',
      () => damaged(`record ${count}`),
    );
  }
  if (places === undefined) throw damaged('empty');
}

function placesOf(header: readonly string[], damaged: (note: string) => Error): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [column, name] of Object.entries(columns) as [Column, string][]) {
    const place = header.indexOf(name);
    if (place < 0) throw damaged(`no column ${name}`);
    places.set(column, place);
  }
  return places;
}

function rowOf(text: (column: Column) => string, damaged: () => Error): XpayBillRow {
  const amount = (column: Column): Fen => fen(wholeNumber(text(column), damaged));
  const at = new Date(text('at'));
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text('at')) || Number.isNaN(at.getTime())) throw damaged();
  const common: XpayBillCommon = {
    at,
    isApple: APPLE_TYPES.has(text('orderType')),
    outTradeNo: text('outTradeNo'),
    wxOrderId: text('wxOrderId'),
    openid: text('openid'),
    productId: text('productId'),
    quantity: wholeNumber(text('quantity'), damaged),
    orderFen: amount('orderFen'),
    paidFen: amount('paidFen'),
    platformFeeFen: amount('platformFeeFen'),
    wechatTransactionId: text('wechatTransactionId'),
    attach: text('attach'),
  };
  switch (text('type')) {
    case PAYMENT:
      return { kind: 'payment', ...common };
    case REFUND:
      return {
        kind: 'refund',
        ...common,
        outRefundNo: text('number'),
        wxRefundId: text('wxNumber'),
        refundFen: amount('refundFen'),
      };
    default:
      throw damaged();
  }
}

function wholeNumber(text: string, damaged: () => Error): number {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw damaged();
  // Minus nothing is nothing.
  return value === 0 ? 0 : value;
}
