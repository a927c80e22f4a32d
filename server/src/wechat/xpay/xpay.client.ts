import { z } from 'zod';
import type { AuthorizedApi } from '../access-token/authorized-api.ts';
import { nothing } from '../api.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { failureOf, NotFromWeChat, WeChatApiError } from '../errors.ts';
import {
  appleContractSchema,
  contractRefToWire,
  contractSchema,
  deductionRefusals,
  deductionToWire,
  NOT_SIGNED,
  prePaymentRefusals,
  type XpayAppleContract,
  type XpayContract,
  type XpayContractRef,
  type XpayDeduction,
  type XpayDeductionStart,
  type XpayPrePayment,
} from './contract.ts';
import { goodToWire, publishTaskSchema, uploadTaskSchema, type XpayGood, type XpayGoodsTask } from './goods.ts';
import {
  isUnseenXpayOrder,
  isXpayRefundWire,
  UnseenXpayOrder,
  type XpayOrder,
  type XpayOrderWire,
  xpayEnvOf,
  xpayOrderFromWire,
  xpayOrderSchema,
} from './order.ts';
import { xpayPaySig } from './payment-request.ts';
import {
  refundStartSchema,
  refundToWire,
  type XpayRefund,
  type XpayRefundRequest,
  type XpayRefundStart,
  xpayRefundFromWire,
} from './refund.ts';

/** The same thing was asked before and has succeeded. */
const ALREADY_DONE = 268490004;
const REFUND_UNDER_WAY = 268490014;
const LEFT_CHANGED = 268490016;
const GENERATING = 268490011;

const orderAnswerSchema = z.object({ order: xpayOrderSchema.optional() });
const billAddressSchema = z.object({ url: z.url() });

/**
 * Virtual Payment (虚拟支付) from the server's side. Whatever WeChat refuses comes as WeChatApiError unless a return
 * value says so, no usable answer as WeChatUnreachable; `failureOf` tells what either means for the number asked with.
 * @see WeChat Mini Program, "Virtual Payment, Server API"
 */
export class XpayClient {
  readonly #authorizedApi: AuthorizedApi;

  constructor(authorizedApi: AuthorizedApi) {
    this.#authorizedApi = authorizedApi;
  }

  /**
   * Where an order stands; the proof of payment when no push came.
   * @throws WeChatApiError, UnseenXpayOrder also for an order WeChat has never seen (`isUnseenXpayOrder`): it exists once
   *   the client opened the pay sheet
   * @throws NotFromWeChat for an answer about another order, or about the other env
   */
  async queryOrder(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { openid, outTradeNo }: { openid: string; outTradeNo: string },
  ): Promise<XpayOrder> {
    return xpayOrderFromWire(await this.#query(app, merchant, { openid, number: outTradeNo, isRefund: false }));
  }

  /**
   * Starts giving money back. Safe to repeat with the same values: a refund that was started under this number before
   * counts as started, also when the answer to it was lost; one that failed starts again.
   * @throws RangeError for what WeChat would refuse
   * @throws WeChatApiError refused: Apple's orders, payments older than 365 days
   */
  async refundOrder(app: MiniProgramApp, merchant: XpayMerchant, refund: XpayRefundRequest): Promise<XpayRefundStart> {
    const body = { ...refundToWire(refund), env: merchant.env };
    try {
      const started = await this.#post(app, merchant, '/xpay/refund_order', body, refundStartSchema);
      return { outcome: 'started', ...started };
    } catch (error) {
      if (!(error instanceof WeChatApiError) || failureOf(error) === 'unknown') throw error;
      // A first request that took effect changes what is left, so its repetition is refused.
      const earlier = await this.queryRefund(app, merchant, refund).catch(() => null);
      if (earlier && earlier.state !== 'failed')
        return { outcome: 'started', ...(earlier.wxRefundId ? { wxRefundId: earlier.wxRefundId } : {}) };
      if (error.errcode === REFUND_UNDER_WAY) return { outcome: 'busy' };
      if (error.errcode === LEFT_CHANGED) return { outcome: 'leftChanged' };
      throw error;
    }
  }

  /**
   * Where a refund stands; null when WeChat has never seen its number.
   * @throws NotFromWeChat for an answer about something else
   */
  async queryRefund(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { openid, outRefundNo }: { openid: string; outRefundNo: string },
  ): Promise<XpayRefund | null> {
    try {
      return xpayRefundFromWire(await this.#query(app, merchant, { openid, number: outRefundNo, isRefund: true }));
    } catch (error) {
      if (isUnseenXpayOrder(error)) return null;
      throw error;
    }
  }

  /** Tells WeChat that an order was delivered although its push never reached us. Safe to repeat. */
  async notifyProvideGoods(app: MiniProgramApp, merchant: XpayMerchant, outTradeNo: string): Promise<void> {
    try {
      const body = { order_id: outTradeNo, env: merchant.env };
      await this.#post(app, merchant, '/xpay/notify_provide_goods', body, nothing);
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === ALREADY_DONE) return;
      throw error;
    }
  }

  /** Whether a subscription signed on Android or HarmonyOS is alive. */
  async querySubscribeContract(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    contract: XpayContractRef,
  ): Promise<XpayContract> {
    return this.#post(
      app,
      merchant,
      '/xpay/query_subscribe_contract',
      { mode: 'android', ...contractRefToWire(contract) },
      contractSchema,
    );
  }

  /** Whether a subscription signed on iOS is alive. WeChat learns of changes from Apple, up to ten seconds later. */
  async queryAppleSubscribeContract(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { openid, productId }: Pick<XpayContractRef, 'openid' | 'productId'>,
  ): Promise<XpayAppleContract> {
    const body = { mode: 'apple', openid, product_id: productId };
    return this.#post(app, merchant, '/xpay/query_subscribe_contract', body, appleContractSchema);
  }

