import { connectionType } from '../shared/relay/connection.ts';
import { Article } from './article.entity.ts';
import { ArticleDraft } from './article-draft.type.ts';
import { ArticleRevision } from './article-revision.entity.ts';
import { Series } from './series.entity.ts';

export const ArticleConnection = connectionType('Article', () => Article, 'articles');
export const ArticleDraftConnection = connectionType('ArticleDraft', () => ArticleDraft, 'articles being written');
export const SeriesConnection = connectionType('Series', () => Series, 'series');
export const ArticleRevisionConnection = connectionType(
  'ArticleRevision',
  () => ArticleRevision,
  'revisions of an article',
);
