import type { MikroORM } from '@mikro-orm/postgresql';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { MemberIdentity } from '../members/member-identity.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { RefundFailure, RefundInitiator } from '../refunds/refund.entity.ts';
import { evidenceFromXpayRefund } from '../refunds/refund-evidence.ts';
import { isTooLateToRefund } from '../refunds/refund-window.ts';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { MiniProgramApp, XpayMerchant } from '../wechat/config.ts';
import { failureOf, WeChatApiError } from '../wechat/errors.ts';
import type { MiniProgramClient } from '../wechat/mini-program/mini-program.client.ts';
import { isUnseenXpayOrder, isXpayOrderPaid } from '../wechat/xpay/order.ts';
import { createXpayPaymentRequest } from '../wechat/xpay/payment-request.ts';
import type { XpayClient } from '../wechat/xpay/xpay.client.ts';
import { evidenceFromXpayOrder } from './evidence.ts';
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

/** What is left may change between looking and asking; more often than this it does not. */
const MAX_ASKS_PER_REFUND = 3;

/** Virtual Payment (虚拟支付), for what is not physical inside the Mini Program. */
export class XpayGateway implements RailGateway {
  readonly #orm: MikroORM;
  readonly #credentials: CredentialsStore;
  readonly #cipher: Cipher;
  readonly #clock: Clock;
  readonly #xpay: XpayClient;
  readonly #miniProgram: MiniProgramClient;

  constructor(deps: {
    orm: MikroORM;
    credentials: CredentialsStore;
    cipher: Cipher;
    clock: Clock;
    xpay: XpayClient;
    miniProgram: MiniProgramClient;
  }) {
    this.#orm = deps.orm;
    this.#credentials = deps.credentials;
    this.#cipher = deps.cipher;
    this.#clock = deps.clock;
    this.#xpay = deps.xpay;
    this.#miniProgram = deps.miniProgram;
  }

  async payerOf(viewer: Viewer): Promise<Payer> {
    const { app, merchant } = await this.#secrets(viewer.accountId);
    if (viewer.appid !== app.appid || !viewer.openid) throw new Rejection(new LogInAgain());
    const sessionKey = await this.#sessionKey(viewer.accountId, viewer.appid, viewer.openid);
    // Asked now, because a request signed with a dead key fails on the phone, where nothing can be done about it.
    const isAlive =
      sessionKey !== null && (await this.#miniProgram.checkSessionKey(app, { openid: viewer.openid, sessionKey }));
    if (!isAlive) throw new Rejection(new LogInAgain());
    return { merchant: merchant.offerId, xpayEnv: merchant.env, appid: app.appid, payerOpenid: viewer.openid };
  }

  async open(payment: Payment, order: Order): Promise<OpenedRequest> {
    const { merchant } = await this.#secrets(payment.account.id);
    const sessionKey = await this.#sessionKey(payment.account.id, payment.appid, payment.payerOpenid);
    if (sessionKey === null) throw new Rejection(new LogInAgain());
    const request = createXpayPaymentRequest(merchant, sessionKey, {
      outTradeNo: payment.outTradeNo,
      productId: productOf(order),
      goodsPriceFen: fen(order.listAmountFen / order.quantity),
      quantity: order.quantity,
      // A lower price than the published one is a discount in WeChat's eyes.
      ...(order.amountFen < order.listAmountFen && { activityPriceFen: fen(order.amountFen / order.quantity) }),
      attach: payment.id,
    });
    return { outcome: 'opened', request: { rail: 'XPAY', ...request }, prepayId: null };
  }

  async query(payment: Payment): Promise<ProviderAnswer> {
    const { app, merchant } = await this.#secrets(payment.account.id);
    const { outTradeNo, payerOpenid: openid } = payment;
    const asked = { ...merchant, env: payment.xpayEnv ?? merchant.env };
    try {
      const order = await this.#xpay.queryOrder(app, asked, { openid, outTradeNo });
      if (isXpayOrderPaid(order) || order.state === 'refunded') {
        const who = { appid: app.appid, offerId: merchant.offerId, openid };
        return {
          state: 'paid',
          evidence: evidenceFromXpayOrder(order, { ...who, amountFen: payment.amountFen }, this.#clock.now()),
          isDelivered: order.state === 'delivered' || order.state === 'refunded',
        };
      }
      const isOver = order.state === 'closed' || order.state === 'deductionFailed';
      return { state: isOver ? 'over' : 'unpaid' };
    } catch (error) {
      if (isUnseenXpayOrder(error)) return { state: 'unseen' };
      throw error;
    }
  }

  /** Virtual Payment cannot close an order: a sheet that is open somewhere may still be paid. */
  async close(): Promise<'open'> {
    return 'open';
  }

  /** A number works for one pay sheet only; once WeChat has seen it, the next sheet needs another. */
  isReusable(answer: ProviderAnswer): boolean {
    return answer.state === 'unseen';
  }

  async confirmDelivery(payment: Payment): Promise<void> {
    const answer = await this.query(payment);
    if (answer.state !== 'paid' || answer.isDelivered) return;
    const { app, merchant } = await this.#secrets(payment.account.id);
    await this.#xpay.notifyProvideGoods(app, { ...merchant, env: payment.xpayEnv ?? merchant.env }, payment.outTradeNo);
  }

  async refund(payment: Payment, refund: RefundOrder): Promise<RefundStart> {
    const { app, merchant } = await this.#merchantOf(payment);
    for (let attempt = 1; attempt <= MAX_ASKS_PER_REFUND; attempt += 1) {
      const { payerOpenid: openid, outTradeNo } = payment;
      const order = await this.#xpay.queryOrder(app, merchant, { openid, outTradeNo });
      if (order.isApple) return { state: 'refused', failure: RefundFailure.APPLE_ONLY, detail: null };
      const { refundableFeeFen: leftFen } = order;
      if (leftFen < refund.amountFen) return this.#refundOf(payment, refund, leftFen);
      try {
        const { outcome } = await this.#xpay.refundOrder(app, merchant, {
          openid,
          outTradeNo,
          outRefundNo: refund.outRefundNo,
          leftFen,
          refundFen: refund.amountFen,
          reason: refund.initiator === RefundInitiator.MEMBER ? 'changedMind' : 'other',
          source: refund.initiator === RefundInitiator.MEMBER ? 'payer' : 'staff',
          note: refund.reason,
        });
        if (outcome === 'started') return { state: 'running' };
        if (outcome === 'busy') return { state: 'later', failure: null, detail: null };
      } catch (error) {
        if (!(error instanceof WeChatApiError) || failureOf(error) !== 'refused') throw error;
        return this.#refusalOf(payment, error);
      }
    }
    return { state: 'later', failure: null, detail: null };
  }

