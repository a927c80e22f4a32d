import type { Pool } from 'pg';
import { decide } from '../access/decide.ts';
import type { ArticlePolicy } from '../articles/article.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { ArticleLocked, type RecordReadingInput } from './reading.payloads.ts';

const WHOLE_BPS = 10_000;

// Sent every few seconds by whoever reads, so both are prepared statements.
const articleStatement = {
  name: 'reading-article',
  text: `
    select a.policy, a.series_id as "seriesId",
           array(select t.tier_id from article_tiers t where t.account_id = a.account_id and t.article_id = a.id) as "tierIds"
      from articles a where a.account_id = $1 and a.id = $2 and a.status = 'PUBLISHED'`,
};
const recordStatement = {
  name: 'record-reading',
  // The member's row is written first, as everywhere: a merge locks it before what hangs on it. To the minute is enough, and
  // spares a busy reader's row a write every few seconds.
  text: `
    with reader as (
      update members set last_read_at = $5::timestamptz
       where account_id = $1 and id = $2
         and (last_read_at is null or last_read_at < $5::timestamptz - interval '1 minute')
      returning id)
    insert into reading_progress as kept (account_id, member_id, article_id, read_bps, started_at, updated_at)
    select $1, $2, $3, $4, $5::timestamptz, $5::timestamptz from (select count(*) from reader) written
    on conflict (account_id, member_id, article_id) do update
      set read_bps = greatest(kept.read_bps, excluded.read_bps),
          updated_at = case when excluded.read_bps > kept.read_bps then excluded.updated_at else kept.updated_at end
    returning read_bps as "readBps"`,
};

/** Keeps how far members read. */
export class ReadingService {
  readonly #pool: Pool;
  readonly #clock: Clock;

  constructor(deps: { pool: Pool; clock: Clock }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
  }

  /**
   * @returns the furthest the member has come, in basis points
   * @throws Rejection ArticleLocked
   * @throws ApiError UNAUTHENTICATED, NOT_FOUND, BAD_INPUT
   */
  async record(viewer: Viewer, { articleId, readBps }: RecordReadingInput): Promise<number> {
    const memberId = requireMember(viewer);
    if (readBps < 0 || readBps > WHOLE_BPS) {
      throw new ApiError('BAD_INPUT', {
        'zh-CN': 'readBps 须在 0 到 10000 之间',
        en: 'readBps is between 0 and 10000',
      });
    }
    if (!(await this.#mayRead(viewer, articleId))) throw new Rejection(new ArticleLocked());
    const values = [viewer.accountId, memberId, articleId, readBps, this.#clock.now()];
    const { rows } = await this.#pool.query<{ readBps: number }>({ ...recordStatement, values });
    return rows[0]!.readBps;
  }

  async #mayRead(viewer: Viewer, articleId: string): Promise<boolean> {
    if (!isId(articleId)) throw new ApiError('NOT_FOUND');
    const { rows } = await this.#pool.query<{ policy: ArticlePolicy; seriesId: string | null; tierIds: string[] }>({
      ...articleStatement,
      values: [viewer.accountId, articleId],
    });
    const article = rows[0];
    if (!article) throw new ApiError('NOT_FOUND');
    const { canRead } = decide({
      articleId,
      seriesId: article.seriesId,
      policy: article.policy,
      articleTierIds: article.tierIds,
      isStaff: viewer.staff !== null,
      isFollower: viewer.member?.isFollower ?? false,
      heldTiers: viewer.heldTiers,
      heldUnlocks: viewer.heldUnlocks,
      at: this.#clock.now(),
    });
    return canRead;
  }
}
