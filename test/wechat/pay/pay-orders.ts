import { compactTime, shanghaiDay, shanghaiTime } from '../clock/shanghai-time.ts';
import { randomDigits, randomHex } from '../crypto/random-text.ts';
import type { Collection, Store } from '../store/store.ts';
import { payerFen, promotionOf, settlementFen, type UsedCoupon } from './coupons.ts';
import { type Funds, feeOf } from './funds.ts';
import { formatYuan } from './yuan.ts';

const PREPAY_LIFETIME_MS = 2 * 3600_000;
const ORDER_LIFETIME_MS = 7 * 24 * 3600_000;
const LEAST_PAYMENT_WINDOW_MS = 60_000;

/** REFUND: paid, and at least one refund was asked for; it stays so. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

/** JSAPI stands for Mini Programs too; PAP for deductions of a contract. */
export type TradeType = 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'PAP';

export interface PayOrder {
  mchid: string;
  outTradeNo: string;
  appid: string;
  personId: string;
  openid: string;
  description: string;
  amountFen: number;
  attach: string | null;
  notifyUrl: string;
  tradeType: TradeType;
  /** the money is frozen until it is split */
  profitSharing: boolean;
  deviceId: string | null;
  /** makes it cheaper for the payer */
  coupon: UsedCoupon | null;
  /** last instant of payment; the order itself lives on */
  timeExpireAt: number | null;
  /** canonical text of the first request: a repetition has to be the same */
  fingerprint: string;
  state: TradeState;
  createdAt: number;
  transactionId: string | null;
  paidAt: number | null;
  closedAt: number | null;
  /** what WeChat Pay kept of the payment, in fen; 0 before it */
  feeFen: number;
  /** the merchant's rate when it was paid */
  feeRateBps: number;
}

export interface Prepay {
  prepayId: string;
  mchid: string;
  outTradeNo: string;
  createdAt: number;
}

type Defaulted = 'tradeType' | 'profitSharing' | 'deviceId' | 'coupon';
type Later = 'state' | 'createdAt' | 'transactionId' | 'paidAt' | 'closedAt' | 'feeFen' | 'feeRateBps';
export type NewPayOrder = Omit<PayOrder, Later | Defaulted> & Partial<Pick<PayOrder, Defaulted>>;

interface PaidBefore {
  transactionId: string;
  createdAt: number;
  paidAt: number;
}

export interface PayOrderParts {
  funds: Funds;
  /** of a merchant */
  feeRateBps: (mchid: string) => number;
  /** called once for each payment */
  paid?: (order: PayOrder) => void;
  now: () => number;
}

/** Orders of WeChat Pay; a number belongs to its first order for ever. */
export class PayOrders {
  private readonly kept: Collection<PayOrder>;
  private readonly prepays: Collection<Prepay>;
  private readonly byTransaction: { find: (key: string) => PayOrder[] };
  private readonly byDayPaid: { find: (key: string) => PayOrder[] };
  private readonly parts: PayOrderParts;

  constructor(store: Store, parts: PayOrderParts) {
    this.kept = store.collection('pay-orders');
    this.prepays = store.collection('prepays');
    this.byTransaction = this.kept.indexBy(({ mchid, transactionId }) =>
      transactionId === null ? undefined : `${mchid}/${transactionId}`,
    );
    this.byDayPaid = this.kept.indexBy(({ mchid, paidAt }) =>
      paidAt === null ? undefined : `${mchid}/${shanghaiDay(paidAt)}`,
    );
    this.parts = parts;
  }

  /** An order that nobody paid for seven days reads as closed. */
  find(mchid: string, outTradeNo: string): PayOrder | undefined {
    const order = this.kept.get(`${mchid}/${outTradeNo}`);
    if (order?.state !== 'NOTPAY') return order;
    const closesAt = order.createdAt + ORDER_LIFETIME_MS;
    return this.parts.now() < closesAt ? order : this.put({ ...order, state: 'CLOSED', closedAt: closesAt });
  }

  findByTransactionId(mchid: string, transactionId: string): PayOrder | undefined {
    return this.byTransaction.find(`${mchid}/${transactionId}`)[0];
  }

  /** Oldest order first. @param day of Shanghai, `2026-11-22` */
  paidOn(mchid: string, day: string): PayOrder[] {
    return this.byDayPaid.find(`${mchid}/${day}`);
  }

  create(order: NewPayOrder): PayOrder {
    const createdAt = this.parts.now();
    const timeExpireAt =
      order.timeExpireAt === null ? null : Math.max(order.timeExpireAt, createdAt + LEAST_PAYMENT_WINDOW_MS);
    return this.put({
      tradeType: 'JSAPI',
      profitSharing: false,
      deviceId: null,
      coupon: null,
      ...order,
      timeExpireAt,
      state: 'NOTPAY',
      createdAt,
      transactionId: null,
      paidAt: null,
      closedAt: null,
      feeFen: 0,
      feeRateBps: 0,
    });
  }

