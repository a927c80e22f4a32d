import { View } from '@tarojs/components';
import Taro, { useReachBottom } from '@tarojs/taro';
import { MyOrdersDocument, type OrderSummaryFragment } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { RequestFailure } from '../../api/client';
import { request } from '../../api/request';
import { FEED_PAGE_SIZE, type FeedPage, useFeed } from '../../api/use-feed';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { LogInCard } from '../../features/members/log-in-card';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { OrderRow } from '../../features/payments/order-row';
import { orderWords } from '../../features/payments/order-words';
import { useWords } from '../../i18n/language';
import { FeedEnd } from '../../ui/feed-end';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import './orders.scss';

async function loadPage(after: string | null): Promise<FeedPage<OrderSummaryFragment>> {
  const { member } = (await request(MyOrdersDocument, { first: FEED_PAGE_SIZE, after })).viewer;
  if (!member) throw new RequestFailure('graphql', '', 'UNAUTHENTICATED');
  return member.orders;
}

export default function OrdersPage() {
  const words = useWords(orderWords);
  const feed = useFeed(loadPage);
  const { data, failure, isLoading, reload } = useQuery(MyOrdersDocument, { first: FEED_PAGE_SIZE }, (answer) => {
    noteViewer(answer.viewer);
    logInOnWebOnce(answer.account, answer.viewer);
    if (answer.viewer.member) feed.begin(answer.viewer.member.orders);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, () => reload({ first: feed.heldSize }));
  useReachBottom(() => void feed.loadMore());
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.listTitle });
  }, [words]);

  return (
    <PageFrame dock={<MiniPlayer />}>
      {data ? (
        !data.viewer.member ? (
          <LogInCard account={data.account} />
        ) : feed.nodes.length === 0 ? (
          <Notice title={words.empty} hint={words.emptyHint} />
        ) : (
          <View className="orders">
            {feed.nodes.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
            <FeedEnd feed={feed} />
          </View>
        )
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="orders">
          <SkeletonLines widths={[100, 60, 100, 60, 100, 60]} />
        </View>
      )}
    </PageFrame>
  );
}
