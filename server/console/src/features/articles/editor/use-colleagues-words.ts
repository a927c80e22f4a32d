import { useEffect } from 'react';
import type { ArticleSave } from './article-save.ts';
import { type EditedArticle, stateOf } from './server-words.ts';

/**
 * Watches what others do with the article. Who has nothing unsaved simply goes on from the newer words; who has is asked when
 * they are saved.
 * @param read the article as it was last read; it is read again and again
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
}): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was read sets it off
  useEffect(() => {
    if (read.version <= save.version || save.status.kind === 'saving' || save.status.kind === 'conflict') return;
    if (stateOf(read).wordsKey === save.wordsKey) onChanged(read);
    else if (!save.isDirty) onNewer(read);
  }, [read]);
}