  async queryRefund(payment: Payment, { outRefundNo }: Pick<RefundOrder, 'outRefundNo'>): Promise<RefundAnswer> {
    const { app, merchant } = await this.#merchantOf(payment);
    const { payerOpenid: openid, outTradeNo } = payment;
    const refund = await this.#xpay.queryRefund(app, merchant, { openid, outRefundNo });
    if (!refund) return { state: 'unseen' };
    const asked = { offerId: merchant.offerId, openid, outTradeNo };
    const evidence = evidenceFromXpayRefund(refund, asked, this.#clock.now());
    return evidence ? { state: 'reported', evidence } : { state: 'running' };
  }

  /** Less is left than is to go back: by this refund itself, after a lost answer, or by one made elsewhere. */
  async #refundOf(payment: Payment, refund: RefundOrder, leftFen: Fen): Promise<RefundStart> {
    const answer = await this.queryRefund(payment, refund);
    if (answer.state !== 'unseen') return answer;
    return { state: 'refused', failure: RefundFailure.REFUNDED_ELSEWHERE, detail: `left_fee ${leftFen}` };
  }

  #refusalOf(payment: Payment, { message: detail }: WeChatApiError): RefundStart {
    const isTooLate = isTooLateToRefund(payment, this.#clock.now());
    const failure = isTooLate ? RefundFailure.TOO_LATE : RefundFailure.REFUSED_BY_WECHAT;
    return { state: 'refused', failure, detail: detail.slice(0, 500) };
  }

  /** The merchant as it was when the attempt began: a payment of the trial environment is given back there. */
  async #merchantOf(payment: Payment): Promise<{ app: MiniProgramApp; merchant: XpayMerchant }> {
    const { app, merchant } = await this.#secrets(payment.account.id);
    return { app, merchant: { ...merchant, env: payment.xpayEnv ?? merchant.env } };
  }

  async #secrets(accountId: string): Promise<{ app: MiniProgramApp; merchant: XpayMerchant }> {
    const { miniProgram, xpay } = await this.#credentials.of(accountId);
    if (!miniProgram || !xpay) throw new RailNotConfigured('XPAY', accountId);
    return { app: miniProgram, merchant: xpay };
  }

  async #sessionKey(accountId: string, appid: string, openid: string): Promise<string | null> {
    const identity = await this.#orm.em.fork().findOne(MemberIdentity, { account: accountId, appid, openid });
    return identity?.sessionKeyEncrypted ? this.#cipher.decrypt(identity.sessionKeyEncrypted) : null;
  }
}

/** @throws Error for an order that Virtual Payment cannot sell: the rail table should have refused it */
function productOf({ id, xpayProductId }: Order): string {
  if (xpayProductId === null) throw new Error(`order ${id} has no good at Virtual Payment`);
  return xpayProductId;
}
