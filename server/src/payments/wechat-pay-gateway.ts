import type { CredentialsStore } from '../accounts/credentials.ts';
import type { Viewer } from '../members/viewer.ts';
import { RefundFailure } from '../refunds/refund.entity.ts';
import { evidenceFromPayRefund } from '../refunds/refund-evidence.ts';
import { isTooLateToRefund } from '../refunds/refund-window.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { PayMerchant } from '../wechat/config.ts';
import { failureOf, lacksFunds, WeChatPayError } from '../wechat/errors.ts';
import type { PayClient } from '../wechat/pay/pay.client.ts';
import type { PayRefund } from '../wechat/pay/refund.ts';
import { isPaid } from '../wechat/pay/transaction.ts';
import { evidenceFromPayTransaction } from './evidence.ts';
import type { Order } from './order.entity.ts';
import type { Payment } from './payment.entity.ts';
import { LogInAgain } from './payment.payloads.ts';
import type {
  OpenedRequest,
  Payer,
  ProviderAnswer,
  RailGateway,
  RefundAnswer,
  RefundOrder,
  RefundStart,
} from './rail-gateway.ts';
import { RailNotConfigured } from './rail-not-configured.ts';

/** Refusals after which the number is of no more use: paid, closed, or taken with other parameters. */
const spentNumber = new Set([
  'ORDERPAID',
  'ORDER_PAID',
  'ORDER_CLOSED',
  'ORDERCLOSED',
  'OUT_TRADE_NO_USED',
  'INVALID_REQUEST',
]);

/** WeChat Pay API v3, JSAPI: pages inside the Official Account, and physical goods. */
export class WeChatPayGateway implements RailGateway {
  readonly #credentials: CredentialsStore;
  readonly #pay: PayClient;
  readonly #clock: Clock;
  readonly #publicUrl: () => string;

  /** @param deps.publicUrl where WeChat reaches this server, without a slash at the end */
  constructor(deps: { credentials: CredentialsStore; clock: Clock; pay: PayClient; publicUrl: () => string }) {
    this.#credentials = deps.credentials;
    this.#pay = deps.pay;
    this.#clock = deps.clock;
    this.#publicUrl = deps.publicUrl;
  }

  async payerOf(viewer: Viewer): Promise<Payer> {
    const { mchid } = await this.#merchant(viewer.accountId);
    if (!viewer.appid || !viewer.openid) throw new Rejection(new LogInAgain());
    return { merchant: mchid, xpayEnv: null, appid: viewer.appid, payerOpenid: viewer.openid };
  }

  async open(payment: Payment, order: Order): Promise<OpenedRequest> {
    const merchant = await this.#merchant(payment.account.id);
    try {
      const prepayId = payment.prepayId ?? (await this.#prepay(merchant, payment, order));
      const parameters = this.#pay.clientParameters(merchant, { appid: payment.appid, prepayId });
      return { outcome: 'opened', request: { rail: 'WECHAT_PAY', ...parameters }, prepayId };
    } catch (error) {
      if (error instanceof WeChatPayError && spentNumber.has(error.code)) return { outcome: 'spent' };
      throw error;
    }
  }

  async query(payment: Payment): Promise<ProviderAnswer> {
    const merchant = await this.#merchant(payment.account.id);
    const transaction = await this.#pay.queryByOutTradeNo(merchant, payment.outTradeNo);
    if (!transaction) return { state: 'unseen' };
    switch (transaction.tradeState) {
      case 'paid':
      case 'refundRequested':
        // Paid, and yet something is missing that a settlement compares: not an answer to act on.
        if (!isPaid(transaction)) throw new Error(`WeChat Pay reports ${payment.outTradeNo} as paid without its facts`);
        return { state: 'paid', evidence: evidenceFromPayTransaction(transaction), isDelivered: true };
      case 'closed':
      case 'revoked':
        return { state: 'over' };
      default:
        return { state: 'unpaid' };
    }
  }

  async close(payment: Payment): Promise<'closed' | 'paid'> {
    const merchant = await this.#merchant(payment.account.id);
    const outcome = await this.#pay.closeOrder(merchant, payment.outTradeNo);
    return outcome === 'alreadyPaid' ? 'paid' : 'closed';
  }

  /** One number can be paid once, whichever sheet it was opened in: WeChat Pay keeps two devices from paying twice. */
  isReusable(answer: ProviderAnswer): boolean {
    return answer.state === 'unseen' || answer.state === 'unpaid';
  }

  async confirmDelivery(): Promise<void> {
    // WeChat Pay has no such step for what is not shipped.
  }

  async refund(payment: Payment, refund: RefundOrder): Promise<RefundStart> {
    const merchant = await this.#merchant(payment.account.id);
    try {
      const answer = await this.#pay.refund(merchant, {
        outTradeNo: payment.outTradeNo,
        outRefundNo: refund.outRefundNo,
        refundFen: refund.amountFen,
        totalFen: payment.amountFen,
        reason: refund.reason,
        notifyUrl: `${this.#publicUrl()}/wechat/pay/${merchant.mchid}/refunds`,
      });
      return answerOf(answer, merchant, this.#clock.now());
    } catch (error) {
      if (!(error instanceof WeChatPayError) || failureOf(error) !== 'refused') throw error;
      const detail = error.message.slice(0, 500);
      if (lacksFunds(error)) return { state: 'later', failure: RefundFailure.MERCHANT_FUNDS_TOO_LOW, detail };
      // Refused because it was asked for before, and the answer was lost?
      const earlier = await this.queryRefund(payment, refund);
      if (earlier.state !== 'unseen') return earlier;
      return { state: 'refused', failure: refundFailureOf(error, payment, this.#clock.now()), detail };
    }
  }

  async queryRefund(payment: Payment, { outRefundNo }: Pick<RefundOrder, 'outRefundNo'>): Promise<RefundAnswer> {
    const merchant = await this.#merchant(payment.account.id);
    const refund = await this.#pay.queryRefund(merchant, outRefundNo);
    return refund ? answerOf(refund, merchant, this.#clock.now()) : { state: 'unseen' };
  }

  async #prepay(merchant: PayMerchant, payment: Payment, order: Order): Promise<string> {
    const { prepayId } = await this.#pay.createJsapiOrder(merchant, {
      appid: payment.appid,
      outTradeNo: payment.outTradeNo,
      description: order.description,
      amountFen: payment.amountFen,
      payerOpenid: payment.payerOpenid,
      notifyUrl: `${this.#publicUrl()}/wechat/pay/${merchant.mchid}/payments`,
      attach: payment.id,
      expiresAt: payment.expiresAt,
    });
    return prepayId;
  }

  async #merchant(accountId: string): Promise<PayMerchant> {
    const { pay } = await this.#credentials.of(accountId);
    if (!pay) throw new RailNotConfigured('WECHAT_PAY', accountId);
    return pay;
  }
}

function answerOf(refund: PayRefund, { mchid }: PayMerchant, now: Date): Exclude<RefundAnswer, { state: 'unseen' }> {
  const evidence = evidenceFromPayRefund(refund, mchid, now);
  return evidence ? { state: 'reported', evidence } : { state: 'running' };
}

function refundFailureOf({ code }: WeChatPayError, payment: Payment, now: Date): RefundFailure {
  if (code === 'USER_ACCOUNT_ABNORMAL') return RefundFailure.PAYER_ACCOUNT_UNUSABLE;
  return isTooLateToRefund(payment, now) ? RefundFailure.TOO_LATE : RefundFailure.REFUSED_BY_WECHAT;
}
