import { z } from 'zod';
import { type BillLayout, billRows } from '../bills/bill-table.ts';
import type { OpenedBill } from '../bills/opened-bill.ts';
import { hashed, unzipped } from '../bills/plain-bytes.ts';
import type { PayMerchant } from '../config.ts';
import { WeChatPayError } from '../errors.ts';
import { type FundAccount, type FundFlowRow, fundFlowBillLayout } from './fund-flow-bill.ts';
import type { PayApi } from './pay-api.ts';
import { type TradeBillRow, type TradeBillType, tradeBillLayout } from './trade-bill.ts';

const offerSchema = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  download_url: z.url(),
});

/** WeChat Pay's bills: of a closed day in China, from ten in the morning after it, for three months. */
export class PayBills {
  readonly #api: PayApi;

  constructor(api: PayApi) {
    this.#api = api;
  }

  /**
   * Payments and refunds of a day.
   * @param on calendar day in China, `2026-01-01`
   * @throws WeChatPayError, WeChatUnreachable, NotFromWeChat: ask again, nothing changes by asking
   * @see WeChat Pay API v3, "Apply for a Trade Bill"
   */
  openTradeBill(merchant: PayMerchant, on: string, type: TradeBillType = 'ALL'): Promise<OpenedBill<TradeBillRow>> {
    return this.#open(merchant, '/v3/bill/tradebill', { bill_date: on, bill_type: type }, tradeBillLayout);
  }

  /**
   * Every movement of one of the merchant's accounts on a day.
   * @param on calendar day in China, `2026-01-01`
   * @throws WeChatPayError, WeChatUnreachable, NotFromWeChat: ask again, nothing changes by asking
   * @see WeChat Pay API v3, "Apply for a Fund Flow Bill"
   */
  openFundFlowBill(
    merchant: PayMerchant,
    on: string,
    account: FundAccount = 'BASIC',
  ): Promise<OpenedBill<FundFlowRow>> {
    return this.#open(merchant, '/v3/bill/fundflowbill', { bill_date: on, account_type: account }, fundFlowBillLayout);
  }

  async #open<Row>(
    merchant: PayMerchant,
    path: string,
    asked: Readonly<Record<string, string>>,
    layout: BillLayout<Row>,
  ): Promise<OpenedBill<Row>> {
    try {
      const query = { ...asked, tar_type: 'GZIP' };
      const offer = await this.#api.request(merchant, { method: 'GET', path, query }, offerSchema);
      const what = `bill ${path} of ${asked.bill_date}`;
      const file = unzipped(this.#api.download(merchant, offer.download_url), what);
      const rows = billRows(hashed(file, offer.hash_value, what), layout, what);
      return { outcome: 'open', rows, sha1: offer.hash_value.toLowerCase() };
    } catch (error) {
      if (!(error instanceof WeChatPayError)) throw error;
      if (error.code === 'STATEMENT_CREATING') return { outcome: 'notReady' };
      if (error.code === 'NO_STATEMENT_EXIST') return { outcome: 'none' };
      throw error;
    }
  }
}
