import { useEffect } from 'react';
import type { ArticleSave } from './article-save.ts';
import { type EditedArticle, stateOf } from './server-words.ts';

/**
 * Watches what others do with the article. Who has nothing unsaved simply goes on from the newer words; who has is asked when
 * they are saved.
 * @param read the article as it was last read; it is read again and again
 * @returns what to do with an article that somebody else saved, however it was learned of
 */
export function useColleaguesWords({
  read,
  save,
  onNewer,
  onChanged,
}: {
  read: EditedArticle;
  save: ArticleSave<EditedArticle>;
  onNewer: (article: EditedArticle) => void;
  onChanged: (article: EditedArticle) => void;
}): (article: EditedArticle) => void {
  function goOnFrom(article: EditedArticle): void {
    if (article.version <= save.version || save.status.kind === 'saving' || save.status.kind === 'conflict') return;
    if (stateOf(article).wordsKey === save.wordsKey) onChanged(article);
    else if (!save.isDirty) onNewer(article);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was read sets it off
  useEffect(() => goOnFrom(read), [read]);
  return goOnFrom;
}
