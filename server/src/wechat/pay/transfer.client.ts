import type { PayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatPayError } from '../errors.ts';
import { isUnknownNumber, type PayApi } from './pay-api.ts';
import { encryptForWechatPay } from './sensitive-field.ts';
import {
  type ClientTransferParameters,
  type CreatedTransfer,
  cancelledTransferSchema,
  createdTransferSchema,
  NAME_ALLOWED_FROM_FEN,
  type Transfer,
  type TransferRequest,
  transferSchema,
  transferToWire,
} from './transfer.ts';

const PATH = '/v3/fund-app/mch-transfer/transfer-bills';

/** Money from the merchant to somebody with WeChat, who has to confirm it there (商家转账). */
export class TransferClient {
  readonly #api: PayApi;

  constructor(api: PayApi) {
    this.#api = api;
  }

  /**
   * Offers money to a payee. Safe to repeat with the same values, never with another number; a repetition is also how to
   * get `packageInfo` again, which queries do not tell.
   * @throws RangeError for a number WeChat Pay would refuse, or 2,000 yuan without a name
   * @throws WeChatPayError refused: `ALREADY_EXISTS` (the number with other values), `INVALID_REQUEST` (the scene is not
   *   opened, the amount out of the merchant's limits); `lacksFunds` when the merchant's account is too low
   * @throws WeChatUnreachable, NotFromWeChat when nobody knows: ask again, identically
   * @see WeChat Pay API v3, "Merchant Transfer"
   */
  async create(merchant: PayMerchant, transfer: TransferRequest): Promise<CreatedTransfer> {
    const { payeeName, amountFen, outBillNo } = transfer;
    const isNamed = payeeName !== undefined && amountFen >= NAME_ALLOWED_FROM_FEN;
    const body = transferToWire(transfer, isNamed ? encryptForWechatPay(merchant, payeeName) : undefined);
    const created = await this.#api.request(merchant, { method: 'POST', path: PATH, body }, createdTransferSchema);
    if (created.outBillNo !== outBillNo) throw anotherTransfer();
    return created;
  }

  /** What the payee's client opens the confirmation with. What it returns proves nothing: query the transfer. */
  clientParameters(
    merchant: PayMerchant,
    { appid, packageInfo }: { appid: string; packageInfo: string },
  ): ClientTransferParameters {
    return { mchId: merchant.mchid, appId: appid, package: packageInfo };
  }

  /**
   * Where a transfer stands; null when WeChat Pay has never seen the number, or has forgotten it after a month.
   * @throws NotFromWeChat also for an answer about another transfer
   */
  async query(merchant: PayMerchant, outBillNo: string): Promise<Transfer | null> {
    try {
      const request = { method: 'GET', path: pathOf(outBillNo) } as const;
      const transfer = await this.#api.request(merchant, request, transferSchema);
      if (transfer.outBillNo !== outBillNo) throw anotherTransfer();
      return transfer;
    } catch (error) {
      if (isUnknownNumber(error)) return null;
      throw error;
    }
  }

  /** Takes an offer back. `tooLate`: the payee has confirmed it, or it has ended already; query it. */
  async cancel(merchant: PayMerchant, outBillNo: string): Promise<'cancelling' | 'cancelled' | 'tooLate'> {
    try {
      const request = { method: 'POST', path: `${pathOf(outBillNo)}/cancel` } as const;
      const answer = await this.#api.request(merchant, request, cancelledTransferSchema);
      if (answer.out_bill_no !== outBillNo) throw anotherTransfer();
      return answer.state;
    } catch (error) {
      if (error instanceof WeChatPayError && error.code === 'INVALID_REQUEST') return 'tooLate';
      throw error;
    }
  }
}

const pathOf = (outBillNo: string): string => `${PATH}/out-bill-no/${encodeURIComponent(outBillNo)}`;

const anotherTransfer = () => new NotFromWeChat('WeChat Pay transfer', 'wrongOrder');
