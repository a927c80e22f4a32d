import { View } from '@tarojs/components';
import Taro, { useShareAppMessage } from '@tarojs/taro';
import { MyPromotionDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { PromotionView } from '../../features/affiliates/promotion-view';
import { promotionWords } from '../../features/affiliates/promotion-words';
import { MiniPlayer } from '../../features/articles/mini-player';
import { LogInCard } from '../../features/members/log-in-card';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useText, useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { goBack, routes } from '../../wechat/routes';

export default function PromotionPage() {
  const text = useText();
  const words = useWords(promotionWords);
  const { data, failure, isLoading, reload } = useQuery(MyPromotionDocument, {}, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  const promotion = data?.viewer.promotion;
  const linkId = promotion?.link?.id;
  const accountName = data?.account.name ?? '';
  useShareAppMessage(() => ({
    title: words.shareTitle(accountName),
    path: linkId ? routes.promoted(linkId) : routes.home,
  }));
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);

  return (
    <PageFrame dock={<MiniPlayer />}>
      {data ? (
        !data.viewer.member ? (
          <LogInCard account={data.account} />
        ) : promotion && (promotion.isOffered || promotion.link) ? (
          <PromotionView answer={data} promotion={promotion} onChanged={() => void reload()} />
        ) : (
          <Notice title={words.off} hint={words.offHint} action={{ label: text.common.back, onTap: goBack }} />
        )
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View style={{ padding: '28px 20px' }}>
          <SkeletonLines widths={[60, 90]} />
          <SkeletonBar height={140} />
        </View>
      )}
    </PageFrame>
  );
}
