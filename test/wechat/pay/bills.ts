import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import { randomText } from '../crypto/random-text.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import { type BillTable, writeBill } from './bill-file.ts';
import { FUND_ACCOUNTS, fundFlowBill } from './fund-flow-bill.ts';
import type { Funds } from './funds.ts';
import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import type { PayOrders } from './pay-orders.ts';
import type { Refunds } from './refunds.ts';
import { TRADE_BILL_TYPES, tradeBill } from './trade-bill.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const MONTHS_KEPT = 3;

export interface BillRequest {
  mchid: string;
  /** Shanghai day, `2026-11-22` */
  day: string;
  /** ALL, BASIC …: which of the bills of one kind */
  type: string;
}

/** Prints the bill of a merchant's day as it stood when it was generated. */
export type BillWriter = (request: BillRequest, generatedAt: number) => BillTable;

interface BillKind {
  /** the first is meant when none is named */
  types: readonly string[];
  write: BillWriter;
}

interface Download extends BillRequest {
  token: string;
  kind: string;
  isZipped: boolean;
  expiresAt: number;
}

export interface BillParts {
  settings: Settings;
  orders: PayOrders;
  refunds: Refunds;
  funds: Funds;
  now: () => number;
}

/** Bills of closed days, for whoever holds a fresh token. */
export class Bills {
  private readonly downloads: Collection<Download>;
  private readonly kinds = new Map<string, BillKind>();
  private readonly parts: BillParts;

  constructor(store: Store, parts: BillParts) {
    this.downloads = store.collection('bill-downloads');
    this.parts = parts;
    this.register('trade', { types: TRADE_BILL_TYPES, write: (request, at) => this.writeTradeBill(request, at) });
    this.register('fund-flow', { types: FUND_ACCOUNTS, write: (request) => this.writeFundFlowBill(request) });
  }

  /** Other parts of WeChat Pay have bills of their own; they are offered and fetched the same way. */
  register(kind: string, bill: BillKind): void {
    this.kinds.set(kind, bill);
  }

  /**
   * Makes a bill ready for download.
   * @param asked what the merchant sent: `bill_date`, the type, `tar_type`
   * @throws PayError 400 PARAM_ERROR, STATEMENT_CREATING, NO_STATEMENT_EXIST
   */
  offer(
    kind: string,
    mchid: string,
    asked: { day: string | null; type?: { field: string; value: string | null }; tarType: string | null },
  ): { hash_type: 'SHA1'; hash_value: string; token: string } {
    const { types } = this.kindOf(kind);
    const type = asked.type?.value ?? types[0] ?? '';
    if (asked.type && !types.includes(type)) throw parameterError(asked.type.field, `只能是${types.join('、')}`);
    if (asked.tarType !== null && asked.tarType !== 'GZIP') throw parameterError('tar_type', '只能是GZIP');
    const request = { mchid, type, day: this.closedDay(asked.day) };
    if (this.tableOf(kind, request).rows.length === 0) throw noStatement();
    const token = randomText(32);
    this.downloads.keepNewest(1_000);
    const expiresAt = this.parts.now() + this.parts.settings.current.billTokenLifetimeMs;
    this.downloads.put(token, { ...request, token, kind, isZipped: asked.tarType === 'GZIP', expiresAt });
    // of the plain file, also for one that is zipped
    const hash = createHash('sha1').update(this.fileOf(kind, request)).digest('hex');
    return { hash_type: 'SHA1', hash_value: hash, token };
  }

  /** @throws PayError INVALID_REQUEST for an unknown or expired token, NO_AUTH for another merchant's */
  download(mchid: string, token: string | null): { bytes: Buffer; contentType: string } {
    if (token === null) throw parameterError('token', '缺少必填字段');
    const known = this.downloads.get(token);
    if (!known || this.parts.now() >= known.expiresAt) throw invalidRequest('token无效或已过期，请重新申请账单');
    if (known.mchid !== mchid) throw new PayError(403, 'NO_AUTH', '商户号无权下载该账单');
    const plain = this.fileOf(known.kind, known);
    return known.isZipped
      ? { bytes: gzipSync(plain), contentType: 'application/x-gzip' }
      : { bytes: plain, contentType: 'text/plain; charset=utf-8' };
  }

  private kindOf(kind: string): BillKind {
    const known = this.kinds.get(kind);
    if (!known) throw new RangeError(`no bills of kind ${kind}`);
    return known;
  }

  private tableOf(kind: string, request: BillRequest): BillTable {
    return this.kindOf(kind).write(request, this.generatedAt(request.day));
  }

  private fileOf(kind: string, request: BillRequest): Buffer {
    return writeBill(this.tableOf(kind, request), this.parts.settings.current.billLineEnd === 'lf' ? '\n' : '\r\n');
  }

  private generatedAt(day: string): number {
    return shanghaiMidnight(day) + DAY + this.parts.settings.current.billReadyHour * HOUR;
  }

  /** @throws PayError unless the day is over, its bill written, and not too old */
  private closedDay(text: string | null): string {
    if (text === null) throw parameterError('bill_date', '缺少必填字段');
    const midnight = /^\d{4}-\d\d-\d\d$/.test(text) ? shanghaiMidnight(text) : Number.NaN;
    if (Number.isNaN(midnight) || shanghaiDay(midnight) !== text) throw parameterError('bill_date', '格式为yyyy-MM-dd');
    const now = this.parts.now();
    const today = shanghaiDay(now);
    if (text > today) throw parameterError('bill_date', '不能晚于今天');
    if (text < monthsBefore(today, MONTHS_KEPT)) throw parameterError('bill_date', '仅支持三个月内的账单下载申请');
    if (text === today) throw noStatement();
    if (now < this.generatedAt(text)) {
      throw new PayError(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试');
    }
    return text;
  }

  private writeTradeBill({ mchid, day, type }: BillRequest, generatedAt: number): BillTable {
    const { orders, refunds } = this.parts;
    const withOrders = refunds.askedOn(mchid, day).flatMap((refund) => {
      const order = orders.find(mchid, refund.outTradeNo);
      return order ? [{ refund, order }] : [];
    });
    const known = TRADE_BILL_TYPES.find((each) => each === type) ?? 'ALL';
    return tradeBill(known, { payments: orders.paidOn(mchid, day), refunds: withOrders }, generatedAt);
  }

  private writeFundFlowBill({ mchid, day, type }: BillRequest): BillTable {
    const account = FUND_ACCOUNTS.find((each) => each === type) ?? 'BASIC';
    return fundFlowBill(this.parts.funds.movementsOn(mchid, account, day));
  }
}

function noStatement(): PayError {
  return new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
}

/** Months clamp: three months before 31 May is 28 February. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
