import type { OpenedBill } from '../bills/opened-bill.ts';
import { unzipped } from '../bills/plain-bytes.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { WeChatUnreachable } from '../errors.ts';
import { targetOf, type WeChatHttp } from '../http.ts';
import { type XpayBillRow, xpayBillRows } from './bill.ts';
import type { XpayClient } from './xpay.client.ts';

/** Virtual Payment's bills: what was paid and given back on closed days in China, live only. */
export class XpayBills {
  readonly #http: WeChatHttp;
  readonly #xpay: XpayClient;

  constructor(http: WeChatHttp, xpay: XpayClient) {
    this.#http = http;
    this.#xpay = xpay;
  }

  /**
   * Payments and refunds of a day. The first time it is asked for WeChat begins to write it: `notReady`, ask again in a
   * while. The trial environment moves no money and has none.
   * @param on calendar day in China, `2026-01-01`, that is over
   * @throws WeChatApiError, WeChatUnreachable: ask again, nothing changes by asking
   */
  async openBill(app: MiniProgramApp, merchant: XpayMerchant, on: string): Promise<OpenedBill<XpayBillRow>> {
    if (merchant.env !== 0) return { outcome: 'none' };
    const download = await this.#xpay.downloadBill(app, merchant, { from: on, to: on });
    if (download.outcome === 'notReady') return download;
    const what = `bill of Virtual Payment of ${on}`;
    return { outcome: 'open', rows: xpayBillRows(unzipped(this.#file(download.url), what), what) };
  }

  /** The address is a secret of half an hour on some other host; nothing of ours is sent there. */
  async *#file(address: string): AsyncGenerator<Uint8Array> {
    const { origin: baseUrl, pathname: path, search } = new URL(address);
    const request = { method: 'GET', baseUrl, path, search } as const;
    const target = targetOf({ ...request, path: '/…' });
    const answer = await this.#http.open(request, target);
    if (answer.status !== 200) throw new WeChatUnreachable(target, 'badStatus', { status: answer.status });
    yield* answer.chunks;
  }
}
