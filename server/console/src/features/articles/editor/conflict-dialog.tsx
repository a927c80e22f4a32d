import { RestoreArticleRevisionDocument } from '@teahouse/schema/documents/restore-article-revision.ts';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../../api/request.ts';
import { formatMinute } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave } from './article-save.ts';
import { CompareView } from './compare-view.tsx';
import { type EditedArticle, inputOf, saveArticle, stateOf } from './server-words.ts';

/** Two people wrote at once: both versions are shown, one is chosen, and the other stays in the revisions. */
export function ConflictDialog({
  save,
  theirs,
  onResolved,
}: {
  save: ArticleSave<EditedArticle>;
  theirs: EditedArticle;
  /** The words that count now; the editor shows them. */
  onResolved: (article: EditedArticle | null) => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { message } = App.useApp();
  const [isOpen, setIsOpen] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const state = stateOf(theirs);
  const { latestRevision } = theirs;

  async function resolve(act: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    try {
      await act();
    } catch (error) {
      void message.error((error as Error).message);
    } finally {
      setIsBusy(false);
    }
  }

  const keepMine = () =>
    resolve(async () => {
      await save.keepMine(state);
      onResolved(null);
    });

  /** My words go into the revisions first; then theirs are brought back on top. */
  const takeTheirs = () =>
    resolve(async () => {
      const kept = await saveArticle({
        id: theirs.id,
        version: state.version,
        isAutosave: true,
        beginsRevision: true,
        ...inputOf(save.words),
      });
      if (kept.kind !== 'saved') {
        if ('message' in kept) void message.error(kept.message);
        return;
      }
      if (!latestRevision) return;
      const input = { revisionId: latestRevision.id, version: kept.article.version };
      const { restoreArticleRevision } = await request(RestoreArticleRevisionDocument, { input });
      if (restoreArticleRevision.__typename === 'RestoreArticleRevisionSuccess')
        onResolved(restoreArticleRevision.article);
      else void message.error(restoreArticleRevision.message);
    });

  const who = latestRevision?.savedBy?.displayName ?? texts.someone;
  const when = formatMinute(latestRevision?.savedAt ?? theirs.updatedAt);
  return (
    <>
      <Button danger size="small" onClick={() => setIsOpen(true)}>
        {texts.compare}
      </Button>
      <Modal
        open={isOpen}
        onCancel={() => setIsOpen(false)}
        title={texts.conflictTitle}
        width={960}
        footer={[
          <Button key="later" onClick={() => setIsOpen(false)}>
            {texts.later}
          </Button>,
          <Button key="theirs" disabled={isBusy} onClick={() => void takeTheirs()}>
            {texts.takeTheirs}
          </Button>,
          <Button key="mine" type="primary" loading={isBusy} onClick={() => void keepMine()}>
            {texts.keepMine}
          </Button>,
        ]}
      >
        <p>{texts.conflictHint(who, when)}</p>
        <CompareView from={save.words} to={state.words} fromName={texts.mine} toName={texts.theirsOf(who)} />
      </Modal>
    </>
  );
}
