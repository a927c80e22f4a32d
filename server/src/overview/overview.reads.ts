import type { Pool } from 'pg';
import { type Fen, fen } from '../shared/money/fen.ts';
import { shanghaiDate, shanghaiDay } from '../shared/time/shanghai.ts';
import { conversion, holdersKept, holdsByDay, recurringRevenue, topArticles } from './overview.statements.ts';
import type { Overview, OverviewArticle, OverviewDay, Ratio } from './overview.type.ts';

const DAY_MS = 86_400_000;

interface DayRow {
  readonly on_day: string | null;
  readonly active: number;
  readonly new: number;
  readonly returned: number;
  readonly lost: number;
}
interface KeptRow {
  readonly at_beginning: number;
  readonly kept: number;
  readonly paying: number;
}
type ArticleRow = OverviewArticle & { readonly isTopByReaders: boolean; readonly isTopByMemberships: boolean };

/** From when to when; the end is not included. */
interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** Reads how an account does; README.md says what each number means. */
export class OverviewReads {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  /**
   * @param days of the period, today included
   * @param of.readsMoney whether the viewer may know the recurring revenue
   */
  async overview(of: { accountId: string; days: number; now: Date; readsMoney: boolean }): Promise<Overview> {
    const { accountId, days, now } = of;
    const { current, previous } = periodsOf(days, now);
    const [before, here, keptBefore, kept, converted, convertedBefore, articles, revenue] = await Promise.all([
      this.#days(accountId, previous),
      this.#days(accountId, current),
      this.#kept(accountId, previous),
      this.#kept(accountId, current),
      this.#conversion(accountId, current),
      this.#conversion(accountId, previous),
      this.#articles(accountId, current),
      of.readsMoney ? this.#revenue(accountId, current) : null,
    ]);
    const compare = (count: (of: readonly OverviewDay[]) => number) => ({
      current: count(here.series),
      previous: count(before.series),
    });
    const sum = (of: 'newCount' | 'returnedCount' | 'lostCount') =>
      compare((series) => series.reduce((total, day) => total + day[of], 0));
    return {
      days,
      firstDay: shanghaiDate(current.start),
      lastDay: shanghaiDate(now),
      activeMembers: compare((series) => series.at(-1)?.activeCount ?? 0),
      payingMembers: { current: kept.paying, previous: keptBefore.paying },
      recurringRevenue: revenue,
      newMembers: sum('newCount'),
      returnedMembers: sum('returnedCount'),
      lostMembers: sum('lostCount'),
      conversion: { current: converted, previous: convertedBefore },
      retention: { current: retentionOf(kept), previous: retentionOf(keptBefore) },
      series: here.series,
      topByReaders: articles.filter((article) => article.isTopByReaders),
      topByMemberships: articles
        .filter((article) => article.isTopByMemberships)
        .sort((a, b) => b.membershipCount - a.membershipCount || b.readerCount - a.readerCount),
    };
  }

  async #days(accountId: string, period: Period): Promise<{ series: OverviewDay[] }> {
    const { rows } = await this.#pool.query<DayRow>({
      ...holdsByDay,
      values: [accountId, period.start, period.end],
    });
    const known = new Map(rows.map((row) => [row.on_day, row]));
    let activeCount = known.get(null)?.active ?? 0;
    const series = daysOf(period).map((on) => {
      const { new: newCount = 0, returned: returnedCount = 0, lost: lostCount = 0 } = known.get(on) ?? {};
      activeCount += newCount + returnedCount - lostCount;
      return { on, activeCount, newCount, returnedCount, lostCount };
    });
    return { series };
  }

  async #kept(accountId: string, { start, end }: Period): Promise<KeptRow> {
    const { rows } = await this.#pool.query<KeptRow>({ ...holdersKept, values: [accountId, start, end] });
    return rows[0]!;
  }

  async #conversion(accountId: string, { start, end }: Period): Promise<Ratio> {
    const { rows } = await this.#pool.query<Ratio>({ ...conversion, values: [accountId, start, end] });
    return rows[0]!;
  }

  async #articles(accountId: string, { start, end }: Period): Promise<ArticleRow[]> {
    const { rows } = await this.#pool.query<ArticleRow>({ ...topArticles, values: [accountId, start, end] });
    return rows;
  }

  async #revenue(accountId: string, { start, end }: Period): Promise<{ currentFen: Fen; previousFen: Fen }> {
    const at = async (instant: Date) => {
      const { rows } = await this.#pool.query<{ fen: string }>({ ...recurringRevenue, values: [accountId, instant] });
      return fen(Number(rows[0]!.fen));
    };
    const [currentFen, previousFen] = await Promise.all([at(end), at(start)]);
    return { currentFen, previousFen };
  }
}

const retentionOf = ({ kept, at_beginning }: KeptRow): Ratio => ({ numerator: kept, denominator: at_beginning });

/** Today and the days before it, up to now; and as long a time before that. */
function periodsOf(days: number, now: Date): { current: Period; previous: Period } {
  const today = shanghaiDay(shanghaiDate(now)).start.getTime();
  const start = new Date(today - (days - 1) * DAY_MS);
  const length = now.getTime() - start.getTime();
  return { current: { start, end: now }, previous: { start: new Date(start.getTime() - length), end: start } };
}

function daysOf({ start, end }: Period): string[] {
  const first = shanghaiDay(shanghaiDate(start)).start.getTime();
  const count = Math.ceil((end.getTime() - first) / DAY_MS) || 1;
  return Array.from({ length: count }, (_, day) => shanghaiDate(new Date(first + day * DAY_MS)));
}
