import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Article } from './article.entity.ts';
import { ScheduleOutOfRange } from './article.refusals.ts';
import { keepFirstRevision, keepRevision, lockedArticle, requireApproval, requirePublishable } from './article-desk.ts';
import { RevisionKind } from './article-revision.entity.ts';
import { ReviewState } from './review-steps.ts';

const YEAR_MS = 366 * 86_400_000;
const AT_A_TIME = 100;

/** Publishing at an instant that was chosen before. */
export class ArticleScheduleService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #logger: Pick<Logger, 'warn'>;

  constructor(deps: { orm: MikroORM; clock: Clock; logger: Pick<Logger, 'warn'> }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /**
   * Has the article's newest words published at an instant; null takes that back. Scheduling is approving, for who may.
   * @throws Rejection ArticleConflict, ReviewRequired, ScheduleOutOfRange, TiersRequired, UnlockPriceRequired
   */
  schedule(viewer: Viewer, { id, version, at }: { id: string; version: number; at?: Date | null }): Promise<string> {
    permit(viewer, 'publishArticles');
    return this.#orm.em.fork().transactional(async (em) => {
      const article = await lockedArticle(em, viewer.accountId, id, version);
      if (!at) {
        article.scheduledAt = null;
        return article.id;
      }
      requireApproval(viewer, article);
      await requirePublishable(em, article);
      const now = this.#clock.now();
      const latest = new Date(now.getTime() + YEAR_MS);
      if (at <= now || at > latest) throw new Rejection(new ScheduleOutOfRange(now, latest));
      article.scheduledAt = at;
      article.reviewState = ReviewState.APPROVED;
      return article.id;
    });
  }

  /** Publishes what is due. Safe to repeat, and to run on several servers at once. */
  async publishDue(): Promise<void> {
    const due = await this.#orm.em
      .fork()
      .find(
        Article,
        { scheduledAt: { $lte: this.#clock.now() } },
        { fields: ['id', 'account'], orderBy: { scheduledAt: 'asc' }, limit: AT_A_TIME },
      );
    for (const { id, account } of due) {
      try {
        await this.#publish(account.id, id);
      } catch (err) {
        // It stays due and is tried again: a price may be set, a tier chosen. The console shows that it is late.
        this.#logger.warn({ err, accountId: account.id, articleId: id }, 'a scheduled article could not be published');
      }
    }
  }

  #publish(accountId: string, id: string): Promise<void> {
    return this.#orm.em.fork().transactional(async (em) => {
      const article = await lockedArticle(em, accountId, id);
      const at = this.#clock.now();
      // Another server was first, or somebody took the schedule back.
      if (!article.scheduledAt || article.scheduledAt > at) return;
      await requirePublishable(em, article);
      keepFirstRevision(em, article);
      if (!article.publish(at)) return;
      keepRevision(em, article, article.newestWords(), { kind: RevisionKind.PUBLISH, staffId: null, at });
    });
  }
}
