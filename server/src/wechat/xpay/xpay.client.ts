import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import type { AuthorizedApi } from '../access-token/authorized-api.ts';
import { nothing } from '../api.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatApiError } from '../errors.ts';
import { type XpayOrder, xpayOrderFromWire, xpayOrderSchema } from './order.ts';
import { xpayPaySig } from './payment-request.ts';

/** The same thing was asked before and has succeeded. */
const ALREADY_DONE = 268490004;

/** A good (道具) as Virtual Payment sells it. */
export interface XpayGood {
  /** At most 20 characters; never given to another good. */
  readonly id: string;
  /** At most 20 characters. */
  readonly name: string;
  readonly priceFen: Fen;
  readonly remark: string;
  /** A picture WeChat can fetch. */
  readonly imageUrl: string;
}

/** Uploading and publishing run as one task each per Mini Program; ask until it is not `running`. */
export interface XpayGoodsTask {
  readonly state: 'none' | 'running' | 'failed' | 'succeeded';
  readonly goods: readonly { readonly id: string; readonly state: GoodState; readonly message?: string }[];
}
type GoodState = 'running' | 'existsAlready' | 'succeeded' | 'failed';

const taskStates = ['none', 'running', 'failed', 'succeeded'] as const;
const goodStates = ['running', 'existsAlready', 'succeeded', 'failed'] as const;
const taskStatus = z.number().int().min(0).max(3);
const taskItem = z.object({ id: z.string(), errmsg: z.string().optional() });
const uploadTaskSchema = z.object({
  status: taskStatus,
  upload_item: z.array(taskItem.extend({ upload_status: taskStatus })).default([]),
});
const publishTaskSchema = z.object({
  status: taskStatus,
  publish_item: z.array(taskItem.extend({ publish_status: taskStatus })).default([]),
});

/**
 * Virtual Payment (虚拟支付) from the server's side.
 * @see WeChat Mini Program, "Virtual Payment, Server API"
 */
export class XpayClient {
  readonly #authorizedApi: AuthorizedApi;

  constructor(authorizedApi: AuthorizedApi) {
    this.#authorizedApi = authorizedApi;
  }

  /**
   * Where an order stands; the proof of payment when no push came.
   * @throws WeChatApiError also for an order WeChat has never seen: it exists once the client opened the pay sheet
   * @throws NotFromWeChat for an answer about another order, or about the other env
   */
  async queryOrder(
    app: MiniProgramApp,
    merchant: XpayMerchant,
    { openid, outTradeNo }: { openid: string; outTradeNo: string },
  ): Promise<XpayOrder> {
    const body = { openid, env: merchant.env, order_id: outTradeNo };
    const { order } = await this.#post(app, merchant, '/xpay/query_order', body, z.object({ order: xpayOrderSchema }));
    const answer = xpayOrderFromWire(order);
    if (answer.outTradeNo !== outTradeNo || answer.env !== merchant.env) {
      throw new NotFromWeChat('Virtual Payment query', 'wrongOrder');
    }
    return answer;
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

  /** Starts uploading one good; WeChat takes one per call and works on it for a while. */
  async startUploadGoods(app: MiniProgramApp, merchant: XpayMerchant, good: XpayGood): Promise<void> {
    const item = {
      id: good.id,
      name: good.name,
      price: good.priceFen,
      remark: good.remark,
      item_url: good.imageUrl,
    };
    const body = { upload_item: [item], env: merchant.env };
    await this.#post(app, merchant, '/xpay/start_upload_goods', body, nothing);
  }

  async queryUploadGoods(app: MiniProgramApp, merchant: XpayMerchant): Promise<XpayGoodsTask> {
    const body = { env: merchant.env };
    const task = await this.#post(app, merchant, '/xpay/query_upload_goods', body, uploadTaskSchema);
    return {
      state: taskStates[task.status] ?? 'none',
      goods: task.upload_item.map((item) => goodFromWire(item, item.upload_status)),
    };
  }

  /** Starts publishing uploaded goods. They can be sold about ten minutes after the task succeeded. */
  async startPublishGoods(app: MiniProgramApp, merchant: XpayMerchant, ids: readonly string[]): Promise<void> {
    const body = { publish_item: ids.map((id) => ({ id })), env: merchant.env };
    await this.#post(app, merchant, '/xpay/start_publish_goods', body, nothing);
  }

  async queryPublishGoods(app: MiniProgramApp, merchant: XpayMerchant): Promise<XpayGoodsTask> {
    const body = { env: merchant.env };
    const task = await this.#post(app, merchant, '/xpay/query_publish_goods', body, publishTaskSchema);
    return {
      state: taskStates[task.status] ?? 'none',
      goods: task.publish_item.map((item) => goodFromWire(item, item.publish_status)),
    };
  }

  /** Every interface used here may be repeated: it reads, or a repetition is answered with "already done". */
  #post<T>(app: MiniProgramApp, merchant: XpayMerchant, path: string, body: object, answer: z.ZodType<T>): Promise<T> {
    const text = JSON.stringify(body);
    return this.#authorizedApi.request(app, {
      method: 'POST',
      path,
      query: { pay_sig: xpayPaySig(merchant.appKey, path, text) },
      body: text,
      isRepeatable: true,
      answer,
    });
  }
}

function goodFromWire(item: z.infer<typeof taskItem>, status: number): XpayGoodsTask['goods'][number] {
  return {
    id: item.id,
    state: goodStates[status] ?? 'failed',
    ...(item.errmsg ? { message: item.errmsg } : {}),
  };
}
