import { compactTime, shanghaiDay } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { UsedCoupon } from './coupons.ts';
import { type Funds, notEnough } from './funds.ts';
import type { PayNotifications } from './notification-channel.ts';
import { invalidRequest } from './pay-error.ts';
import type { PayOrder, PayOrders } from './pay-orders.ts';
import { refundNotification } from './refund-resource.ts';
import type { RefundRequest, RefundSource } from './refund-rules.ts';
import { outlayOf, type RefundShares, sharesOf, sourcesOf } from './refund-shares.ts';
import { formatYuan } from './yuan.ts';

const MOST_REFUNDS = 50;
const REFUNDABLE_MS = 365 * 24 * 3600_000;
const TIMER = 'refund';

/** How a refund ends. ABNORMAL: the money left the merchant and did not reach the payer. CLOSED: it came back. */
export type RefundOutcome = 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

export interface Refund extends RefundShares {
  mchid: string;
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  totalFen: number;
  /** that made the order cheaper for its payer */
  coupon: UsedCoupon | null;
  /** where the money comes from, together `amountFen` */
  from: RefundSource[];
  reason: string | null;
  notifyUrl: string | null;
  fundsAccount: 'AVAILABLE' | 'UNSETTLED' | null;
  /** canonical text of the first request: a repetition has to be the same */
  fingerprint: string;
  status: 'PROCESSING' | RefundOutcome;
  channel: 'ORIGINAL' | 'OTHER_BANKCARD';
  userReceivedAccount: string;
  createdAt: number;
  /** while PROCESSING: when it ends, and how */
  dueAt: number;
  outcome: RefundOutcome;
  /** when it got its present status, PROCESSING apart */
  settledAt: number | null;
  /** every status it had, oldest first */
  history: RefundStep[];
}

export interface RefundStep {
  at: number;
  status: Refund['status'];
  channel: Refund['channel'];
}

/** How a refund stood at an instant. */
export function refundAt({ history, createdAt, channel }: Refund, instant: number): RefundStep {
  return history.findLast(({ at }) => at <= instant) ?? { at: createdAt, status: 'PROCESSING', channel };
}

export interface RefundParts {
  clock: VirtualClock;
  faults: Faults;
  settings: Settings;
  funds: Funds;
  orders: PayOrders;
  notifications: PayNotifications;
}

/** Money on its way back to payers. */
export class Refunds {
  private readonly kept: Collection<Refund>;
  private readonly store: Store;
  private readonly byOrder: { find: (key: string) => Refund[] };
  private readonly byId: { find: (key: string) => Refund[] };
  private readonly byDay: { find: (key: string) => Refund[] };
  private readonly parts: RefundParts;

  constructor(store: Store, parts: RefundParts) {
    this.store = store;
    this.kept = store.collection('refunds');
    this.byOrder = this.kept.indexBy(({ mchid, outTradeNo }) => `${mchid}/${outTradeNo}`);
    this.byId = this.kept.indexBy(({ mchid, refundId }) => `${mchid}/${refundId}`);
    this.byDay = this.kept.indexBy(({ mchid, createdAt }) => `${mchid}/${shanghaiDay(createdAt)}`);
    this.parts = parts;
    parts.clock.on<{ mchid: string; outRefundNo: string; dueAt: number }>(
      TIMER,
      async ({ mchid, outRefundNo, dueAt }) => {
        const refund = this.find(mchid, outRefundNo);
        if (refund?.status === 'PROCESSING' && refund.dueAt === dueAt) await this.settle(refund);
      },
    );
  }

  find(mchid: string, outRefundNo: string): Refund | undefined {
    return this.kept.get(`${mchid}/${outRefundNo}`);
  }

  findById(mchid: string, refundId: string): Refund | undefined {
    return this.byId.find(`${mchid}/${refundId}`)[0];
  }

  /** Asked for on a day of Shanghai, `2026-11-22`, oldest first. */
  askedOn(mchid: string, day: string): Refund[] {
    return this.byDay.find(`${mchid}/${day}`);
  }

  ofOrder(order: PayOrder): Refund[] {
    return this.byOrder.find(`${order.mchid}/${order.outTradeNo}`);
  }

  all(): Refund[] {
    return this.kept.values();
  }

  /**
   * Accepts a refund: its money leaves the merchant at once and reaches the payer later.
   * @throws PayError INVALID_REQUEST, NOT_ENOUGH; then nothing happened
   */
  accept(order: PayOrder, request: RefundRequest, fingerprint: string): Refund {
    const { mchid, outTradeNo, transactionId } = order;
    if (transactionId === null) throw new RangeError(`${outTradeNo} is not paid`);
    const { funds } = this.parts;
    this.refuseTooMuch(order, request);
    const createdAt = this.parts.clock.now();
    const refundId = `5030${randomDigits(6)}${compactTime(createdAt).slice(0, 8)}${randomDigits(11)}`;
    const shares = sharesOf(order, request.amountFen, this.standing(order));
    const { availableFen } = funds.balance(mchid);
    const from = sourcesOf(request, shares, { availableFen, frozenFen: funds.frozenOf(mchid, transactionId) });
    if (!from) throw notEnough();
    const about = { refundId, outRefundNo: request.outRefundNo };
    this.spend(order, about, shares, from);
    this.parts.orders.markRefunded(order);
    const fault = this.parts.faults.take(
      'refund',
      ({ about: number = request.outRefundNo }) => number === request.outRefundNo || number === outTradeNo,
    )?.mode;
    const refund: Refund = {
      ...about,
      ...shares,
      mchid,
      outTradeNo,
      transactionId,
      totalFen: order.amountFen,
      coupon: order.coupon,
      from,
      reason: request.reason,
      notifyUrl: request.notifyUrl,
      fundsAccount: request.fundsAccount,
      fingerprint,
      status: 'PROCESSING',
      channel: 'ORIGINAL',
      userReceivedAccount: '支付用户零钱',
      createdAt,
      dueAt: createdAt,
      outcome: fault === 'abnormal' ? 'ABNORMAL' : fault === 'closed' ? 'CLOSED' : 'SUCCESS',
      settledAt: null,
      history: [],
    };
    return this.process(refund);
  }