  /** Ends a subscription for us; Apple's only the reader can end. Safe to repeat: `notSigned` says that it was over. */
  async cancelSubscribeContract(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { reason, ...contract }: XpayContractRef & { readonly reason: string },
  ): Promise<'cancelled' | 'notSigned'> {
    try {
      const body = { ...contractRefToWire(contract), termination_reason: reason };
      await this.#post(app, merchant, '/xpay/cancel_subscribe_contract', body, nothing);
      return 'cancelled';
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === NOT_SIGNED) return 'notSigned';
      throw error;
    }
  }

  /**
   * Announces a deduction to the payer, two days ahead. Never repeated by itself: after a lost answer ask again, and take
   * `notNow` for "it was announced".
   * @param contract with the amount, from 100 fen to the good's price
   */
  async sendSubscribePrePayment(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { deductFen, ...contract }: XpayContractRef & Pick<XpayDeduction, 'deductFen'>,
  ): Promise<XpayPrePayment> {
    const body = { ...contractRefToWire(contract), deduct_price: deductFen };
    return this.#once(app, merchant, '/xpay/send_subscribe_pre_payment', body, { outcome: 'sent' }, prePaymentRefusals);
  }

  /**
   * Asks WeChat to deduct what was announced. Accepted is not paid. Never repeated by itself: after a lost answer query the
   * order, or ask again with the same number and take `numberUsed` for "it was accepted".
   * @throws RangeError for a number WeChat would refuse
   */
  async submitSubscribePayOrder(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    deduction: XpayDeduction,
  ): Promise<XpayDeductionStart> {
    const body = deductionToWire(merchant.offerId, deduction);
    const path = '/xpay/submit_subscribe_pay_order';
    return this.#once(app, merchant, path, body, { outcome: 'accepted' }, deductionRefusals);
  }

  /**
   * The address of a bill; read it with `XpayBills`. The first call starts generating it, which takes a while.
   * @param days calendar days in China, `2026-01-01`, both inside
   */
  async downloadBill(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    days: { from: string; to: string },
  ): Promise<{ outcome: 'ready'; url: string } | { outcome: 'notReady' }> {
    const body = { begin_ds: compactDay(days.from), end_ds: compactDay(days.to) };
    try {
      const { url } = await this.#post(app, merchant, '/xpay/download_bill', body, billAddressSchema);
      return { outcome: 'ready', url };
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === GENERATING) return { outcome: 'notReady' };
      throw error;
    }
  }

  /** Starts uploading one good; WeChat takes one per call and works on it for a while. */
  async startUploadGoods(app: MiniProgramApp, merchant: XpayMerchant, good: XpayGood): Promise<void> {
    const body = { upload_item: [goodToWire(good)], env: merchant.env };
    await this.#post(app, merchant, '/xpay/start_upload_goods', body, nothing);
  }

  async queryUploadGoods(app: MiniProgramApp, merchant: XpayMerchant): Promise<XpayGoodsTask> {
    return this.#post(app, merchant, '/xpay/query_upload_goods', { env: merchant.env }, uploadTaskSchema);
  }

  /** Starts publishing uploaded goods. They can be sold about ten minutes after the task succeeded. */
  async startPublishGoods(app: MiniProgramApp, merchant: XpayMerchant, ids: readonly string[]): Promise<void> {
    const body = { publish_item: ids.map((id) => ({ id })), env: merchant.env };
    await this.#post(app, merchant, '/xpay/start_publish_goods', body, nothing);
  }

  async queryPublishGoods(app: MiniProgramApp, merchant: XpayMerchant): Promise<XpayGoodsTask> {
    return this.#post(app, merchant, '/xpay/query_publish_goods', { env: merchant.env }, publishTaskSchema);
  }

  async #query(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { openid, number, isRefund }: { openid: string; number: string; isRefund: boolean },
  ): Promise<XpayOrderWire> {
    const body = { openid, env: merchant.env, order_id: number };
    const { order } = await this.#post(app, merchant, '/xpay/query_order', body, orderAnswerSchema);
    if (!order) throw new UnseenXpayOrder(number);
    const isTheOne = order.order_id === number && xpayEnvOf(order) === merchant.env;
    if (!isTheOne || isXpayRefundWire(order) !== isRefund)
      throw new NotFromWeChat('Virtual Payment query', 'wrongOrder');
    return order;
  }

  /** For what WeChat may do twice, or refuse because it did it once. */
  async #once<Outcome>(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    path: string,
    body: object,
    done: Outcome,
    refusals: ReadonlyMap<number, Outcome>,
  ): Promise<Outcome> {
    try {
      await this.#post(app, merchant, path, body, nothing, { isRepeatable: false });
      return done;
    } catch (error) {
      const refusal = error instanceof WeChatApiError ? refusals.get(error.errcode) : undefined;
      if (refusal === undefined) throw error;
      return refusal;
    }
  }

  /** What is repeatable here reads, or its repetition is answered with "already done". */
  #post<T>(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    path: string,
    body: object,
    answer: z.ZodType<T>,
    { isRepeatable } = { isRepeatable: true },
  ): Promise<T> {
    const text = JSON.stringify(body);
    return this.#authorizedApi.request(app, {
      method: 'POST',
      path,
      query: { pay_sig: xpayPaySig(merchant.appKey, path, text) },
      body: text,
      isRepeatable,
      answer,
    });
  }
}

/** 20260101 for 2026-01-01. */
function compactDay(on: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new RangeError(`not a calendar day: ${on}`);
  return Number(on.replaceAll('-', ''));
}
