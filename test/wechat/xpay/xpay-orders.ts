import { shanghaiDay } from '../clock/shanghai-time.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import { feeOf, settlesAt } from './fees.ts';
import type { XpayEnv } from './virtual-payment-settings.ts';

/** States of a virtual payment order, as WeChat numbers them. Refunds are orders too. */
export const XPAY_STATUS = {
  created: 1,
  paid: 2,
  delivering: 3,
  delivered: 4,
  refunded: 5,
  closed: 6,
  refundFailed: 7,
  userRefunded: 8,
  deductionFailed: 13,
} as const;

export type XpayStatus = (typeof XPAY_STATUS)[keyof typeof XPAY_STATUS];

/** What becomes a contract once this order is paid: pay-and-sign. */
export interface ContractToSign {
  productId: string;
  outContractCode: string;
  accountName: string;
}

export interface XpayOrder {
  appid: string;
  /** the merchant's outTradeNo; WeChat's own number for what Apple charges by itself */
  orderId: string;
  env: XpayEnv;
  personId: string;
  openid: string;
  platform: 'android' | 'ios' | 'windows' | 'harmony';
  /** empty for coins */
  productId: string;
  productName: string;
  quantity: number;
  /** published price of one, in fen */
  unitPriceFen: number;
  /** what the person pays in all, in fen */
  amountFen: number;
  attach: string;
  /** the contract whose deduction this is */
  contractKey: string | null;
  /** of that contract */
  periodDays: number | null;
  contractToSign: ContractToSign | null;
  status: XpayStatus;
  wxOrderId: string;
  channelOrderId: string;
  wxpayOrderId: string;
  createdAt: number;
  updatedAt: number;
  paidAt: number | null;
  providedAt: number | null;
  refundedFen: number;
  /** what virtual payment takes, in basis points of what is not refunded */
  feeBps: number;
  /** taken when it was paid */
  feeFen: number;
  /** given back by refunds */
  feeReturnedFen: number;
}

type RequiredOfNew =
  | 'appid'
  | 'orderId'
  | 'env'
  | 'personId'
  | 'openid'
  | 'platform'
  | 'productId'
  | 'productName'
  | 'quantity'
  | 'unitPriceFen'
  | 'amountFen'
  | 'attach';

export type NewXpayOrder = Pick<XpayOrder, RequiredOfNew> &
  Partial<Pick<XpayOrder, 'contractKey' | 'periodDays' | 'contractToSign' | 'feeBps'>>;

interface PaidBefore {
  wxpayOrderId: string;
  createdAt: number;
  paidAt: number;
}

/** After this long a refund gives no fee back. */
const FEE_RETURN_MS = 180 * 24 * 3600_000;

/** What can still be refunded, in fen. */
export function leftFen(order: XpayOrder): number {
  return order.paidAt === null ? 0 : order.amountFen - order.refundedFen;
}

/** A top-up: `quantity` coins and no good. */
export function isCoinOrder(order: XpayOrder): boolean {
  return order.productId === '';
}

export function isAppleOrder(order: XpayOrder): boolean {
  return order.platform === 'ios';
}

/** When the money is the merchant's own; null while it is not paid. */
export function settlementOf(order: XpayOrder): number | null {
  if (order.paidAt === null) return null;
  return settlesAt(order.paidAt, { isApple: isAppleOrder(order), periodDays: order.periodDays });
}

export class XpayOrders {
  private readonly kept: Collection<XpayOrder>;
  private readonly byWxOrderId: { find: (wxOrderId: string) => XpayOrder[] };
  private readonly byPaidDay: { find: (appidAndDay: string) => XpayOrder[] };
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(store: Store, settings: Settings, now: () => number) {
    this.kept = store.collection('xpay-orders');
    this.byWxOrderId = this.kept.indexBy(({ appid, wxOrderId }) => `${appid}/${wxOrderId}`);
    this.byPaidDay = this.kept.indexBy(({ appid, paidAt }) =>
      paidAt === null ? undefined : `${appid}/${shanghaiDay(paidAt)}`,
    );
    this.settings = settings;
    this.now = now;
  }

  /** An unpaid order of yesterday reads as closed. */
  find(appid: string, orderId: string): XpayOrder | undefined {
    const order = this.kept.get(`${appid}/${orderId}`);
    if (!order || order.status !== XPAY_STATUS.created || order.contractKey !== null) return order;
    const closesAt = order.createdAt + this.settings.current.virtualOrderLifetimeMs;
    if (this.now() < closesAt) return order;
    return this.put({ ...order, status: XPAY_STATUS.closed, updatedAt: closesAt });
  }