  /** An ABNORMAL refund goes to a bank card instead. */
  redirect(refund: Refund, userReceivedAccount: string): Refund {
    return this.process({ ...refund, channel: 'OTHER_BANKCARD', userReceivedAccount, outcome: 'SUCCESS' });
  }

  /** Ends a refund now. @throws RangeError unless it is PROCESSING */
  async decide(mchid: string, outRefundNo: string, outcome: RefundOutcome): Promise<Refund> {
    const refund = this.find(mchid, outRefundNo);
    if (!refund) throw new RangeError(`no refund ${outRefundNo}`);
    if (refund.status !== 'PROCESSING') throw new RangeError(`refund ${outRefundNo} is ${refund.status}`);
    return this.settle({ ...refund, outcome });
  }

  private process(refund: Refund): Refund {
    const { clock, settings } = this.parts;
    const dueAt = clock.now() + settings.current.refundDelayMs;
    const { mchid, outRefundNo } = refund;
    clock.schedule(TIMER, dueAt, { mchid, outRefundNo, dueAt });
    return this.step({ ...refund, status: 'PROCESSING', dueAt, settledAt: null });
  }

  private async settle(refund: Refund): Promise<Refund> {
    const settled = this.store.together(() => {
      if (refund.outcome === 'CLOSED') this.giveBack(refund);
      return this.step({ ...refund, status: refund.outcome, settledAt: this.parts.clock.now() });
    });
    const notification = refundNotification(settled);
    if (notification) await this.parts.notifications.push(notification);
    return settled;
  }

  private refuseTooMuch(order: PayOrder, request: RefundRequest): void {
    const standing = this.standing(order);
    const refunded = standing.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (request.totalFen !== order.amountFen) throw invalidRequest('订单金额或退款金额与之前请求不一致，请核实后再试');
    if (refunded >= order.amountFen) throw invalidRequest('订单已全额退款');
    if (refunded + request.amountFen > order.amountFen) throw invalidRequest('申请退款金额超过订单可退金额');
    if (standing.length >= MOST_REFUNDS) throw invalidRequest(`一笔订单最多支持${MOST_REFUNDS}次部分退款`);
    if (this.parts.clock.now() - (order.paidAt ?? 0) > REFUNDABLE_MS)
      throw invalidRequest('订单已超过一年，无法发起退款');
  }

  /** Refunds that count against the order; closed ones gave their money back. */
  private standing(order: PayOrder): Refund[] {
    return this.ofOrder(order).filter(({ status }) => status !== 'CLOSED');
  }

  private spend(
    order: PayOrder,
    refund: Pick<Refund, 'refundId' | 'outRefundNo'>,
    shares: RefundShares,
    from: RefundSource[],
  ): void {
    const outlay = outlayOf(from, shares);
    const about = {
      mchid: order.mchid,
      businessName: '退款',
      wechatBusinessNo: refund.refundId,
      documentNo: refund.outRefundNo,
      applicant: `${order.mchid}API`,
      remark: `退款总金额${formatYuan(shares.settlementFen)}元;含手续费${formatYuan(shares.feeFen)}元`,
    };
    // one movement carries the fee, though it may be the whole refund and nothing else moves
    const fromFrozen = outlay.UNAVAILABLE > 0;
    if (fromFrozen) {
      const frozenFor = order.transactionId ?? undefined;
      this.parts.funds.spend({ ...about, frozenFor, amountFen: outlay.UNAVAILABLE, feeFen: -shares.feeFen });
    }
    if (outlay.AVAILABLE > 0 || !fromFrozen) {
      const feeFen = fromFrozen ? 0 : -shares.feeFen;
      this.parts.funds.spend({ ...about, amountFen: outlay.AVAILABLE, feeFen });
    }
  }

  private giveBack(refund: Refund): void {
    this.parts.funds.income({
      mchid: refund.mchid,
      businessName: '退款',
      businessType: '退款关闭退回',
      amountFen: refund.settlementFen - refund.feeFen,
      wechatBusinessNo: refund.refundId,
      documentNo: refund.outRefundNo,
      feeFen: refund.feeFen,
    });
  }

  private step(refund: Refund): Refund {
    const { mchid, outRefundNo, status, channel } = refund;
    const history = [...refund.history, { at: this.parts.clock.now(), status, channel }];
    return this.kept.put(`${mchid}/${outRefundNo}`, { ...refund, history });
  }
}
