import { shanghaiDay } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { Coins } from './coins.ts';
import type { XpayEnv } from './virtual-payment-settings.ts';
import { refundMessage } from './xpay-messages.ts';
import { isCoinOrder, leftFen, XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';
import type { XpayPushes } from './xpay-pushes.ts';

export interface XpayRefund {
  appid: string;
  /** the merchant's number; WeChat's own for what Apple gives back */
  refundOrderId: string;
  /** of the order that was paid */
  orderId: string;
  wxOrderId: string;
  env: XpayEnv;
  openid: string;
  /** 1 by the merchant, 8 by Apple */
  orderType: 1 | 8;
  refundFen: number;
  bizMeta: string;
  reason: string;
  reqFrom: string;
  /** 1 while it runs */
  status: 1 | 5 | 7 | 8;
  failure: string;
  wxRefundId: string;
  wxpayRefundId: string;
  /** coins that went away for it */
  coins: number;
  /** platform fee that came back with it */
  feeReturnedFen: number;
  startedAt: number;
  endedAt: number | null;
}

export type NewRefund = Pick<XpayRefund, 'refundOrderId' | 'refundFen' | 'bizMeta' | 'reason' | 'reqFrom'>;

export interface XpayRefundParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  orders: XpayOrders;
  coins: Coins;
  pushes: XpayPushes;
}

const TIMER = 'xpay-refund';

/** Money on its way back. A refund is a task: it is accepted first, and succeeds or fails later. */
export class XpayRefunds {
  private readonly kept: Collection<XpayRefund>;
  private readonly byWxRefundId: { find: (wxRefundId: string) => XpayRefund[] };
  private readonly byOrder: { find: (order: string) => XpayRefund[] };
  private readonly byDay: { find: (appidAndDay: string) => XpayRefund[] };
  private readonly parts: XpayRefundParts;

  constructor(parts: XpayRefundParts) {
    this.kept = parts.store.collection('xpay-refunds');
    this.byWxRefundId = this.kept.indexBy(({ appid, wxRefundId }) => `${appid}/${wxRefundId}`);
    this.byOrder = this.kept.indexBy(({ appid, orderId }) => `${appid}/${orderId}`);
    this.byDay = this.kept.indexBy((refund) =>
      isDone(refund) ? `${refund.appid}/${shanghaiDay(refund.endedAt ?? 0)}` : undefined,
    );
    this.parts = parts;
    parts.clock.on<{ key: string }>(TIMER, ({ key }) => this.end(key));
  }

  find(appid: string, refundOrderId: string): XpayRefund | undefined {
    return this.kept.get(`${appid}/${refundOrderId}`);
  }

  findByWxRefundId(appid: string, wxRefundId: string): XpayRefund | undefined {
    return this.byWxRefundId.find(`${appid}/${wxRefundId}`)[0];
  }

  isRunningFor(order: XpayOrder): boolean {
    return this.byOrder.find(`${order.appid}/${order.orderId}`).some(({ status }) => status === 1);
  }

  /** Those that succeeded that day. @param day Shanghai day, `2026-01-01` */
  doneOn(appid: string, day: string): XpayRefund[] {
    return this.byDay.find(`${appid}/${day}`);
  }

  /** Starts the task; a failed one of the same number starts again. */
  begin(order: XpayOrder, request: NewRefund): XpayRefund {
    const { store, clock, settings } = this.parts;
    return store.together(() => {
      const refund = this.put(this.takeCoins(order, this.newRefund(order, request, 1)));
      clock.schedule(TIMER, clock.now() + settings.current.xpayRefundMs, { key: keyOf(refund) });
      return refund;
    });
  }

  /** Apple decides alone, at once, and always gives back everything that is left. */
  async byApple(order: XpayOrder): Promise<XpayRefund> {
    const request = {
      refundOrderId: `IOSREFUND${randomDigits(19)}`,
      refundFen: leftFen(order),
      bizMeta: '',
      reason: '0',
      reqFrom: '2',
    };
    return this.succeed(order, this.takeCoins(order, this.newRefund(order, request, 8)));
  }

  all(): XpayRefund[] {
    return this.kept.values();
  }

  private async end(key: string): Promise<void> {
    const { store, faults, orders, pushes, clock } = this.parts;
    const refund = this.kept.get(key);
    const order = refund && orders.find(refund.appid, refund.orderId);
    if (!refund || !order || refund.status !== 1) return;
    const fault = faults.take('xpay-refund', ({ openid }) => openid === undefined || openid === refund.openid);
    if (!fault) {
      await this.succeed(order, refund);
      return;
    }
    await store.together(() => {
      const failed = this.put({
        ...refund,
        status: XPAY_STATUS.refundFailed,
        failure: '基本账户余额不足，请充值后重新发起',
        endedAt: clock.now(),
      });
      orders.markRefundFailed(order);
      if (refund.coins > 0) this.parts.coins.restore(order, refund.coins);
      return pushes.push(failed.appid, failed.refundOrderId, refundMessage(failed, order));
    });
  }

  private async succeed(order: XpayOrder, refund: XpayRefund): Promise<XpayRefund> {
    const { store, orders, pushes, clock } = this.parts;
    const { done, told } = store.together(() => {
      const refunded = this.put({
        ...refund,
        status: refund.orderType === 8 ? XPAY_STATUS.userRefunded : XPAY_STATUS.refunded,
        wxpayRefundId: refund.orderType === 8 ? '' : `50${randomDigits(26)}`,
        feeReturnedFen: orders.refund(order, refund.refundFen),
        endedAt: clock.now(),
      });
      // Begun with the refund, so that a killed sandbox has both.
      return {
        done: refunded,
        told: pushes.push(refunded.appid, refunded.refundOrderId, refundMessage(refunded, order)),
      };
    });
    await told;
    return done;
  }

  private newRefund(order: XpayOrder, request: NewRefund, orderType: XpayRefund['orderType']): XpayRefund {
    return {
      ...request,
      appid: order.appid,
      orderId: order.orderId,
      wxOrderId: order.wxOrderId,
      env: order.env,
      openid: order.openid,
      orderType,
      status: 1,
      failure: '',
      wxRefundId: this.find(order.appid, request.refundOrderId)?.wxRefundId ?? `VR${randomDigits(26)}`,
      wxpayRefundId: '',
      coins: 0,
      feeReturnedFen: 0,
      startedAt: this.parts.clock.now(),
      endedAt: null,
    };
  }

  /** Whoever gets money back for coins has them no more. */
  private takeCoins(order: XpayOrder, refund: XpayRefund): XpayRefund {
    if (!isCoinOrder(order)) return refund;
    return { ...refund, coins: this.parts.coins.withdraw(order, coinsOf(order, refund.refundFen)) };
  }

  private put(refund: XpayRefund): XpayRefund {
    return this.kept.put(keyOf(refund), refund);
  }
}

function keyOf(refund: Pick<XpayRefund, 'appid' | 'refundOrderId'>): string {
  return `${refund.appid}/${refund.refundOrderId}`;
}

/** Coins that go with the next so many fen; a coin of which a part is given back is gone. */
export function coinsOf(order: XpayOrder, fen: number): number {
  const gone = (refundedFen: number) => Math.ceil(refundedFen / order.unitPriceFen);
  return gone(order.refundedFen + fen) - gone(order.refundedFen);
}

function isDone({ status }: XpayRefund): boolean {
  return status === XPAY_STATUS.refunded || status === XPAY_STATUS.userRefunded;
}
