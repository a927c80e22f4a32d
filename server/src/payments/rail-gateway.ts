import type { Viewer } from '../members/viewer.ts';
import type { Refund, RefundFailure } from '../refunds/refund.entity.ts';
import type { RefundEvidence } from '../refunds/refund-evidence.ts';
import type { ClientPayParameters } from '../wechat/pay/sign.ts';
import type { XpayPaymentRequest } from '../wechat/xpay/payment-request.ts';
import type { PaymentEvidence } from './evidence.ts';
import type { Order } from './order.entity.ts';
import type { Payment } from './payment.entity.ts';
import type { Rail } from './rail.ts';

/** What WeChat says about one attempt when it is asked. */
export type ProviderAnswer =
  /** Also when the money was given back since: `evidence.givenBack` says so. */
  | { readonly state: 'paid'; readonly evidence: PaymentEvidence; readonly isDelivered: boolean }
  /** WeChat knows it, and it can still be paid. */
  | { readonly state: 'unpaid' }
  /** WeChat has never seen it; it can still be paid. */
  | { readonly state: 'unseen' }
  /** It can never be paid any more. */
  | { readonly state: 'over' };

/** What a refund is asked for with; the rest stands on its payment. */
export type RefundOrder = Pick<Refund, 'outRefundNo' | 'amountFen' | 'reason' | 'initiator'>;

/** What WeChat says about one refund when it is asked. */
export type RefundAnswer =
  /** WeChat has never seen its number. */
  | { readonly state: 'unseen' }
  | { readonly state: 'running' }
  /** It ended, or waits for a person: the evidence says which. */
  | { readonly state: 'reported'; readonly evidence: RefundEvidence };

/** What asking for a refund came to. */
export type RefundStart =
  | Exclude<RefundAnswer, { readonly state: 'unseen' }>
  /** Nothing was started. The same number may be asked with again later; `failure` says what it waits for, if a person. */
  | { readonly state: 'later'; readonly failure: RefundFailure | null; readonly detail: string | null }
  /** Nothing was started, and nothing will be. */
  | { readonly state: 'refused'; readonly failure: RefundFailure; readonly detail: string | null };

/** What the client hands to WeChat to open the pay sheet. */
export type PaymentRequestData =
  | ({ readonly rail: 'XPAY' } & XpayPaymentRequest)
  | ({ readonly rail: 'WECHAT_PAY' } & ClientPayParameters);

/** Who pays, and over which merchant: frozen on the attempt. */
export interface Payer {
  readonly merchant: string;
  readonly xpayEnv: 0 | 1 | null;
  readonly appid: string;
  readonly payerOpenid: string;
}

export type OpenedRequest =
  | { readonly outcome: 'opened'; readonly request: PaymentRequestData; readonly prepayId: string | null }
  /** WeChat takes this number no more; a new attempt will do. */
  | { readonly outcome: 'spent' };

/** One rail: what payments ask of WeChat. Every call may throw WeChatUnreachable and changes none of our rows. */
export interface RailGateway {
  /**
   * The payer as this rail needs it, checked as far as WeChat lets us.
   * @throws Rejection LogInAgain when WeChat would not take this sign-in any more
   */
  payerOf(viewer: Viewer): Promise<Payer>;
  /** Signs what opens the pay sheet; safe to repeat for one attempt. */
  open(payment: Payment, order: Order): Promise<OpenedRequest>;
  query(payment: Payment): Promise<ProviderAnswer>;
  /**
   * Ends the attempt at WeChat. `open` where WeChat has no such thing: it may still be paid, and will be looked at again.
   */
  close(payment: Payment): Promise<'closed' | 'paid' | 'open'>;
  /** Whether a pending attempt may be handed out a second time, as far as `answer` tells. */
  isReusable(answer: ProviderAnswer): boolean;
  /** Tells WeChat that what was paid is delivered, if it does not know yet. */
  confirmDelivery(payment: Payment): Promise<void>;
  /**
   * Asks WeChat to give money of a paid attempt back. Safe to repeat for one `outRefundNo`, and after an error it must be
   * repeated, or looked up, with no other number: WeChat may have begun.
   */
  refund(payment: Payment, refund: RefundOrder): Promise<RefundStart>;
  queryRefund(payment: Payment, refund: Pick<RefundOrder, 'outRefundNo'>): Promise<RefundAnswer>;
}

export type RailGateways = Readonly<Record<Rail, RailGateway>>;
