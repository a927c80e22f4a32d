import { condition, connection, one } from '../graphql/projector/definition.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Article, Language } from './article.entity.ts';
import {
  articleDraftProjection,
  articleProjection,
  newestCreated,
  newestEdited,
  newestPublished,
  seriesProjection,
} from './article.projection.ts';
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

const unpublishedByEdit = connection(articleDraftProjection, {
  where: (article) => sql`${article.col('status')} <> 'PUBLISHED'`,
  order: newestEdited,
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

  /** What is not published, last edited first. Nothing for who is not staff. */
  drafts(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(unpublishedByEdit, context, info, page);
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
