import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatPayError, WeChatUnreachable } from '../errors.ts';
import { type HttpAnswer, targetOf, type WeChatHttp } from '../http.ts';
import { preferredSerial } from './keys.ts';
import { readPayNotification } from './notification.ts';
import { type ClientPayParameters, clientPayParameters, freshStamp, payAuthorization } from './sign.ts';
import { type PayNotification, type PayTransaction, transactionFromWire, transactionSchema } from './transaction.ts';
import { type HeaderLookup, verifyPaySignature } from './verify.ts';

/** WeChat Pay's pages and its answers do not agree on the name. */
const unknownOrder = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']);
const alreadyPaid = new Set(['ORDERPAID', 'ORDER_PAID']);

const errorSchema = z.object({ code: z.string(), message: z.string().default('') });

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
}

interface PayRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/**
 * WeChat Pay API v3 in public-key mode; answers signed with a platform certificate the merchant still holds are believed
 * too. Every request here may be repeated with identical parameters, and is.
 */
export class PayClient {
  readonly #http: WeChatHttp;
  readonly #baseUrl: string;
  readonly #clock: Clock;

  constructor(http: WeChatHttp, baseUrl: string, clock: Clock) {
    this.#http = http;
    this.#baseUrl = baseUrl;
    this.#clock = clock;
  }

  /**
   * Places an order that a page inside WeChat, or a Mini Program, can pay within two hours.
   * @throws WeChatPayError such as `OUT_TRADE_NO_USED` (the number was used with other parameters)
   * @throws WeChatUnreachable, NotFromWeChat when nobody knows whether the order was placed: ask again, identically
   * @see WeChat Pay API v3, "JSAPI Order"
   */
  async createJsapiOrder(merchant: PayMerchant, order: JsapiOrder): Promise<{ prepayId: string }> {
    const answer = await this.#request(
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
    return clientPayParameters(merchant, order, freshStamp(this.#clock));
  }

  /**
   * Where an order stands; null when WeChat Pay has never seen the number.
   * @throws NotFromWeChat also for an answer about another order
   */
  async queryByOutTradeNo(merchant: PayMerchant, outTradeNo: string): Promise<PayTransaction | null> {
    try {
      const wire = await this.#request(
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
      if (error instanceof WeChatPayError && error.status === 404 && unknownOrder.has(error.code)) return null;
      throw error;
    }
  }

  /**
   * Ends an order so that it can no longer be paid. An order that was paid meanwhile says so: query it then.
   * @see WeChat Pay API v3, "Close Order"
   */
  async closeOrder(merchant: PayMerchant, outTradeNo: string): Promise<'closed' | 'alreadyPaid'> {
    try {
      await this.#request(
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
   * Believes or refuses a request to our notify URL.
   * @throws NotFromWeChat
   */
  readNotification(merchant: PayMerchant, message: { header: HeaderLookup; body: Buffer }): PayNotification {
    return readPayNotification(merchant, { ...message, now: this.#clock.now() });
  }

  async #request<T>(merchant: PayMerchant, request: PayRequest, schema: z.ZodType<T>): Promise<T> {
    try {
      return await this.#requestOnce(merchant, request, schema);
    } catch (error) {
      // WeChat Pay spoils a signature now and then to see whether we look. The real answer is one question away.
      if (!(error instanceof NotFromWeChat && error.reason === 'signatureProbe')) throw error;
      return this.#requestOnce(merchant, request, schema);
    }
  }

  async #requestOnce<T>(merchant: PayMerchant, request: PayRequest, schema: z.ZodType<T>): Promise<T> {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const queryText = new URLSearchParams(request.query).toString();
    const url = queryText === '' ? request.path : `${request.path}?${queryText}`;
    const sent = {
      method: request.method,
      baseUrl: this.#baseUrl,
      path: request.path,
      ...(request.query === undefined ? {} : { query: request.query }),
      ...(body === undefined ? {} : { body }),
      isRepeatable: true,
    };
    const target = targetOf(sent);
    const answer = await this.#http.send({
      ...sent,
      headers: () => this.#headers(merchant, { method: request.method, url, body: body ?? '' }),
    });
    // An error answer is not believed for its signature: WeChat Pay's own clients do not check it, because proxies answer
    // with errors too. What matters is that no error can make an order look paid.
    if (answer.status >= 400) throw refusal(request.path, target, answer);
    if (answer.status >= 300) throw new WeChatUnreachable(target, 'badStatus', { status: answer.status });
    const header: HeaderLookup = (name) => answer.headers.get(name) ?? undefined;
    verifyPaySignature(merchant, target, { header, body: answer.body, now: this.#clock.now() });
    const parsed = schema.safeParse(answer.body.length === 0 ? undefined : parseJson(answer.body));
    if (!parsed.success) throw new WeChatUnreachable(target, 'unreadable', { status: answer.status });
    return parsed.data;
  }

  #headers(
    merchant: PayMerchant,
    request: { method: 'GET' | 'POST'; url: string; body: string },
  ): Record<string, string> {
    const serial = preferredSerial(merchant);
    return {
      accept: 'application/json',
      'user-agent': 'Teahouse',
      authorization: payAuthorization(merchant, { ...request, ...freshStamp(this.#clock) }),
      ...(serial === undefined ? {} : { 'wechatpay-serial': serial }),
      ...(request.body === '' ? {} : { 'content-type': 'application/json' }),
    };
  }
}

function refusal(path: string, target: string, answer: HttpAnswer): Error {
  const error = errorSchema.safeParse(parseJson(answer.body));
  if (!error.success) return new WeChatUnreachable(target, 'badStatus', { status: answer.status });
  const requestId = answer.headers.get('request-id');
  return new WeChatPayError(path, { status: answer.status, ...error.data, ...(requestId ? { requestId } : {}) });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** WeChat Pay wants whole seconds and an offset. */
function rfc3339(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
