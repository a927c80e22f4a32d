import { ArticleToEditDocument } from '@teahouse/schema/documents/article-to-edit.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { keyOf, queryClient } from '../../../api/use-request.ts';
import { ArticleSave, type SaveStatus } from './article-save.ts';
import { LocalWordsKeeper } from './local-words.ts';
import { type EditedArticle, inputOf, saveArticle, stateOf } from './server-words.ts';

/** Saves an article as long as its page is open. Made anew for another article. */
export function useArticleSave(first: EditedArticle) {
  const [article, setArticle] = useState(first);
  const [status, setStatus] = useState<SaveStatus<EditedArticle>>({ kind: 'saved', at: null });
  const [hasRoom, setHasRoom] = useState(true);
  const keeper = useMemo(() => new LocalWordsKeeper(first.id), [first.id]);
  const base = useRef(stateOf(first));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read first begins it; later readings are merged
  const save = useMemo(
    () =>
      new ArticleSave<EditedArticle>(stateOf(first), {
        send: (version, words, how) => saveArticle({ id: first.id, version, ...how, ...inputOf(words) }),
        keep: (words) => setHasRoom(keeper.keep(words, base.current)),
        onStatus: setStatus,
        onSaved: (saved) => {
          base.current = stateOf(saved);
          setArticle(saved);
          // Lists and revisions show it when they are next looked at.
          queryClient.setQueryData(keyOf(ArticleToEditDocument, { id: saved.id }), { articleDraft: saved });
        },
        now: () => new Date(),
        later: (ms, act) => {
          const timer = setTimeout(act, ms);
          return () => clearTimeout(timer);
        },
      }),
    [first.id],
  );

  useEffect(() => {
    const retry = () => save.retry();
    // Whoever looks elsewhere may not come back: what is written goes to the server now.
    const leave = () => {
      if (document.visibilityState === 'hidden' && save.status.kind === 'waiting') void save.flush();
    };
    addEventListener('online', retry);
    addEventListener('focus', retry);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('online', retry);
      removeEventListener('focus', retry);
      document.removeEventListener('visibilitychange', leave);
      // Another page of the console: the save goes on behind it, and the words are on this device until it is done.
      if (save.status.kind === 'waiting') void save.flush();
      save.stop();
    };
  }, [save]);

  /** The article changed otherwise: by a setting, a step, a publication. */
  function take(changed: EditedArticle): void {
    base.current = stateOf(changed);
    save.rebase(stateOf(changed));
    setArticle(changed);
  }

  return { article, status, save, keeper, hasRoom, take };
}
