import type { FilterQuery, MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { PaymentException } from '../payments/payment-exception.entity.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Bill, BillKind, BillStatus } from './bill.entity.ts';
import type { BillDownloads } from './bill-downloads.ts';
import type { BillMatcher } from './bill-matcher.ts';
import { checkDay } from './day-check.ts';

const MAX_RESOLUTION = 200;

interface ReconciliationLogger {
  warn(fields: object, message: string): void;
}

/** What a round by hand came to. */
export interface ReconciliationResult {
  /** Bills that were not matched yet when it began. */
  readonly billCount: number;
  readonly matchedCount: number;
  /** Exceptions that are open now, whatever brought them. */
  readonly exceptionCount: number;
}

/** Every night: plan the bills, fetch them, match them. Each step is safe to repeat and to be killed in. */
export class Reconciliation {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #downloads: BillDownloads;
  readonly #matcher: BillMatcher;
  readonly #logger: ReconciliationLogger;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    downloads: BillDownloads;
    matcher: BillMatcher;
    logger: ReconciliationLogger;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#downloads = deps.downloads;
    this.#matcher = deps.matcher;
    this.#logger = deps.logger;
  }

  /** One round. @returns how many bills were matched */
  async run(): Promise<number> {
    await this.#downloads.plan();
    await this.#downloads.fetchDue();
    // Also those that a killed round left behind.
    let matched = 0;
    for (const bill of await this.#bills({ status: BillStatus.DOWNLOADED })) if (await this.#match(bill)) matched += 1;
    return matched;
  }

  /** Plans, fetches and matches one account's bills now, whether it is night or not. Safe beside the nightly round. */
  async runFor(
    account: string,
    progress: (doneCount: number, totalCount: number) => Promise<void>,
  ): Promise<ReconciliationResult> {
    await this.#downloads.plan(account);
    const bills = await this.#bills({ account, status: { $ne: BillStatus.MATCHED } });
    let matchedCount = 0;
    for (const [index, bill] of bills.entries()) {
      await progress(index, bills.length);
      if ((await this.#downloads.fetchNow(bill.id)) && (await this.#match(bill))) matchedCount += 1;
    }
    await progress(bills.length, bills.length);
    const exceptionCount = await this.#orm.em.fork().count(PaymentException, { account, resolvedAt: null });
    return { billCount: bills.length, matchedCount, exceptionCount };
  }

  /** Of a day, the trade bill before the movements, whose fees it tells. */
  #bills(where: FilterQuery<Bill>): Promise<Bill[]> {
    return this.#orm.em.fork().find(Bill, where, { orderBy: { billOn: 'asc', kind: 'desc' } });
  }

  async #match(bill: Bill): Promise<boolean> {
    if (!(await this.#isTurnOf(bill))) return false;
    try {
      await this.#matcher.match(bill.id);
      await checkDay(this.#orm, this.#clock, bill);
      return true;
    } catch (error) {
      this.#logger.warn({ err: error, billId: bill.id, accountId: bill.account.id }, 'could not match a bill yet');
      return false;
    }
  }

  /**
   * Takes an exception off the list of open ones, with the staff's word on it. Safe to repeat: the first word stands.
   * @throws ApiError FORBIDDEN, NOT_FOUND, BAD_INPUT
   */
  async resolve(viewer: Viewer, id: string, resolution: string): Promise<string> {
    permit(viewer, 'resolveExceptions');
    const text = resolution.trim();
    if (text.length < 1 || text.length > MAX_RESOLUTION || text.includes('\0')) {
      throw new ApiError('BAD_INPUT', {
        'zh-CN': `处理说明须为 1–${MAX_RESOLUTION} 个字`,
        en: `Say what was done in 1–${MAX_RESOLUTION} characters`,
      });
    }
    return this.#orm.em.fork().transactional(async (em) => {
      const exception = isId(id) ? await em.findOne(PaymentException, { account: viewer.accountId, id }) : null;
      if (!exception) throw new ApiError('NOT_FOUND');
      exception.resolve(this.#clock.now(), { resolution: text, staffId: viewer.staff?.id ?? null });
      return exception.id;
    });
  }

  /** Movements are matched after the trade bill of their day: it tells the fees they are held against. */
  async #isTurnOf({ account, kind, merchant, billOn }: Bill): Promise<boolean> {
    if (kind !== BillKind.WECHAT_PAY_FUND_FLOW) return true;
    const trade = { account: account.id, kind: BillKind.WECHAT_PAY_TRADE, merchant, billOn };
    return (await this.#orm.em.fork().count(Bill, { ...trade, status: BillStatus.MATCHED })) > 0;
  }
}
