import { Text, View } from '@tarojs/components';
import Taro, { useReachBottom, useRouter, useShareAppMessage } from '@tarojs/taro';
import { SeriesDocument } from '@teahouse/schema/operations.ts';
import { useCallback, useEffect } from 'react';
import { RequestFailure } from '../../api/client';
import { request } from '../../api/request';
import { FEED_PAGE_SIZE } from '../../api/use-feed';
import { useQuery } from '../../api/use-query';
import { ArticleFeedList, ArticleFeedSkeleton } from '../../features/articles/article-feed';
import { MiniPlayer } from '../../features/articles/mini-player';
import { useArticleFeed } from '../../features/articles/use-article-feed';
import { noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { SeriesUnlock } from '../../features/unlocks/series-unlock';
import { useText } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { Picture } from '../../ui/picture';
import { routes } from '../../wechat/routes';
import './index.scss';

export default function SeriesPage() {
  const text = useText();
  const id = useRouter<{ id?: string }>().params.id ?? '';
  const loadPage = useCallback(
    async (after: string | null) => {
      const { series } = await request(SeriesDocument, { id, first: FEED_PAGE_SIZE, after });
      if (!series) throw new RequestFailure('graphql', '', 'NOT_FOUND');
      return series.articles;
    },
    [id],
  );
  const feed = useArticleFeed(loadPage);
  const { data, failure, isLoading, reload } = useQuery(SeriesDocument, { id, first: FEED_PAGE_SIZE }, (answer) => {
    noteViewer(answer.viewer);
    if (answer.series) feed.begin(answer.series.articles);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, () => reload({ id, first: feed.heldSize }));
  useReachBottom(() => void feed.loadMore());
  const series = data?.series;
  useShareAppMessage(() => ({ title: series?.title ?? '', path: routes.series(id) }));
  const title = series?.title ?? '';
  useEffect(() => {
    if (title) void Taro.setNavigationBarTitle({ title });
  }, [title]);

  const isMissing = (data && !series) || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT';
  return (
    <PageFrame dock={<MiniPlayer />}>
      {data && series ? (
        <View>
          <View className="series-head">
            {series.coverUrl ? (
              <View className="series-head__cover">
                <Picture url={series.coverUrl} ratio={1.3} />
              </View>
            ) : null}
            <View className="series-head__words">
              <Text className="series-head__title">{series.title}</Text>
              <Text className="series-head__count">{text.series.count(series.articleCount)}</Text>
            </View>
          </View>
          {series.summary ? <Text className="series-head__summary">{series.summary}</Text> : null}
          <SeriesUnlock series={series} canPay={data.viewer.checkout.canPay} />
          {feed.nodes.length > 0 ? <ArticleFeedList feed={feed} /> : <Notice title={text.series.empty} />}
        </View>
      ) : isMissing ? (
        <Notice
          title={text.series.missing}
          hint={text.problem.notFoundHint}
          action={{ label: text.common.home, onTap: () => void Taro.switchTab({ url: routes.home }) }}
        />
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <ArticleFeedSkeleton />
      )}
    </PageFrame>
  );
}
