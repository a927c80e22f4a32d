import { compactTime, shanghaiTime } from '../clock/shanghai-time.ts';
import { randomDigits, randomHex } from '../crypto/random-text.ts';
import type { Collection, Store } from '../store/store.ts';

const PREPAY_LIFETIME_MS = 2 * 3600_000;
const ORDER_LIFETIME_MS = 7 * 24 * 3600_000;
const LEAST_PAYMENT_WINDOW_MS = 60_000;

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED';

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
  /** last instant of payment; the order itself lives on */
  timeExpireAt: number | null;
  /** canonical text of the first request: a repetition has to be the same */
  fingerprint: string;
  state: TradeState;
  createdAt: number;
  transactionId: string | null;
  paidAt: number | null;
  closedAt: number | null;
}

export interface Prepay {
  prepayId: string;
  mchid: string;
  outTradeNo: string;
  createdAt: number;
}

export type NewPayOrder = Omit<PayOrder, 'state' | 'createdAt' | 'transactionId' | 'paidAt' | 'closedAt'>;

/** Orders of WeChat Pay; a number belongs to its first order for ever. */
export class PayOrders {
  private readonly kept: Collection<PayOrder>;
  private readonly prepays: Collection<Prepay>;
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.kept = store.collection('pay-orders');
    this.prepays = store.collection('prepays');
    this.now = now;
  }

  /** An order that nobody paid for seven days reads as closed. */
  find(mchid: string, outTradeNo: string): PayOrder | undefined {
    const order = this.kept.get(`${mchid}/${outTradeNo}`);
    if (order?.state !== 'NOTPAY') return order;
    const closesAt = order.createdAt + ORDER_LIFETIME_MS;
    return this.now() < closesAt ? order : this.put({ ...order, state: 'CLOSED', closedAt: closesAt });
  }

  findByTransactionId(mchid: string, transactionId: string): PayOrder | undefined {
    return this.kept.values().find((order) => order.mchid === mchid && order.transactionId === transactionId);
  }

  create(order: NewPayOrder): PayOrder {
    const createdAt = this.now();
    const timeExpireAt =
      order.timeExpireAt === null ? null : Math.max(order.timeExpireAt, createdAt + LEAST_PAYMENT_WINDOW_MS);
    return this.put({
      ...order,
      timeExpireAt,
      state: 'NOTPAY',
      createdAt,
      transactionId: null,
      paidAt: null,
      closedAt: null,
    });
  }

  issuePrepay(order: PayOrder): string {
    const createdAt = this.now();
    const prepayId = `wx${compactTime(createdAt)}${randomHex(20)}`;
    this.prepays.put(prepayId, { prepayId, mchid: order.mchid, outTradeNo: order.outTradeNo, createdAt });
    return prepayId;
  }

  /** undefined for an unknown or expired prepay_id. */
  orderOfPrepay(prepayId: string): PayOrder | undefined {
    const prepay = this.prepays.get(prepayId);
    if (!prepay || this.now() - prepay.createdAt >= PREPAY_LIFETIME_MS) return undefined;
    return this.find(prepay.mchid, prepay.outTradeNo);
  }

  /** Why an order cannot be paid now, or undefined. */
  obstacle(order: PayOrder): string | undefined {
    if (order.state === 'SUCCESS') return '该订单已支付';
    if (order.state === 'CLOSED') return '该订单已关闭';
    if (order.timeExpireAt !== null && this.now() >= order.timeExpireAt) return '该订单已过期';
    return undefined;
  }

  /** @returns undefined when it can no longer be paid */
  pay(mchid: string, outTradeNo: string): PayOrder | undefined {
    const order = this.find(mchid, outTradeNo);
    if (!order || this.obstacle(order)) return undefined;
    const paidAt = this.now();
    const transactionId = `420000${randomDigits(4)}${compactTime(paidAt).slice(0, 8)}${randomDigits(10)}`;
    return this.put({ ...order, state: 'SUCCESS', transactionId, paidAt });
  }

  /** Safe to repeat. @returns false when the order is paid */
  close(order: PayOrder): boolean {
    if (order.state === 'SUCCESS') return false;
    if (order.state === 'NOTPAY') this.put({ ...order, state: 'CLOSED', closedAt: this.now() });
    return true;
  }

  all(): PayOrder[] {
    return this.kept.values();
  }

  private put(order: PayOrder): PayOrder {
    return this.kept.put(`${order.mchid}/${order.outTradeNo}`, order);
  }
}

const STATE_TEXT: Record<TradeState, string> = { SUCCESS: '支付成功', NOTPAY: '订单未支付', CLOSED: '订单已关闭' };

/** The transaction resource of queries and notifications. */
export function transactionOf(order: PayOrder): Record<string, unknown> {
  const common = {
    appid: order.appid,
    mchid: order.mchid,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: STATE_TEXT[order.state],
    ...(order.attach !== null && { attach: order.attach }),
  };
  if (order.state !== 'SUCCESS' || order.paidAt === null) {
    return { ...common, amount: { total: order.amountFen, currency: 'CNY' }, payer: {} };
  }
  return {
    ...common,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: shanghaiTime(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.amountFen, payer_total: order.amountFen, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [],
  };
}
