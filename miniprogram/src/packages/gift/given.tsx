import { View } from '@tarojs/components';
import Taro, { useReachBottom } from '@tarojs/taro';
import { GiftsGivenDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { RequestFailure } from '../../api/client';
import { request } from '../../api/request';
import { FEED_PAGE_SIZE, type FeedPage, useFeed } from '../../api/use-feed';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { GiftRow, type GivenGift } from '../../features/gifts/gift-row';
import { giftWords } from '../../features/gifts/gift-words';
import { LogInCard } from '../../features/members/log-in-card';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { useWords } from '../../i18n/language';
import { FeedEnd } from '../../ui/feed-end';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import './given.scss';

async function loadPage(after: string | null): Promise<FeedPage<GivenGift>> {
  const { member } = (await request(GiftsGivenDocument, { first: FEED_PAGE_SIZE, after })).viewer;
  if (!member) throw new RequestFailure('graphql', '', 'UNAUTHENTICATED');
  return member.giftsGiven;
}

export default function GiftsGivenPage() {
  const words = useWords(giftWords);
  const feed = useFeed(loadPage);
  const { data, failure, isLoading, reload } = useQuery(GiftsGivenDocument, { first: FEED_PAGE_SIZE }, (answer) => {
    noteViewer(answer.viewer);
    logInOnWebOnce(answer.account, answer.viewer);
    if (answer.viewer.member) feed.begin(answer.viewer.member.giftsGiven);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, () => reload({ first: feed.heldSize }));
  useReachBottom(() => void feed.loadMore());
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.givenTitle });
  }, [words]);

  return (
    <PageFrame dock={<MiniPlayer />}>
      {data ? (
        !data.viewer.member ? (
          <LogInCard account={data.account} />
        ) : feed.nodes.length === 0 ? (
          <Notice icon="cup" title={words.givenEmpty} hint={words.givenEmptyHint} />
        ) : (
          <View className="gifts-given">
            {feed.nodes.map((gift) => (
              <GiftRow key={gift.id} gift={gift} />
            ))}
            <FeedEnd feed={feed} />
          </View>
        )
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="gifts-given">
          <SkeletonLines widths={[100, 60, 100, 60]} />
        </View>
      )}
    </PageFrame>
  );
}
