import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { guarded, isArticleUnlocked, isSeriesUnlocked, viewerAccessField } from '../access/access.sql.ts';
import { viewerMay } from '../accounts/permission.facts.ts';
import {
  ascending,
  computed,
  derived,
  descending,
  type OrderKey,
  projection,
  toMany,
} from '../graphql/projector/definition.ts';
import { requestInstant } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import type { LockedPart } from '../reading/handed-out.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';
import { Article } from './article.entity.ts';
import { ArticleRevision } from './article-revision.entity.ts';
import { ArticleTier } from './article-tier.entity.ts';
import { wholeDocument } from './document.ts';
import { ReviewComment } from './review-comment.entity.ts';
import { Series } from './series.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

export const newestPublished = descending({ property: 'publishedAt', type: 'timestamptz' }, id);
export const newestEdited = descending({ property: 'updatedAt', type: 'timestamptz' }, id);
export const newestCreated = descending({ property: 'createdAt', type: 'timestamptz' }, id);
const newestRevision = descending({ property: 'number', type: 'integer' }, id);
const asOffered = ascending({ property: 'position', type: 'integer' }, id);

const article = { type: 'Article', entity: Article };

const tiers = toMany<Article, Tier>(
  { type: 'Tier', entity: Tier },
  { through: { entity: ArticleTier, parent: 'article', child: 'tier' }, order: asOffered, page: 'all' },
);

/** What readers see: published articles, and of the locked part nothing that is not theirs. */
export const articleProjection = projection<Article>(Article, {
  type: 'Article',
  visible: (row) => sql`${row.col('status')} = 'PUBLISHED'`,
  fields: {
    tiers,
    viewerAccess: viewerAccessField,
    viewerHasUnlocked: computed(isArticleUnlocked),
    /** The twin of Article.salePriceFen: what readers see is published. */
    unlockPriceFen: computed(
      (row) => sql`case when ${row.col('policy')} <> 'EVERYONE' and ${row.col('lockedDocument')} is not null
        then ${row.col('unlockPriceFen')} end`,
    ),
    // Taken apart by its resolver, which keeps whom it is handed out to.
    lockedDocument: derived(
      (row, query) => [guarded(row, query, row.col('lockedDocument')), row.col('id')],
      (document: RichTextDocument | null, articleId: string): LockedPart | null => document && { articleId, document },
    ),
    // Others of its series first; the newest of the account fill what is left.
    related: toMany(article, {
      where: [
        (other, row) => sql`${other.col('series')} = ${row.col('series')} and ${other.col('id')} <> ${row.col('id')}`,
        (other, row) => sql`${other.col('id')} <> ${row.col('id')}
          and (${row.col('series')} is null or ${other.col('series')} is distinct from ${row.col('series')})`,
      ],
      order: newestPublished,
      page: 'first',
    }),
  },
});

/** What staff work on: every article in whatever state, whole. */
export const articleDraftProjection = projection<Article>(Article, {
  type: 'ArticleDraft',
  // The resolvers ask for a role first; that the statement asks too is what makes forgetting it harmless.
  visible: () => sql`${viewerMay('readDrafts')}`,
  fields: {
    tiers,
    buyerCount: computed(buyersOf),
    hasPendingWords: computed((row) => sql`${row.col('pendingRevision')} is not null`),
    comments: toMany<Article, ReviewComment>(
      { type: 'ReviewComment', entity: ReviewComment },
      {
        where: (comment, row) => sql`${comment.col('article')} = ${row.col('id')}`,
        order: ascending({ property: 'createdAt', type: 'timestamptz' }, id),
        page: 'all',
        limit: 500,
      },
    ),
    revisions: toMany<Article, ArticleRevision>(
      { type: 'ArticleRevision', entity: ArticleRevision },
      {
        where: (revision, row) => sql`${revision.col('article')} = ${row.col('id')}`,
        order: newestRevision,
        page: 'connection',
      },
    ),
    document: derived(
      (row) => [row.col('freeDocument'), row.col('lockedDocument')],
      (free: RichTextDocument, locked: RichTextDocument | null) => wholeDocument(free, locked),
    ),
  },
});

/** How many hold an unlock of the article that somebody paid for. */
function buyersOf(row: Row<Article>, query: Subqueries): Fragment {
  return query.aggregate(
    Unlock,
    (unlock) => sql`count(distinct ${unlock.col('member')})`,
    (unlock) => sql`${unlock.col('article')} = ${row.col('id')} and ${unlock.col('source')} in ('PURCHASE', 'GIFT')
      and ${unlock.col('revokedAt')} is null and (${unlock.col('endsAt')} is null or ${requestInstant} < ${unlock.col('endsAt')})`,
  );
}

export const articleRevisionProjection = projection<ArticleRevision>(ArticleRevision, {
  type: 'ArticleRevision',
  visible: () => sql`${viewerMay('readDrafts')}`,
  fields: {},
});

export const reviewCommentProjection = projection<ReviewComment>(ReviewComment, {
  type: 'ReviewComment',
  visible: () => sql`${viewerMay('readDrafts')}`,
  fields: {},
});

export const seriesProjection = projection<Series>(Series, {
  type: 'Series',
  fields: {
    viewerHasUnlocked: computed(isSeriesUnlocked),
    articleCount: computed((series, query) =>
      query.aggregate(
        Article,
        () => sql`count(*)`,
        (row) => sql`${row.col('series')} = ${series.col('id')} and ${row.col('status')} = 'PUBLISHED'`,
      ),
    ),
    articles: toMany(article, {
      where: (row, series) => sql`${row.col('series')} = ${series.col('id')}`,
      order: newestPublished,
      page: 'connection',
    }),
  },
});
