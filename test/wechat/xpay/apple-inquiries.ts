import type { Delivery } from '../deliveries/deliveries.ts';
import type { Collection, Store } from '../store/store.ts';
import { seconds, type XpayMessage } from './xpay-messages.ts';
import { leftFen, type XpayOrder, type XpayOrders } from './xpay-orders.ts';
import { INQUIRY_EVENT, type XpayPushContent, type XpayPushes } from './xpay-pushes.ts';
import type { XpayRefunds } from './xpay-refunds.ts';

/** What Apple does in the end: as the merchant says, or as it likes. */
export type AppleDecision = 'as-answered' | 'refund' | 'refuse';

/** A person asked Apple for money back, and Apple asks the merchant. */
export interface AppleInquiry {
  id: string;
  appid: string;
  orderId: string;
  reason: string;
  decision: AppleDecision;
  askedAt: number;
  attempts: { at: number; tookMs: number; verdict: Delivery['verdict']; detail: string }[];
  /** null: not yet, or never */
  answer: { resultCode: 0 | 1; resultInfo: string; evidence: string; tookMs: number } | null;
  state: 'asking' | 'refunded' | 'refused';
}

export interface AppleInquiryParts {
  store: Store;
  orders: XpayOrders;
  refunds: XpayRefunds;
  pushes: XpayPushes;
  now: () => number;
}

const PROVIDE_STATUS = { none: '0', done: '1' } as const;

/** Apple's refund question: put three times, each answered within three seconds or not at all. Then Apple decides. */
export class AppleInquiries {
  private readonly kept: Collection<AppleInquiry>;
  private readonly parts: AppleInquiryParts;

  constructor(parts: AppleInquiryParts) {
    this.kept = parts.store.collection('apple-inquiries');
    this.parts = parts;
    parts.pushes.listen(INQUIRY_EVENT, {
      confirmed: (content, delivery) => this.answered(content, delivery),
      unconfirmed: ({ about }, delivery, isLast) => {
        const inquiry = this.note(about, delivery);
        if (inquiry && isLast) void this.decide(inquiry);
      },
    });
  }

  /** @param order paid through Apple, with something left to refund */
  async ask(order: XpayOrder, reason: string, decision: AppleDecision): Promise<AppleInquiry> {
    const id = `inquiry-${this.kept.size + 1}`;
    const { appid, orderId } = order;
    const askedAt = this.parts.now();
    const inquiry = this.kept.put(id, {
      id,
      appid,
      orderId,
      reason,
      decision,
      askedAt,
      attempts: [],
      answer: null,
      state: 'asking',
    });
    const isAsked = await this.parts.pushes.push(appid, id, inquiryMessage(order, reason, askedAt));
    return isAsked ? inquiry : this.decide(inquiry);
  }

  find(id: string): AppleInquiry | undefined {
    return this.kept.get(id);
  }

  all(): AppleInquiry[] {
    return this.kept.values();
  }

  private answered({ appid, about }: XpayPushContent, delivery: Delivery): void {
    const inquiry = this.note(about, delivery);
    const said = this.parts.pushes.answerOf(appid, delivery.responseBody);
    if (!inquiry || !said) return;
    const answer = {
      resultCode: String(said.result_code) === '0' ? (0 as const) : (1 as const),
      resultInfo: String(said.result_info ?? ''),
      evidence: String(said.evidence),
      tookMs: delivery.tookMs,
    };
    void this.decide(this.kept.put(about, { ...inquiry, answer }));
  }

  private note(id: string, { at, tookMs, verdict, detail }: Delivery): AppleInquiry | undefined {
    const inquiry = this.kept.get(id);
    return (
      inquiry && this.kept.put(id, { ...inquiry, attempts: [...inquiry.attempts, { at, tookMs, verdict, detail }] })
    );
  }

  /** Unanswered means "uncertain" to Apple, which then gives the money back. */
  private async decide(inquiry: AppleInquiry): Promise<AppleInquiry> {
    const { decision, answer } = inquiry;
    const order = this.parts.orders.find(inquiry.appid, inquiry.orderId);
    const refunds = decision === 'refund' || (decision === 'as-answered' && answer?.resultCode !== 1);
    if (!order || leftFen(order) === 0 || !refunds) return this.kept.put(inquiry.id, { ...inquiry, state: 'refused' });
    const decided = this.kept.put(inquiry.id, { ...inquiry, state: 'refunded' });
    await this.parts.refunds.byApple(order);
    return decided;
  }
}

/** Every value is text, the instants too. Source: Mini Program, "Member Subscription: iOS", refund inquiry. */
function inquiryMessage(order: XpayOrder, reason: string, askedAt: number): XpayMessage {
  return {
    Event: INQUIRY_EVENT,
    OpenId: order.openid,
    refund_time: String(seconds(askedAt)),
    order_time: String(seconds(order.paidAt)),
    channel_bill: order.wxpayOrderId,
    bundleid: 'com.tencent.xin',
    product_id: order.productId,
    p_count: String(order.quantity),
    refund_request_reason: reason,
    provide_status: order.providedAt === null ? PROVIDE_STATUS.none : PROVIDE_STATUS.done,
    pay_order_id: order.orderId,
  };
}
