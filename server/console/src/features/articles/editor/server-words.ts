import { SaveArticleDocument } from '@teahouse/schema/documents/save-article.ts';
import type { EditedArticleFragment, UpdateArticleInput } from '@teahouse/schema/operations.ts';
import { RequestFailure, request } from '../../../api/request.ts';
import type { SaveAnswer, SavedState, Words } from './article-save.ts';

export type EditedArticle = EditedArticleFragment;

/** The words writers go on from, and what saving has to know of them. */
export function stateOf(article: EditedArticle): SavedState {
  const { latestRevision } = article;
  const { title, excerpt, coverUrl, document } = latestRevision ?? article;
  return {
    version: article.version,
    wordsKey: latestRevision ? `${latestRevision.number} ${latestRevision.savedAt}` : 'first',
    words: { title, excerpt, coverUrl, document },
  };
}

/** Sends a change of an article, and says in one of five ways what came of it. */
export async function saveArticle(
  input: UpdateArticleInput,
): Promise<SaveAnswer<EditedArticle> & { code?: string; field?: string }> {
  try {
    const { updateArticle: payload } = await request(SaveArticleDocument, { input });
    switch (payload.__typename) {
      case 'UpdateArticleSuccess':
        return { kind: 'saved', article: payload.article, state: stateOf(payload.article) };
      case 'ArticleConflict':
        return { kind: 'conflict', article: payload.article, state: stateOf(payload.article) };
      default:
        return {
          kind: 'refused',
          message: payload.message,
          code: payload.code,
          path: payload.__typename === 'InvalidDocument' ? payload.path : null,
          ...('field' in payload && { field: payload.field }),
        };
    }
  } catch (error) {
    const { code = '', message } = error as RequestFailure;
    if (code === 'UNAUTHENTICATED' || code === 'ACCOUNT_REQUIRED') return { kind: 'signedOut', message };
    if (error instanceof RequestFailure && code !== 'NETWORK' && code !== 'INTERNAL') {
      return { kind: 'refused', message, path: null, code };
    }
    return { kind: 'unreachable', message };
  }
}

/** What is sent of words: a title that is empty while it is being written stays what it was. */
export const inputOf = ({ title, excerpt, coverUrl, document }: Words) => ({
  ...(title.trim() !== '' && { title }),
  excerpt,
  coverUrl: coverUrl ?? '',
  document,
});
