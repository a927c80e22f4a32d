import Taro, { usePageScroll, useRouter, useShareAppMessage } from '@tarojs/taro';
import { ArticleDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { ArticleReader, ArticleReaderSkeleton } from '../../features/articles/article-reader';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { useReadingProgress } from '../../features/reading/use-reading-progress';
import { useText } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { routes } from '../../wechat/routes';

export default function ArticlePage() {
  const text = useText();
  const id = useRouter<{ id?: string }>().params.id ?? '';
  const { data, failure, isLoading, reload } = useQuery(ArticleDocument, { id }, (answer) => {
    noteViewer(answer.viewer);
    logInOnWebOnce(answer.account, answer.viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const isBought = Boolean(data?.viewer.member && data.article?.lockedDocument);
  const noteReading = useReadingProgress(id, '.reader__body', isBought);
  usePageScroll(noteReading);
  const title = data?.article?.title ?? '';
  const accountName = data?.account.name ?? '';
  useShareAppMessage(() => ({ title, path: routes.article(id) }));
  useEffect(() => {
    // the title stands on the page itself; the bar says whose page it is
    if (accountName) void Taro.setNavigationBarTitle({ title: accountName });
  }, [accountName]);

  const goHome = { label: text.common.home, onTap: () => void Taro.switchTab({ url: routes.home }) };
  const isMissing = (data && !data.article) || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT';
  return (
    <PageFrame dock={<MiniPlayer currentArticleId={id} />}>
      {data?.article ? (
        <ArticleReader answer={data} article={data.article} isReloading={isLoading} onReload={() => void reload()} />
      ) : isMissing ? (
        <Notice title={text.article.missing} hint={text.problem.notFoundHint} action={goHome} />
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <ArticleReaderSkeleton />
      )}
    </PageFrame>
  );
}
