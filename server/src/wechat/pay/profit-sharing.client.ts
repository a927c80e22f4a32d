import type { Fen } from '../../shared/money/fen.ts';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { isUnknownNumber, type PayApi } from './pay-api.ts';
import {
  type ProfitReceiver,
  type ProfitRelation,
  type ProfitReturn,
  type ProfitReturnRequest,
  type ProfitSplit,
  type ProfitSplitRequest,
  receiverSchema,
  receiverToWire,
  returnSchema,
  splitSchema,
  splitToWire,
  unsplitSchema,
} from './profit-sharing.ts';
import { encryptForWechatPay } from './sensitive-field.ts';

interface SplitRef {
  readonly wechatTransactionId: string;
  readonly outOrderNo: string;
}

/**
 * Sharing the money of one payment with others (分账). It must be placed with `isProfitShared`; at most the ratio WeChat
 * Pay granted can be shared, 30 % unless it says otherwise, and after thirty days what is left goes to the merchant.
 * Every call may be repeated with the same values. Refusals are WeChatPayErrors: `INVALID_REQUEST` (not such a payment,
 * over its ratio, ended), `NOT_ENOUGH`, `NO_AUTH`.
 * @see WeChat Pay API v3, "Profit Sharing"
 */
export class ProfitSharingClient {
  readonly #api: PayApi;

  constructor(api: PayApi) {
    this.#api = api;
  }

  /** Allows somebody to be shared with. Who is known already stays as they are. */
  async addReceiver(
    merchant: PayMerchant,
    receiver: ProfitReceiver & { readonly appid: string; readonly relation: ProfitRelation },
  ): Promise<void> {
    const body = {
      appid: receiver.appid,
      ...receiverToWire(receiver, sealFor(merchant)),
      relation_type: receiver.relation,
    };
    await this.#api.request(
      merchant,
      { method: 'POST', path: '/v3/profitsharing/receivers/add', body },
      receiverSchema,
    );
  }

  async removeReceiver(
    merchant: PayMerchant,
    { appid, type, account }: Omit<ProfitReceiver, 'name'> & { readonly appid: string },
  ): Promise<void> {
    const body = { appid, ...receiverToWire({ type, account }, sealFor(merchant)) };
    const request = { method: 'POST', path: '/v3/profitsharing/receivers/delete', body } as const;
    await this.#api.request(merchant, request, receiverSchema);
  }

  /** Shares. Accepted is not paid: ask `querySplit`, and read each share's own result. */
  async split(merchant: PayMerchant, split: ProfitSplitRequest): Promise<ProfitSplit> {
    const body = splitToWire(split, sealFor(merchant));
    const request = { method: 'POST', path: '/v3/profitsharing/orders', body } as const;
    return checkIsAbout(await this.#api.request(merchant, request, splitSchema), split);
  }

  /** Null when WeChat Pay has never seen the number. */
  async querySplit(merchant: PayMerchant, split: SplitRef): Promise<ProfitSplit | null> {
    const path = `/v3/profitsharing/orders/${encodeURIComponent(split.outOrderNo)}`;
    const query = { transaction_id: split.wechatTransactionId };
    try {
      return checkIsAbout(await this.#api.request(merchant, { method: 'GET', path, query }, splitSchema), split);
    } catch (error) {
      if (isUnknownNumber(error)) return null;
      throw error;
    }
  }

  /**
   * Gives what was not shared to the merchant, and ends sharing of this payment.
   * @param unfreezing with a number of its own, not that of a split
   */
  async unfreeze(merchant: PayMerchant, unfreezing: SplitRef & { readonly description: string }): Promise<ProfitSplit> {
    const body = {
      transaction_id: unfreezing.wechatTransactionId,
      out_order_no: unfreezing.outOrderNo,
      description: unfreezing.description,
    };
    const request = { method: 'POST', path: '/v3/profitsharing/orders/unfreeze', body } as const;
    return checkIsAbout(await this.#api.request(merchant, request, splitSchema), unfreezing);
  }

  /** What can still be shared of a payment. */
  async unsplitAmount(merchant: PayMerchant, wechatTransactionId: string): Promise<Fen> {
    const path = `/v3/profitsharing/transactions/${encodeURIComponent(wechatTransactionId)}/amounts`;
    const answer = await this.#api.request(merchant, { method: 'GET', path }, unsplitSchema);
    if (answer.transaction_id !== wechatTransactionId) throw anotherSplit();
    return answer.unsplit_amount;
  }

  /** Takes a share back from a merchant who allowed it, within 180 days. Accepted is not done: ask `queryReturn`. */
  async returnShare(merchant: PayMerchant, asked: ProfitReturnRequest): Promise<ProfitReturn> {
    const body = {
      out_order_no: asked.outOrderNo,
      out_return_no: asked.outReturnNo,
      return_mchid: asked.returnMchid,
      amount: asked.amountFen,
      description: asked.description,
    };
    const request = { method: 'POST', path: '/v3/profitsharing/return-orders', body } as const;
    return checkIsReturn(await this.#api.request(merchant, request, returnSchema), asked);
  }

  /** Null when WeChat Pay has never seen the number. */
  async queryReturn(
    merchant: PayMerchant,
    asked: Pick<ProfitReturnRequest, 'outOrderNo' | 'outReturnNo'>,
  ): Promise<ProfitReturn | null> {
    const path = `/v3/profitsharing/return-orders/${encodeURIComponent(asked.outReturnNo)}`;
    const query = { out_order_no: asked.outOrderNo };
    try {
      return checkIsReturn(await this.#api.request(merchant, { method: 'GET', path, query }, returnSchema), asked);
    } catch (error) {
      if (isUnknownNumber(error)) return null;
      throw error;
    }
  }
}

const sealFor = (merchant: PayMerchant) => (name: string) => encryptForWechatPay(merchant, name);

function checkIsAbout(split: ProfitSplit, asked: SplitRef): ProfitSplit {
  const isTheOne = split.outOrderNo === asked.outOrderNo && split.wechatTransactionId === asked.wechatTransactionId;
  if (!isTheOne) throw anotherSplit();
  return split;
}

function checkIsReturn(
  answer: ProfitReturn,
  asked: Pick<ProfitReturnRequest, 'outOrderNo' | 'outReturnNo'>,
): ProfitReturn {
  const isTheOne = answer.outReturnNo === asked.outReturnNo && answer.outOrderNo === asked.outOrderNo;
  if (!isTheOne) throw anotherSplit();
  return answer;
}

const anotherSplit = () => new NotFromWeChat('WeChat Pay profit sharing', 'wrongOrder');