  issuePrepay(order: PayOrder): string {
    const createdAt = this.parts.now();
    const prepayId = `wx${compactTime(createdAt)}${randomHex(20)}`;
    this.prepays.put(prepayId, { prepayId, mchid: order.mchid, outTradeNo: order.outTradeNo, createdAt });
    return prepayId;
  }

  /** undefined for an unknown or expired prepay_id. */
  orderOfPrepay(prepayId: string): PayOrder | undefined {
    const prepay = this.prepays.get(prepayId);
    if (!prepay || this.parts.now() - prepay.createdAt >= PREPAY_LIFETIME_MS) return undefined;
    return this.find(prepay.mchid, prepay.outTradeNo);
  }

  /** Why an order cannot be paid now, or undefined. */
  obstacle(order: PayOrder): string | undefined {
    if (order.paidAt !== null) return '该订单已支付';
    if (order.state === 'CLOSED') return '该订单已关闭';
    if (order.timeExpireAt !== null && this.parts.now() >= order.timeExpireAt) return '该订单已过期';
    return undefined;
  }

  /** Moves the money to the merchant, less the fee. @returns undefined when it can no longer be paid */
  pay(mchid: string, outTradeNo: string): PayOrder | undefined {
    const order = this.find(mchid, outTradeNo);
    if (!order || this.obstacle(order)) return undefined;
    const paidAt = this.parts.now();
    const transactionId = `420000${randomDigits(4)}${compactTime(paidAt).slice(0, 8)}${randomDigits(10)}`;
    const paid = this.book(order, { transactionId, paidAt });
    this.parts.paid?.(paid);
    return paid;
  }

  /** A payment of before: its money is the merchant's since then, and nobody is told. Known numbers stay as they are. */
  remember(order: NewPayOrder, { transactionId, createdAt, paidAt }: PaidBefore): void {
    if (this.find(order.mchid, order.outTradeNo)) return;
    this.book({ ...this.create(order), createdAt }, { transactionId, paidAt, at: paidAt });
  }

  /** The money moves to the merchant, less the fee. */
  private book(order: PayOrder, { at, ...payment }: { transactionId: string; paidAt: number; at?: number }): PayOrder {
    const { mchid, outTradeNo } = order;
    const { transactionId } = payment;
    const feeRateBps = this.parts.feeRateBps(mchid);
    const amountFen = settlementFen(order);
    const feeFen = feeOf(amountFen, feeRateBps);
    const { funds } = this.parts;
    const about = {
      mchid,
      businessName: '交易',
      wechatBusinessNo: transactionId,
      documentNo: outTradeNo,
      remark: `结算总金额${formatYuan(amountFen)}元;含手续费${formatYuan(feeFen)}元`,
      ...(order.profitSharing && { frozenFor: transactionId }),
      ...(at !== undefined && { at }),
    };
    funds.income({ ...about, amountFen });
    if (feeFen > 0) funds.spend({ ...about, businessType: '扣除交易手续费', amountFen: feeFen, feeFen });
    return this.put({ ...order, state: 'SUCCESS', ...payment, feeFen, feeRateBps });
  }

  /** Safe to repeat. @returns false when the order is paid */
  close(order: PayOrder): boolean {
    if (order.paidAt !== null) return false;
    if (order.state === 'NOTPAY') this.put({ ...order, state: 'CLOSED', closedAt: this.parts.now() });
    return true;
  }

  /** From its first refund on, for ever. */
  markRefunded(order: PayOrder): PayOrder {
    return order.state === 'SUCCESS' ? this.put({ ...order, state: 'REFUND' }) : order;
  }

  all(): PayOrder[] {
    return this.kept.values();
  }

  private put(order: PayOrder): PayOrder {
    return this.kept.put(`${order.mchid}/${order.outTradeNo}`, order);
  }
}

const STATE_TEXT: Record<TradeState, string> = {
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
};

/** The transaction resource of queries and notifications. */
export function transactionOf(order: PayOrder): Record<string, unknown> {
  const common = {
    appid: order.appid,
    mchid: order.mchid,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: STATE_TEXT[order.state],
    ...(order.attach !== null && { attach: order.attach }),
    ...(order.deviceId !== null && { scene_info: { device_id: order.deviceId } }),
  };
  if (order.paidAt === null) {
    return { ...common, amount: { total: order.amountFen, currency: 'CNY' }, payer: {} };
  }
  return {
    ...common,
    transaction_id: order.transactionId,
    trade_type: order.tradeType,
    bank_type: 'OTHERS',
    success_time: shanghaiTime(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.amountFen, payer_total: payerFen(order), currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: order.coupon ? [promotionOf(order.coupon)] : [],
  };
}
