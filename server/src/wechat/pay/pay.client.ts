import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatPayError } from '../errors.ts';
import { type PayNotification, readPayNotification } from './notification.ts';
import { isUnknownNumber, type PayApi } from './pay-api.ts';
import {
  checkIsAbout,
  type PayRefund,
  type PayRefundRequest,
  refundPath,
  refundSchema,
  refundToWire,
} from './refund.ts';
import { type ClientPayParameters, clientPayParameters, freshStamp } from './sign.ts';
import { type PayTransaction, transactionFromWire, transactionSchema } from './transaction.ts';
import type { HeaderLookup } from './verify.ts';
import { rfc3339 } from './wire.ts';

/** WeChat Pay's pages and its answers do not agree on the name. */
const alreadyPaid = new Set(['ORDERPAID', 'ORDER_PAID']);

export interface JsapiOrder {
  /** An Official Account or Mini Program bound to the merchant; `payerOpenid` belongs to it. */
  readonly appid: string;
  /** 6 to 32 of `0-9A-Za-z_-|*`, never used before by this merchant. */
  readonly outTradeNo: string;
  /** Shown on the payer's bill; at most 127 characters. */
  readonly description: string;
  readonly amountFen: Fen;
  readonly payerOpenid: string;
  /** http or https, without a query. */
  readonly notifyUrl: string;
  /** Comes back in queries and notifications; at most 128 characters. */
  readonly attach?: string;
  /** When paying ends. Set at the first call for good. */
  readonly expiresAt?: Date;
  /** Keeps the money frozen, so that it can be shared (分账) until it is unfrozen. */
  readonly isProfitShared?: boolean;
}

/** Orders and refunds over WeChat Pay API v3; see `PayApi` for what is believed and repeated. */
export class PayClient {
  readonly #api: PayApi;

  constructor(api: PayApi) {
    this.#api = api;
  }

  /**
   * Places an order that a page inside WeChat, or a Mini Program, can pay within two hours.
   * @throws WeChatPayError such as `OUT_TRADE_NO_USED` (the number was used with other parameters)
   * @throws WeChatUnreachable, NotFromWeChat when nobody knows whether the order was placed: ask again, identically
   * @see WeChat Pay API v3, "JSAPI Order"
   */
  async createJsapiOrder(merchant: PayMerchant, order: JsapiOrder): Promise<{ prepayId: string }> {
    const answer = await this.#api.request(
      merchant,
      {
        method: 'POST',
        path: '/v3/pay/transactions/jsapi',
        body: {
          appid: order.appid,
          mchid: merchant.mchid,
          description: order.description,
          out_trade_no: order.outTradeNo,
          ...(order.expiresAt === undefined ? {} : { time_expire: rfc3339(order.expiresAt) }),
          ...(order.attach === undefined ? {} : { attach: order.attach }),
          notify_url: order.notifyUrl,
          ...(order.isProfitShared ? { settle_info: { profit_sharing: true } } : {}),
          amount: { total: order.amountFen, currency: 'CNY' },
          payer: { openid: order.payerOpenid },
        },
      },
      z.object({ prepay_id: z.string().min(1) }),
    );
    return { prepayId: answer.prepay_id };
  }

  /** What the client opens the pay sheet with; signed now, so make it anew each time it is asked for. */
  clientParameters(merchant: PayMerchant, order: { appid: string; prepayId: string }): ClientPayParameters {
    return clientPayParameters(merchant, order, freshStamp(this.#api.clock));
  }

  /**
   * Where an order stands; null when WeChat Pay has never seen the number.
   * @throws NotFromWeChat also for an answer about another order
   */
  async queryByOutTradeNo(merchant: PayMerchant, outTradeNo: string): Promise<PayTransaction | null> {
    try {
      const wire = await this.#api.request(
        merchant,
        {
          method: 'GET',
          path: `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`,
          query: { mchid: merchant.mchid },
        },
        transactionSchema,
      );
      if (wire.out_trade_no !== outTradeNo || wire.mchid !== merchant.mchid) {
        throw new NotFromWeChat('WeChat Pay query', 'wrongOrder');
      }
      return transactionFromWire(wire);
    } catch (error) {
      if (isUnknownNumber(error)) return null;
      throw error;
    }
  }

  /**
   * Ends an order so that it can no longer be paid. An order that was paid meanwhile says so: query it then.
   * @see WeChat Pay API v3, "Close Order"
   */
  async closeOrder(merchant: PayMerchant, outTradeNo: string): Promise<'closed' | 'alreadyPaid'> {
    try {
      await this.#api.request(
        merchant,
        {
          method: 'POST',
          path: `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}/close`,
          body: { mchid: merchant.mchid },
        },
        z.undefined(),
      );
      return 'closed';
    } catch (error) {
      if (error instanceof WeChatPayError && alreadyPaid.has(error.code)) return 'alreadyPaid';
      throw error;
    }
  }

  /**
   * Gives money back. The answer says that WeChat Pay took the order to do so, mostly `running`; its end comes as a
   * notification, or ask `queryRefund`. Safe to repeat with the same values, never with another number.
   * @throws WeChatPayError refused: `INVALID_REQUEST` (over a year old, more than is left, or the number with other
   *   values), `RESOURCE_NOT_EXISTS` (not paid), `USER_ACCOUNT_ABNORMAL`; `lacksFunds` when the merchant's account is
   *   too low
   * @throws WeChatUnreachable, NotFromWeChat when nobody knows: ask again, identically
   * @see WeChat Pay API v3, "Refunds"
   */
  async refund(merchant: PayMerchant, refund: PayRefundRequest): Promise<PayRefund> {
    const request = { method: 'POST', path: '/v3/refund/domestic/refunds', body: refundToWire(refund) } as const;
    return checkIsAbout(await this.#api.request(merchant, request, refundSchema), refund);
  }

  /**
   * Where a refund stands; null when WeChat Pay has never seen its number.
   * @throws NotFromWeChat also for an answer about another refund
   */
  async queryRefund(merchant: PayMerchant, outRefundNo: string): Promise<PayRefund | null> {
    try {
      const request = { method: 'GET', path: refundPath(outRefundNo) } as const;
      return checkIsAbout(await this.#api.request(merchant, request, refundSchema), { outRefundNo });
    } catch (error) {
      if (isUnknownNumber(error)) return null;
      throw error;
    }
  }

  /**
   * Believes or refuses a request to our notify URL.
   * @throws NotFromWeChat
   */
  readNotification(merchant: PayMerchant, message: { header: HeaderLookup; body: Buffer }): PayNotification {
    return readPayNotification(merchant, { ...message, now: this.#api.clock.now() });
  }
}
