import type { Staff } from '../accounts/staff.entity.ts';
import type { AffiliateLink } from '../affiliates/affiliate-link.entity.ts';
import { ascending, condition, connection, list, one } from '../graphql/projector/definition.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { sql } from '../graphql/projector/sql.ts';
import { staffProjection } from '../staff/staff.projection.ts';
import { Article, type ArticlePolicy, type ArticleStatus, type Language } from './article.entity.ts';
import {
  articleDraftProjection,
  articleProjection,
  articleRevisionProjection,
  newestCreated,
  newestEdited,
  newestPublished,
  reviewCommentProjection,
  seriesProjection,
} from './article.projection.ts';
import { articleProducts } from './article-product.ts';
import type { ArticleRevision } from './article-revision.entity.ts';
import type { ReviewComment } from './review-comment.entity.ts';
import type { ReviewState } from './review-steps.ts';
import type { Series } from './series.entity.ts';

const articlesByPublication = connection(articleProjection, {
  conditions: {
    seriesId: condition('uuid', (article, value) => sql`${article.col('series')} = ${value}`),
    language: condition('text', (article, value) => sql`${article.col('language')} = ${value}`),
  },
  order: newestPublished,
});

const articleById = one(articleProjection, {
  conditions: { id: condition('uuid', (article, value) => sql`${article.col('id')} = ${value}`) },
});

const draftsByEdit = connection(articleDraftProjection, {
  conditions: {
    status: condition('text', (article, value) => sql`${article.col('status')} = ${value}`),
    reviewState: condition('text', (article, value) => sql`${article.col('reviewState')} = ${value}`),
    isScheduled: condition('boolean', (article, value) => sql`(${article.col('scheduledAt')} is not null) = ${value}`),
    hasPendingWords: condition(
      'boolean',
      (article, value) => sql`(${article.col('pendingRevision')} is not null) = ${value}`,
    ),
    authorStaffId: condition('uuid', (article, value) => sql`${article.col('authorStaff')} = ${value}`),
    seriesId: condition('uuid', (article, value) => sql`${article.col('series')} = ${value}`),
    policy: condition('text', (article, value) => sql`${article.col('policy')} = ${value}`),
    text: condition(
      'text',
      (article, value) => sql`(strpos(lower(${article.col('title')}), lower(${value})) > 0
        or strpos(lower(${article.col('excerpt')}), lower(${value})) > 0
        or strpos(lower(${article.col('author')}), lower(${value})) > 0
        or strpos(lower(${article.col('freeDocument')}::text), lower(${value})) > 0
        or strpos(lower(${article.col('lockedDocument')}::text), lower(${value})) > 0)`,
    ),
  },
  order: newestEdited,
});

const draftsById = list(articleDraftProjection, {
  conditions: { ids: condition('uuid[]', (article, value) => sql`${article.col('id')} = any(${value})`) },
  order: newestEdited,
});

const authors = list(staffProjection, {
  where: (staff, query) => query.exists(Article, (article) => sql`${article.col('authorStaff')} = ${staff.col('id')}`),
  order: ascending({ property: 'createdAt', type: 'timestamptz' }, { property: 'id', type: 'uuid' }),
});

const revisionById = one(articleRevisionProjection, {
  conditions: { id: condition('uuid', (revision, value) => sql`${revision.col('id')} = ${value}`) },
});

const commentById = one(reviewCommentProjection, {
  conditions: { id: condition('uuid', (comment, value) => sql`${comment.col('id')} = ${value}`) },
});

const draftById = one(articleDraftProjection, {
  conditions: { id: condition('uuid', (article, value) => sql`${article.col('id')} = ${value}`) },
});

const seriesByCreation = connection(seriesProjection, { order: newestCreated });

const seriesById = one(seriesProjection, {
  conditions: { id: condition('uuid', (series, value) => sql`${series.col('id')} = ${value}`) },
});

/** Which of the published articles. */
export interface ArticleConditions {
  readonly seriesId?: string | null;
  readonly language?: Language | null;
}

/** Which of the articles that staff work on. */
export interface DraftConditions {
  readonly status?: ArticleStatus | null;
  readonly reviewState?: ReviewState | null;
  readonly isScheduled?: boolean | null;
  readonly hasPendingWords?: boolean | null;
  readonly authorStaffId?: string | null;
  readonly seriesId?: string | null;
  readonly policy?: ArticlePolicy | null;
  readonly text?: string | null;
}

/** Reads of articles and series; one statement each. */
export class ArticleReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** Published articles, the newest first. */
  articles(context: ReadContext, info: ReadInfo, page: PageArguments, which: ArticleConditions = {}) {
    return this.#projector.connection(articlesByPublication, context, info, page, { ...which });
  }

  /** A published article. */
  article(context: ReadContext, info: ReadInfo, id: string): Promise<Article | null> {
    return this.#projector.one(articleById, context, info, { id });
  }

  /** Articles of every state, last edited first. Nothing for who is not staff. */
  drafts(context: ReadContext, info: ReadInfo, page: PageArguments, which: DraftConditions = {}) {
    const text = which.text?.trim();
    return this.#projector.connection(draftsByEdit, context, info, page, { ...which, text: text || null });
  }

  /** Some articles as their writers see them, last edited first. */
  draftsById(context: ReadContext, info: ReadInfo, ids: readonly string[]): Promise<Article[]> {
    return this.#projector.list(draftsById, context, info, { ids });
  }

  /** Who of the staff began an article, the longest here first. */
  authors(context: ReadContext, info: ReadInfo): Promise<Staff[]> {
    return this.#projector.list(authors, context, info);
  }

  /** What product cards can show, the newest first. Nothing for who does not write. */
  products(context: ReadContext, info: ReadInfo): Promise<AffiliateLink[]> {
    return this.#projector.list(articleProducts, context, info);
  }

  revision(context: ReadContext, info: ReadInfo, id: string): Promise<ArticleRevision | null> {
    return this.#projector.one(revisionById, context, info, { id });
  }

  comment(context: ReadContext, info: ReadInfo, id: string): Promise<ReviewComment | null> {
    return this.#projector.one(commentById, context, info, { id });
  }

  /** An article in whatever state, as its writers see it. Null for who is not staff. */
  draft(context: ReadContext, info: ReadInfo, id: string): Promise<Article | null> {
    return this.#projector.one(draftById, context, info, { id });
  }

  /** Series, the newest first. */
  seriesList(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(seriesByCreation, context, info, page);
  }

  series(context: ReadContext, info: ReadInfo, id: string): Promise<Series | null> {
    return this.#projector.one(seriesById, context, info, { id });
  }
}
