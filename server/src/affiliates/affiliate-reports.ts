import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { ImportAffiliateSalesSuccess, RefusedSalesLine } from './affiliate.payloads.ts';
import { InvalidSalesFile } from './affiliate.refusals.ts';
import type { AffiliateClicks } from './affiliate-clicks.ts';
import { ConversionSource } from './affiliate-conversion.entity.ts';
import { AffiliateLink, AffiliateLinkKind } from './affiliate-link.entity.ts';
import { recordSale, reverseSale } from './affiliate-sales.ts';

const MAX_LINES = 5_000;
/** A shop's clock may be ahead a little; a sale of tomorrow is a mistake. */
const FUTURE_MS = 24 * 3_600_000;

/** A sale as a shop tells it, by postback or as a line of its list. */
/** A number, or its digits in a list: whatever else a shop sends is a mistake of theirs and not an amount. */
const amountOf = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);
export const shopReport = z.object({
  // PostgreSQL keeps no NUL.
  reference: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\0]*$/),
  amountFen: amountOf.pipe(z.number().int().positive().max(500_000_000)),
  occurredAt: z.iso.datetime({ offset: true }).pipe(z.coerce.date()),
  refundedFen: amountOf.pipe(z.number().int().min(0)).default(0),
  click: z.string().max(64).optional(),
});
export type ShopReport = z.infer<typeof shopReport>;

export type TakenReport =
  | { readonly outcome: 'recorded' | 'repeated'; readonly isReversed: boolean }
  | { readonly outcome: 'refused'; readonly reason: Localized };

/** Takes what shops report about sales: signed postbacks, and lists the staff brings. Every report may come twice. */
export class AffiliateReports {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #clicks: AffiliateClicks;

  constructor(deps: { orm: MikroORM; clock: Clock; clicks: AffiliateClicks }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#clicks = deps.clicks;
  }

  /** Records a sale and what was refunded of it so far. Safe to repeat, in any order: a refund only grows. */
  async take(
    link: { id: string; accountId: string },
    report: ShopReport,
    source: ConversionSource.POSTBACK | ConversionSource.CSV,
  ): Promise<TakenReport> {
    const now = this.#clock.now();
    if (report.occurredAt.getTime() > now.getTime() + FUTURE_MS) return refused.future;
    if (report.refundedFen > report.amountFen) return refused.refund;
    return this.#orm.em.fork().transactional(async (em) => {
      // One report of a link at a time: two of one sale at once are the first and its repetition.
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const row = await em.findOneOrFail(AffiliateLink, { account: link.accountId, id: link.id }, { lockMode });
      const clickId = report.click ? await this.#clicks.clickOf(em, row, report.click) : null;
      if (report.click && !clickId) return refused.click;
      const { reference, occurredAt } = report;
      const sale = { reference, amountFen: fen(report.amountFen), occurredAt, clickId, source };
      const taken = await recordSale(em, row, sale, now);
      if (taken.outcome === 'contradicted') return contradicted(taken.knownAmountFen);
      await em.flush();
      const isReversed =
        report.refundedFen > 0 && (await reverseSale(em, taken.conversion.id, fen(report.refundedFen), now));
      return { outcome: taken.outcome, isReversed };
    });
  }

  /**
   * Takes a shop's list, line by line: what is wrong with one keeps no other waiting.
   * @throws Rejection InvalidSalesFile
   * @throws ApiError NOT_FOUND when there is no such product link
   */
  async importSales(viewer: Viewer, of: { linkId: string; csv: string }): Promise<ImportAffiliateSalesSuccess> {
    permit(viewer, 'importAffiliateSales');
    const { accountId } = viewer;
    const link = isId(of.linkId)
      ? await this.#orm.em.fork().findOne(AffiliateLink, { account: accountId, id: of.linkId })
      : null;
    if (link?.kind !== AffiliateLinkKind.PRODUCT) throw new ApiError('NOT_FOUND');
    const counts = { recordedCount: 0, repeatedCount: 0, reversedCount: 0, refusedLines: [] as RefusedSalesLine[] };
    for (const { line, fields } of linesOf(of.csv)) {
      const report = shopReport.safeParse(fields);
      const taken = report.success
        ? await this.take({ id: link.id, accountId }, report.data, ConversionSource.CSV)
        : unreadable(report.error.issues[0]?.path.join('.') ?? '');
      if (taken.outcome === 'refused') counts.refusedLines.push(new RefusedSalesLine(line, taken.reason));
      else {
        counts[`${taken.outcome}Count`] += 1;
        if (taken.isReversed) counts.reversedCount += 1;
      }
    }
    return new ImportAffiliateSalesSuccess(counts);
  }
}

const refusal = (zh: string, en: string): TakenReport => ({ outcome: 'refused', reason: { 'zh-CN': zh, en } });
const refused = {
  future: refusal('成交时间在将来，请检查时区', 'The sale lies in the future; check the time zone'),
  refund: refusal('退款金额大于成交金额', 'More was refunded than sold'),
  click: refusal('点击标识不是本链接发出的', 'The click token is not one of this link'),
};
const contradicted = (known: Fen) =>
  refusal(
    `这个单号已登记为 ${known} 分，金额不一致；如有退款请填写 refunded_fen`,
    `This number is known with ${known} fen; report refunds as refunded_fen`,
  );
const unreadable = (field: string) =>
  refusal(
    `「${columnOf[field] ?? field}」缺失或格式不对`,
    `${columnOf[field] ?? field} is missing or not as it should be`,
  );

const columnOf: Readonly<Record<string, string>> = {
  reference: 'reference',
  amountFen: 'amount_fen',
  occurredAt: 'occurred_at',
  refundedFen: 'refunded_fen',
  click: 'click',
};

/** @throws Rejection InvalidSalesFile when it is no CSV, has no such header, or is too long */
function linesOf(csv: string): { line: number; fields: Record<string, string | undefined> }[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(csv, {
      bom: true,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    });
  } catch {
    throw new Rejection(
      new InvalidSalesFile('文件不是有效的 CSV，请用 UTF-8 另存后再试', 'This is not a CSV file; save it as UTF-8 CSV'),
    );
  }
  const first = records[0]?.record;
  if (!first || !['reference', 'amount_fen', 'occurred_at'].every((column) => column in first)) {
    throw new Rejection(
      new InvalidSalesFile(
        '首行须含 reference、amount_fen、occurred_at 三列',
        'The header must have the columns reference, amount_fen and occurred_at',
      ),
    );
  }
  if (records.length > MAX_LINES) {
    throw new Rejection(
      new InvalidSalesFile(
        `一次最多导入 ${MAX_LINES} 行，请拆分文件`,
        `At most ${MAX_LINES} lines at once; split the file`,
      ),
    );
  }
  return records.map(({ record, info }) => ({
    line: info.lines,
    fields: Object.fromEntries(
      Object.entries(columnOf).map(([field, column]) => [field, record[column] === '' ? undefined : record[column]]),
    ),
  }));
}
