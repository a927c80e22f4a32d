import type { MikroORM } from '@mikro-orm/postgresql';
import { type Permission, permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import { ArticleStatus } from './article.entity.ts';

import { ArticlesRefused, RefusedArticle } from './article.refusals.ts';
import { publish } from './article.service.ts';
import { isShown, lockedArticle, requireApproval } from './article-desk.ts';
import type { ChangeArticlesInput } from './article-review.payloads.ts';
import { applySettings, hasSettings, isGiven } from './article-settings.ts';

/** How many articles are changed at once. */
export const maxArticlesAtOnce = 100;

/** The same change to several articles: to all of them, or to none. */
export class ArticleBulkService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** @returns the articles' ids. @throws Rejection ArticlesRefused, which names each article that cannot be changed so */
  async change(viewer: Viewer, { ids: given, status, ...settings }: ChangeArticlesInput): Promise<string[]> {
    const deeds: Permission[] = isGiven(status) ? ['publishArticles'] : ['writeArticles'];
    if (hasSettings(settings)) deeds.push('writeArticles');
    const [staffId] = deeds.map((deed) => permit(viewer, deed)) as [string];
    // Locks go in id order.
    const ids = [...new Set(given)].sort();
    if (ids.length === 0 || ids.length > maxArticlesAtOnce || status === ArticleStatus.DRAFT) {
      throw new ApiError('BAD_INPUT');
    }
    return this.#orm.em.fork().transactional(async (em) => {
      const refused: RefusedArticle[] = [];
      for (const id of ids) {
        const article = await lockedArticle(em, viewer.accountId, id);
        const at = this.#clock.now();
        try {
          if (hasSettings(settings)) {
            if (isShown(article)) requireApproval(viewer, article);
            await applySettings(em, article, settings);
            article.updatedAt = at;
          }
          if (status === ArticleStatus.PUBLISHED) await publish(em, article, { viewer, staffId, at });
          if (status === ArticleStatus.WITHDRAWN) article.withdraw(at);
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          refused.push(new RefusedArticle(article, error.reason));
        }
      }
      if (refused.length > 0) throw new Rejection(new ArticlesRefused(refused));
      return ids;
    });
  }
}
