import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom, useShareAppMessage } from '@tarojs/taro';
import { HomeDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { FEED_PAGE_SIZE } from '../../api/use-feed';
import { useQuery } from '../../api/use-query';
import { AccountHeader } from '../../features/accounts/account-header';
import { ArticleFeedList, ArticleFeedSkeleton } from '../../features/articles/article-feed';
import { MiniPlayer } from '../../features/articles/mini-player';
import { useArticleFeed } from '../../features/articles/use-article-feed';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { RenewalReminder } from '../../features/renewals/renewal-reminder';
import { SeriesShelf } from '../../features/series/series-shelf';
import { useText } from '../../i18n/language';
import { useTabTitles } from '../../i18n/use-tab-titles';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import { isMiniProgram } from '../../wechat/environment';
import { routes } from '../../wechat/routes';
import './index.scss';

export default function HomePage() {
  const text = useText();
  useTabTitles();
  const feed = useArticleFeed();
  const { data, failure, isLoading, reload } = useQuery(HomeDocument, { first: FEED_PAGE_SIZE }, (home) => {
    noteViewer(home.viewer);
    logInOnWebOnce(home.account, home.viewer);
    feed.begin(home.articles);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, () => reload({ first: feed.heldSize }));
  useReachBottom(() => void feed.loadMore());
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  useShareAppMessage(() => ({ title: data?.account.name ?? '', path: routes.home }));
  const name = data?.account.name;
  useEffect(() => {
    // in the Mini Program the page's own head says the name, and WeChat's bar above it stays empty
    if (name && !isMiniProgram) void Taro.setNavigationBarTitle({ title: name });
  }, [name]);

  return (
    <PageFrame hasTabBar dock={<MiniPlayer />}>
      {data ? (
        <View>
          <AccountHeader account={data.account} />
          <RenewalReminder reminder={data.viewer.renewalReminder} canPay={data.viewer.checkout.canPay} />
          <SeriesShelf series={data.seriesList.edges.map((edge) => edge.node)} />
          {feed.nodes.length > 0 ? (
            <View>
              <Text className="home__heading">{text.home.latest}</Text>
              <ArticleFeedList feed={feed} hasLead />
            </View>
          ) : (
            <Notice title={text.home.emptyTitle} hint={text.home.emptyHint} />
          )}
        </View>
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View>
          <View className="home__header-skeleton">
            <SkeletonLines widths={[45, 75]} />
          </View>
          <ArticleFeedSkeleton />
        </View>
      )}
    </PageFrame>
  );
}
