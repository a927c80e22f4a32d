import { viewerMay } from '../accounts/permission.facts.ts';
import { AffiliateLink } from '../affiliates/affiliate-link.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { ArticleRevision } from '../articles/article-revision.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { computed, derived, descending, type OrderKey, projection, toMany } from '../graphql/projector/definition.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Medium, type PictureSize } from './medium.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
export const newestMedia = descending({ property: 'createdAt', type: 'timestamptz' }, id);

/** Whether an article shows it, in what readers see or in words they do not see yet. The twin stands in media.service.ts. */
const isShownIn = (article: Row<Article>, medium: Row<Medium>, query: Subqueries): Fragment => {
  const key = medium.col('storageKey');
  return sql`(strpos(${article.col('freeDocument')}::text, ${key}) > 0
    or strpos(${article.col('lockedDocument')}::text, ${key}) > 0 or strpos(${article.col('coverUrl')}, ${key}) > 0
    or ${query.exists(
      ArticleRevision,
      (revision) => sql`${revision.col('id')} = ${article.col('pendingRevision')}
        and (strpos(${revision.col('document')}::text, ${key}) > 0 or strpos(${revision.col('coverUrl')}, ${key}) > 0)`,
    )})`;
};

export const mediumProjection = projection<Medium>(Medium, {
  type: 'Medium',
  visible: () => sql`${viewerMay('useMedia')}`,
  fields: {
    url: derived(
      (medium) => [medium.col('storageKey')],
      (key: string) => `/media/${key}`,
    ),
    variants: derived(
      (medium) => [medium.col('sizes')],
      (sizes: PictureSize[]) => sizes.map(({ width, height, key }) => ({ width, height, url: `/media/${key}` })),
    ),
    useCount: computed(
      (medium, query) =>
        sql`(${query.aggregate(
          Article,
          () => sql`count(*)`,
          (article) => isShownIn(article, medium, query),
        )} + ${query.aggregate(
          Series,
          () => sql`count(*)`,
          (series) => sql`strpos(${series.col('coverUrl')}, ${medium.col('storageKey')}) > 0`,
        )} + ${query.aggregate(
          AffiliateLink,
          () => sql`count(*)`,
          (link) => sql`strpos(${link.col('imageUrl')}, ${medium.col('storageKey')}) > 0`,
        )})::int`,
    ),
    usedIn: toMany<Medium, Article>(
      { type: 'ArticleDraft', entity: Article },
      {
        where: (article, medium, query) => isShownIn(article, medium, query),
        order: descending({ property: 'updatedAt', type: 'timestamptz' }, id),
        page: 'all',
        limit: 50,
      },
    ),
  },
});
