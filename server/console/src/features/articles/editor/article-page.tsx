import { ArticleToEditDocument } from '@teahouse/schema/documents/article-to-edit.ts';
import { Result, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api/use-request.ts';
import { useSession } from '../../../app/session.ts';
import { useTexts } from '../../../i18n/language.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { articlePageTexts } from './article-page.texts.ts';
import { editorTexts } from './editor.texts.ts';

const LOOK_AGAIN_MS = 20_000;

/** An article to work on. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const texts = useTexts(articlePageTexts);
  const { back } = useTexts(editorTexts);
  const { staff } = useSession();
  const { data, error, refetch } = useRead(ArticleToEditDocument, { id }, { everyMs: LOOK_AGAIN_MS });
  const article = data?.articleDraft;
  // What was read once stays open whatever happens to the connection.
  if (error && article?.id !== id) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (data && !article)
    return <Result status="404" title={texts.notFound} extra={<Link to="/articles">{back}</Link>} />;
  if (!staff || article?.id !== id) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <ArticleEditor key={article.id} read={article} staff={staff} />;
}
