import { randomDigits } from '../crypto/random-text.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { XpayEnv } from './virtual-payment-settings.ts';

/** States of a virtual payment order, as WeChat numbers them. */
export const XPAY_STATUS = { created: 1, paid: 2, delivering: 3, delivered: 4, closed: 6 } as const;

export type XpayStatus = (typeof XPAY_STATUS)[keyof typeof XPAY_STATUS];

export interface XpayOrder {
  appid: string;
  /** the merchant's outTradeNo */
  orderId: string;
  env: XpayEnv;
  personId: string;
  openid: string;
  platform: 'android' | 'ios' | 'windows' | 'harmony';
  productId: string;
  productName: string;
  quantity: number;
  /** published price of one, in fen */
  unitPriceFen: number;
  /** what the person pays in all, in fen */
  amountFen: number;
  attach: string;
  status: XpayStatus;
  wxOrderId: string;
  channelOrderId: string;
  wxpayOrderId: string;
  createdAt: number;
  updatedAt: number;
  paidAt: number | null;
  providedAt: number | null;
}

export type NewXpayOrder = Pick<
  XpayOrder,
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
  | 'attach'
>;

export class XpayOrders {
  private readonly kept: Collection<XpayOrder>;
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(store: Store, settings: Settings, now: () => number) {
    this.kept = store.collection('xpay-orders');
    this.settings = settings;
    this.now = now;
  }

  /** An unpaid order of yesterday reads as closed. */
  find(appid: string, orderId: string): XpayOrder | undefined {
    const order = this.kept.get(`${appid}/${orderId}`);
    if (!order || order.status !== XPAY_STATUS.created) return order;
    const closesAt = order.createdAt + this.settings.current.virtualOrderLifetimeMs;
    if (this.now() < closesAt) return order;
    return this.put({ ...order, status: XPAY_STATUS.closed, updatedAt: closesAt });
  }

  findByWxOrderId(appid: string, wxOrderId: string): XpayOrder | undefined {
    const order = this.kept.values().find((each) => each.appid === appid && each.wxOrderId === wxOrderId);
    return order && this.find(appid, order.orderId);
  }

  create(order: NewXpayOrder): XpayOrder {
    const now = this.now();
    return this.put({
      ...order,
      status: XPAY_STATUS.created,
      wxOrderId: `VP${randomDigits(26)}`,
      channelOrderId: `CH${randomDigits(26)}`,
      wxpayOrderId: '',
      createdAt: now,
      updatedAt: now,
      paidAt: null,
      providedAt: null,
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
    });
  }

  /** @returns false when it was delivered already, or is not paid */
  markProvided(order: XpayOrder): boolean {
    if (order.status !== XPAY_STATUS.paid && order.status !== XPAY_STATUS.delivering) return false;
    const now = this.now();
    this.put({ ...order, status: XPAY_STATUS.delivered, providedAt: now, updatedAt: now });
    return true;
  }

  all(): XpayOrder[] {
    return this.kept.values();
  }

  private put(order: XpayOrder): XpayOrder {
    return this.kept.put(`${order.appid}/${order.orderId}`, order);
  }
}
