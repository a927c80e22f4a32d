import type { Apps } from '../apps/apps.ts';
import { isOfficialAccount } from '../apps/apps.ts';
import { randomText } from '../crypto/random-text.ts';
import type { Merchants } from '../pay/merchants.ts';
import type { Transfer, Transfers } from '../pay/transfers.ts';
import type { People } from '../people/people.ts';
import type { Collection, Store } from '../store/store.ts';

/** What `wx.requestMerchantTransfer` was called with, and by whom. */
export interface TransferOpeningRequest {
  person: string;
  /** the running Mini Program, or the Official Account whose page is open */
  appid: string;
  mchId?: unknown;
  appId?: unknown;
  package?: unknown;
  openId?: unknown;
}

/** WeChat's page that asks whether the person takes the money. */
export interface TransferSheet {
  id: string;
  personId: string;
  appid: string;
  mchid: string;
  outBillNo: string;
  state: 'open' | 'confirmed' | 'refused' | 'closed' | 'failed';
}

/** What the phone shows. */
interface VisibleTransferSheet {
  id: string;
  /** what the merchant says it is for */
  remark: string;
  /** what WeChat says it is for, such as 劳务报酬 */
  perception: string;
  amountFen: number;
  payer: string;
}

export type TransferOpening =
  | { ok: true; sheet: VisibleTransferSheet }
  | { ok: false; errCode: number; errMsg: string };

export type TransferSheetResult = { ok: true; errMsg: string } | { ok: false; errCode: number; errMsg: string };

interface TransferSheetParts {
  store: Store;
  apps: Apps;
  people: People;
  merchants: Merchants;
  transfers: Transfers;
}

const API = 'requestMerchantTransfer';
const FAILED = -1;
const CLOSED = -2;

export class TransferSheets {
  private readonly kept: Collection<TransferSheet>;
  private readonly parts: TransferSheetParts;

  constructor(parts: TransferSheetParts) {
    this.kept = parts.store.collection('transfer-sheets');
    this.parts = parts;
  }

  /** Opens only for the app, the merchant and the person the bill is for, and only while it waits for them. */
  open(request: TransferOpeningRequest): TransferOpening {
    const transfer = this.transferOf(request);
    if (typeof transfer === 'string') return { ok: false, errCode: FAILED, errMsg: `${API}:fail ${transfer}` };
    const { mchid, outBillNo, appid, remark, perception, amountFen } = transfer;
    const id = `transfer-sheet-${randomText(12)}`;
    this.kept.keepNewest(2_000);
    this.kept.put(id, { id, personId: transfer.personId, appid, mchid, outBillNo, state: 'open' });
    return { ok: true, sheet: { id, remark, perception, amountFen, payer: this.parts.merchants.get(mchid).name } };
  }

  /** 确认收款. `ok` says that the person did; whether the money arrives is another question. */
  confirm(id: string): TransferSheetResult {
    const { sheet, transfer } = this.openSheet(id);
    if (!this.parts.transfers.confirm(transfer)) return this.tooLate(sheet);
    this.kept.put(id, { ...sheet, state: 'confirmed' });
    return { ok: true, errMsg: `${API}:ok` };
  }

  async refuse(id: string): Promise<TransferSheetResult> {
    const { sheet, transfer } = this.openSheet(id);
    if (!(await this.parts.transfers.refuse(transfer))) return this.tooLate(sheet);
    return this.end(sheet, 'refused');
  }

  /** The person leaves; the bill waits on. */
  close(id: string): TransferSheetResult {
    return this.end(this.openSheet(id).sheet, 'closed');
  }

  /** @throws RangeError unless the sheet is open */
  get(id: string): TransferSheet {
    const sheet = this.kept.get(id);
    if (!sheet) throw new RangeError(`no transfer sheet ${id}`);
    if (sheet.state !== 'open') throw new RangeError(`transfer sheet ${id} is ${sheet.state}`);
    return sheet;
  }

  private openSheet(id: string): { sheet: TransferSheet; transfer: Transfer } {
    const sheet = this.get(id);
    const transfer = this.parts.transfers.find(sheet.mchid, sheet.outBillNo);
    if (!transfer) throw new RangeError(`the transfer of sheet ${id} is gone`);
    return { sheet, transfer };
  }

  private tooLate(sheet: TransferSheet): TransferSheetResult {
    this.kept.put(sheet.id, { ...sheet, state: 'failed' });
    return { ok: false, errCode: FAILED, errMsg: `${API}:fail` };
  }

  private end(sheet: TransferSheet, state: 'refused' | 'closed'): TransferSheetResult {
    this.kept.put(sheet.id, { ...sheet, state });
    const isPage = isOfficialAccount(this.parts.apps.get(sheet.appid));
    return { ok: false, errCode: CLOSED, errMsg: isPage ? `${API}:cancel` : `${API}:fail cancel` };
  }

  /** The bill the call is about, or why there is none. */
  private transferOf(request: TransferOpeningRequest): Transfer | string {
    const { apps, people, transfers } = this.parts;
    const app = apps.get(request.appid);
    const person = people.get(request.person);
    if (typeof request.mchId !== 'string' || request.mchId === '') return '缺少参数mchId';
    if (typeof request.package !== 'string' || request.package === '') return '缺少参数package';
    if ((isOfficialAccount(app) || request.appId !== undefined) && request.appId !== app.appid) return 'appId有误';
    const transfer = transfers.findByPackage(request.package);
    if (!transfer || transfer.appid !== app.appid) return 'package参数有误，请检查';
    if (transfer.mchid !== request.mchId) return '商户号错误';
    const openid = people.openid(person, app.appid);
    if (transfer.openid !== openid || (request.openId ?? openid) !== openid) return '收款账号与当前微信号不一致';
    return transfers.obstacle(transfer) ?? transfer;
  }
}
