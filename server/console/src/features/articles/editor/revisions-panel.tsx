import { ArticleRevisionDocument } from '@teahouse/schema/documents/article-revision.ts';
import { ArticleRevisionsDocument } from '@teahouse/schema/documents/article-revisions.ts';
import { RestoreArticleRevisionDocument } from '@teahouse/schema/documents/restore-article-revision.ts';
import { App, Button, Empty, Modal, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead, useReadPages } from '../../../api/use-request.ts';
import { formatMinute } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave } from './article-save.ts';
import { CompareView } from './compare-view.tsx';
import type { EditedArticle } from './server-words.ts';

const noPages = { pageInfo: { hasNextPage: false, endCursor: null } };

/** Everything that was saved, the newest first; one is compared with the present, and brought back. */
export function RevisionsPanel({
  article,
  save,
  mayWrite,
  onRestored,
}: {
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  mayWrite: boolean;
  onRestored: (article: EditedArticle) => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { untitled } = useTexts(articleTexts);
  const [open, setOpen] = useState<{ id: string; number: number } | null>(null);
  const pages = useReadPages(
    ArticleRevisionsDocument,
    { id: article.id, first: 30 },
    ({ articleDraft }) => articleDraft?.revisions ?? noPages,
  );
  if (pages.error) return <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton active />;
  const revisions = pages.data.pages.flatMap(
    (page) => page.articleDraft?.revisions.edges.map(({ node }) => node) ?? [],
  );
  if (revisions.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.noRevisions} />;
  return (
    <>
      <p>{texts.revisionsHint}</p>
      <ol className="revisions">
        {revisions.map(({ id, number, kind, title, savedAt, savedBy }) => (
          <li key={id}>
            <div>
              <strong>{texts.revision(number)}</strong> <Tag>{texts.revisionKinds[kind]}</Tag>
            </div>
            <div>{title || untitled}</div>
            <div className="revisions__who">
              {savedBy?.displayName ?? texts.beforeRevisions} · {formatMinute(savedAt)}
            </div>
            <Button
              size="small"
              onClick={() => setOpen({ id, number })}
              aria-label={`${texts.compare} ${texts.revision(number)}`}
            >
              {texts.compare}
            </Button>
          </li>
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {texts.moreRevisions}
        </Button>
      ) : null}
      {open ? (
        <RevisionDialog
          revision={open}
          save={save}
          mayWrite={mayWrite}
          onClose={() => setOpen(null)}
          onRestored={(restored) => {
            setOpen(null);
            onRestored(restored);
          }}
        />
      ) : null}
    </>
  );
}

function RevisionDialog({
  revision,
  save,
  mayWrite,
  onClose,
  onRestored,
}: {
  revision: { id: string; number: number };
  save: ArticleSave<EditedArticle>;
  mayWrite: boolean;
  onClose: () => void;
  onRestored: (article: EditedArticle) => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { message } = App.useApp();
  const { data, error, refetch } = useRead(ArticleRevisionDocument, { id: revision.id });
  const restore = useCommand(RestoreArticleRevisionDocument);
  const words = data?.articleRevision?.id === revision.id ? data.articleRevision : null;

  async function bringBack(): Promise<void> {
    try {
      // What is written now becomes a revision of its own before it is replaced.
      if (!(await save.flush())) return;
      const input = { revisionId: revision.id, version: save.version };
      const { restoreArticleRevision: payload } = await restore.mutateAsync({ input });
      if (payload.__typename === 'RestoreArticleRevisionSuccess') {
        onRestored(payload.article);
        void message.success(texts.restoredRevision);
      } else void message.error(refusalOf(payload));
    } catch (failure) {
      void message.error((failure as Error).message);
    }
  }

  return (
    <Modal
      open
      width={960}
      title={texts.revision(revision.number)}
      onCancel={onClose}
      okText={texts.restoreRevision}
      okButtonProps={{ disabled: !words || !mayWrite, loading: restore.isPending }}
      onOk={() => void bringBack()}
    >
      {error ? <FailureNotice failure={error} onRetry={() => void refetch()} /> : null}
      {words ? (
        <CompareView
          from={words}
          to={save.words}
          fromName={texts.revision(revision.number)}
          toName={texts.revisionNow}
        />
      ) : error ? null : (
        <Skeleton active />
      )}
    </Modal>
  );
}
