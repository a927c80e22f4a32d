import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Bill, BillKind, BillStatus } from './bill.entity.ts';
import { billDays, nextTry } from './bill-calendar.ts';
import { BillLine, LineMatch } from './bill-line.entity.ts';
import type { BillSources, NewBillLine } from './bill-sources.ts';

const ROUND = 20;
const BATCH = 500;
/** A download that dies leaves its bill to a later round after this long. */
const CLAIM_MS = 10 * 60_000;

const kindsOf = {
  XPAY: [BillKind.XPAY],
  WECHAT_PAY: [BillKind.WECHAT_PAY_TRADE, BillKind.WECHAT_PAY_FUND_FLOW],
} as const;

interface DownloadLogger {
  warn(fields: object, message: string): void;
}

/** Fetches bills: one row per merchant, kind and day, asked for until WeChat has given it out. */
export class BillDownloads {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #sources: Partial<BillSources>;
  readonly #logger: DownloadLogger;

  constructor(deps: { orm: MikroORM; clock: Clock; sources: Partial<BillSources>; logger: DownloadLogger }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#sources = deps.sources;
    this.#logger = deps.logger;
  }

  /** Writes down which bills there should be by now, of every merchant that was ever paid, or of one account's. Safe to repeat. */
  async plan(accountId: string | null = null): Promise<void> {
    const now = this.#clock.now();
    const days = billDays(now);
    if (days.length === 0) return;
    const em = this.#orm.em.fork();
    // A merchant an account no longer uses still has bills of the days when it did. A contract is charged by Apple without us.
    const merchants = await em
      .getConnection()
      .execute<{ account_id: string; rail: 'XPAY' | 'WECHAT_PAY'; merchant: string; since: string }[]>(
        `select account_id, rail, merchant, to_char(min(created_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since
           from (select account_id, rail, merchant, created_at from payments where xpay_env is distinct from 1
             union all select account_id, 'XPAY', xpay_offer_id, created_at from renewal_contracts) as taking
          where account_id = coalesce(?, account_id)
          group by account_id, rail, merchant`,
        [accountId],
      );
    for (const { account_id, rail, merchant, since } of merchants) {
      const kinds = kindsOf[rail].filter((kind) => this.#sources[kind]);
      const rows = kinds.flatMap((kind) => days.filter((on) => on >= since).map((on) => ({ kind, on })));
      for (const { kind, on } of rows) {
        await em.getConnection().execute(
          `insert into bills (id, account_id, kind, merchant, bill_on, status, next_try_at, created_at)
           values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (account_id, kind, merchant, bill_on) do nothing`,
          [newId(), account_id, kind, merchant, on, BillStatus.WAITING, now, now],
        );
      }
    }
  }

  /** One round: downloads what is due. One that fails is asked for again; it keeps no other waiting. @returns the bills */
  async fetchDue(): Promise<Bill[]> {
    const now = this.#clock.now();
    const claimed = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string }[]>(
        `update bills set next_try_at = ?, tries = tries + 1 where id in (select id from bills where next_try_at <= ?
           order by bill_on, next_try_at limit ${ROUND} for update skip locked) returning id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
    const fetched: Bill[] = [];
    for (const { id } of claimed) {
      const bill = await this.#orm.em.fork().findOneOrFail(Bill, { id });
      if (await this.#tryToFetch(bill)) fetched.push(bill);
    }
    return fetched;
  }

  /** Asks now for a bill that is not here yet, whenever it would be asked for by itself. @returns whether it is here now */
  async fetchNow(billId: string): Promise<boolean> {
    const bill = await this.#orm.em.fork().findOneOrFail(Bill, { id: billId });
    return bill.status !== BillStatus.WAITING || this.#tryToFetch(bill);
  }

  async #tryToFetch(bill: Bill): Promise<boolean> {
    try {
      return await this.#fetch(bill);
    } catch (error) {
      this.#logger.warn({ err: error, billId: bill.id, accountId: bill.account.id }, 'could not fetch a bill yet');
      const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      await this.#postpone(bill, lastError);
      return false;
    }
  }

  /** @returns false when WeChat has not written it yet */
  async #fetch(bill: Bill): Promise<boolean> {
    const source = this.#sources[bill.kind];
    if (!source) throw new Error(`no source of ${bill.kind} bills`);
    const opened = await source.open(bill);
    if (opened.outcome === 'notReady') {
      await this.#postpone(bill, null);
      return false;
    }
    const lines = opened.outcome === 'open' ? opened.rows : none();
    const sha1 = (opened.outcome === 'open' && opened.sha1) || null;
    // All of it or nothing: a file that breaks off leaves no line behind.
    await this.#orm.em.fork().transactional(async (em) => {
      // Another round may have brought it in meanwhile, and matched it: then it stays as it is.
      const { status } = await em.findOneOrFail(Bill, { id: bill.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (status !== BillStatus.WAITING) return;
      await em.nativeDelete(BillLine, { bill: bill.id });
      const totals = { lineCount: 0, incomeFen: 0, expenseFen: 0, feeFen: 0 };
      let batch: object[] = [];
      const write = async () => {
        if (batch.length > 0) await em.insertMany(BillLine, batch as never[]);
        batch = [];
      };
      for await (const line of lines) {
        totals.lineCount += 1;
        totals[line.amountFen >= 0 ? 'incomeFen' : 'expenseFen'] += Math.abs(line.amountFen);
        totals.feeFen += line.feeFen;
        const place = { id: newId(), account: bill.account.id, bill: bill.id, line: totals.lineCount };
        batch.push({ ...place, ...line, match: LineMatch.OPEN });
        if (batch.length === BATCH) await write();
      }
      await write();
      await em.nativeUpdate(
        Bill,
        { id: bill.id },
        {
          status: BillStatus.DOWNLOADED,
          lineCount: totals.lineCount,
          incomeFen: fen(totals.incomeFen),
          expenseFen: fen(totals.expenseFen),
          feeFen: fen(totals.feeFen),
          sha1,
          lastError: null,
          nextTryAt: null,
          downloadedAt: this.#clock.now(),
        },
      );
    });
    return true;
  }

  async #postpone({ id, tries }: Bill, lastError: string | null): Promise<void> {
    await this.#orm.em
      .fork()
      .nativeUpdate(
        Bill,
        { id, status: BillStatus.WAITING },
        { lastError, nextTryAt: nextTry(tries, this.#clock.now()) },
      );
  }
}

async function* none(): AsyncGenerator<NewBillLine> {}
