import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import { PreviewArticleDocument } from '@teahouse/schema/documents/preview-article.ts';
import type { PreviewReader } from '@teahouse/schema/operations.ts';
import { Alert, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useRead } from '../../../api/use-request.ts';
import { useTexts } from '../../../i18n/language.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Phone } from '../../../ui/phone.tsx';
import { DocumentView } from '../document/document-view.tsx';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave } from './article-save.ts';
import type { EditedArticle } from './server-words.ts';

/** The article as each kind of reader gets it: decided by the server, and what is locked never comes here. */
export function PreviewPanel({ article, save }: { article: EditedArticle; save: ArticleSave<EditedArticle> }) {
  const texts = useTexts(articlePageTexts).preview;
  const [isSaved, setIsSaved] = useState<boolean | null>(null);
  const [reader, setReader] = useState('ANYONE');
  useEffect(() => {
    void save.flush().then(setIsSaved);
  }, [save]);
  const { data: choices } = useRead(ArticleChoicesDocument, {});
  const [kind, tierId] = reader.split(' ') as [`${PreviewReader}`, string | undefined];
  // The version is no variable of the query: it makes the key another one when the article was saved.
  const { data, error, refetch } = useRead(
    PreviewArticleDocument,
    { input: { id: article.id, reader: kind, tierId } },
    { isEnabled: isSaved !== null },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another preview
  useEffect(() => {
    if (isSaved !== null) void refetch();
  }, [article.version]);
  const options = [
    { value: 'ANYONE', label: texts.readers.ANYONE },
    { value: 'FOLLOWER', label: texts.readers.FOLLOWER },
    ...(choices?.tiers ?? []).map(({ id, name }) => ({ value: `MEMBER ${id}`, label: texts.member(name) })),
    { value: 'BUYER', label: texts.readers.BUYER },
  ];
  const preview = data?.articlePreview;
  return (
    <>
      <div className="preview__reader">
        <span aria-hidden>{texts.reader}</span>
        <Select
          value={reader}
          onChange={setReader}
          options={options}
          style={{ width: '100%' }}
          aria-label={texts.reader}
        />
      </div>
      {isSaved === false ? <Alert type="warning" showIcon title={texts.notSaved} style={{ marginBottom: 12 }} /> : null}
      {error ? <FailureNotice failure={error} onRetry={() => void refetch()} /> : null}
      {preview ? (
        <Phone title={preview.title}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className="preview" tabIndex={0} aria-label={preview.title}>
            {preview.coverUrl ? <img src={preview.coverUrl} alt="" className="preview__cover" /> : null}
            <p className="preview__title">{preview.title}</p>
            <p className="preview__by">
              {[preview.author, texts.minutes(preview.readingMinutes)].filter(Boolean).join(' · ')}
            </p>
            <DocumentView document={preview.freeDocument} />
            {preview.lockedDocument ? <DocumentView document={preview.lockedDocument} /> : null}
            {preview.lockedCharacterCount > 0 && !preview.viewerAccess.canRead ? (
              <div className="preview__lock">
                <strong>{texts.mayNot[preview.viewerAccess.reason]}</strong>
                <span>{texts.lockedWords(preview.lockedCharacterCount)}</span>
              </div>
            ) : null}
          </section>
        </Phone>
      ) : error ? null : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
      <p aria-live="polite">{preview?.viewerAccess.canRead ? texts.may : null}</p>
    </>
  );
}