  findByWxOrderId(appid: string, wxOrderId: string): XpayOrder | undefined {
    const [order] = this.byWxOrderId.find(`${appid}/${wxOrderId}`);
    return order && this.find(appid, order.orderId);
  }

  /** @param day Shanghai day, `2026-01-01` */
  paidOn(appid: string, day: string): XpayOrder[] {
    return this.byPaidDay.find(`${appid}/${day}`);
  }

  create(order: NewXpayOrder): XpayOrder {
    const now = this.now();
    const { appleFeeBps, directFeeBps } = this.settings.current;
    return this.put({
      contractKey: null,
      periodDays: null,
      contractToSign: null,
      feeBps: order.platform === 'ios' ? appleFeeBps : directFeeBps,
      ...order,
      status: XPAY_STATUS.created,
      wxOrderId: `VP${randomDigits(26)}`,
      channelOrderId: `CH${randomDigits(26)}`,
      wxpayOrderId: '',
      createdAt: now,
      updatedAt: now,
      paidAt: null,
      providedAt: null,
      refundedFen: 0,
      feeFen: 0,
      feeReturnedFen: 0,
    });
  }

  /** @returns undefined when it can no longer be paid */
  pay(order: XpayOrder): XpayOrder | undefined {
    if (this.find(order.appid, order.orderId)?.status !== XPAY_STATUS.created) return undefined;
    const now = this.now();
    return this.put({
      ...order,
      status: XPAY_STATUS.paid,
      wxpayOrderId: `42000${randomDigits(23)}`,
      paidAt: now,
      updatedAt: now,
      feeFen: feeOf(order.amountFen, order.feeBps),
    });
  }

  /** A payment of before, delivered since. Known numbers stay as they are. */
  remember(order: NewXpayOrder, { wxpayOrderId, createdAt, paidAt }: PaidBefore): void {
    if (this.find(order.appid, order.orderId)) return;
    const created = this.create(order);
    this.put({
      ...created,
      status: XPAY_STATUS.delivered,
      wxpayOrderId,
      createdAt,
      paidAt,
      providedAt: paidAt,
      updatedAt: paidAt,
      feeFen: feeOf(created.amountFen, created.feeBps),
    });
  }

  failDeduction(order: XpayOrder): XpayOrder {
    return this.put({ ...order, status: XPAY_STATUS.deductionFailed, updatedAt: this.now() });
  }

  /** @returns false when it was delivered already, is not paid, or was given back */
  markProvided(order: XpayOrder): boolean {
    if (order.paidAt === null || order.providedAt !== null || leftFen(order) === 0) return false;
    const now = this.now();
    const status = order.status === XPAY_STATUS.refundFailed ? order.status : XPAY_STATUS.delivered;
    this.put({ ...order, status, providedAt: now, updatedAt: now });
    return true;
  }

  /** Takes a refund off a paid order. @returns the fee that comes back with it, in fen */
  refund(order: XpayOrder, refundFen: number): number {
    const now = this.now();
    const refundedFen = order.refundedFen + refundFen;
    const keepsFee = !isAppleOrder(order) && now - (order.paidAt ?? now) > FEE_RETURN_MS;
    const feeLeftFen = order.feeFen - order.feeReturnedFen;
    const returnedFen = keepsFee ? 0 : Math.max(0, feeLeftFen - feeOf(order.amountFen - refundedFen, order.feeBps));
    const isWhole = refundedFen === order.amountFen;
    const status = isAppleOrder(order) ? XPAY_STATUS.userRefunded : XPAY_STATUS.refunded;
    this.put({
      ...order,
      status: isWhole ? status : statusBeforeRefunds(order),
      refundedFen,
      feeReturnedFen: order.feeReturnedFen + returnedFen,
      updatedAt: now,
    });
    return returnedFen;
  }

  /** The person still has what was bought, and the merchant the money. */
  markRefundFailed(order: XpayOrder): void {
    this.put({ ...order, status: XPAY_STATUS.refundFailed, updatedAt: this.now() });
  }

  all(): XpayOrder[] {
    return this.kept.values();
  }

  private put(order: XpayOrder): XpayOrder {
    return this.kept.put(`${order.appid}/${order.orderId}`, order);
  }
}

function statusBeforeRefunds(order: XpayOrder): XpayStatus {
  return order.providedAt === null ? XPAY_STATUS.paid : XPAY_STATUS.delivered;
}
