import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { TipOfferDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { TipForm } from '../../features/tips/tip-form';
import { tipWords } from '../../features/tips/tip-words';
import { useText, useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { goBack, routes } from '../../wechat/routes';
import './index.scss';

export default function TipPage() {
  const text = useText();
  const words = useWords(tipWords);
  const articleId = useRouter<{ article?: string }>().params.article ?? '';
  const { data, failure, isLoading, reload } = useQuery(TipOfferDocument, { articleId }, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);

  const goHome = { label: text.common.home, onTap: () => void Taro.switchTab({ url: routes.home }) };
  const isMissing = (data && !data.article) || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT';
  return (
    <PageFrame dock={<MiniPlayer currentArticleId={articleId} />}>
      {data?.article ? (
        data.account.tipping.isEnabled && data.article.isTippable ? (
          <View>
            <View className="tip-head">
              <Text className="tip-head__heading">{words.heading}</Text>
              <Text className="tip-head__intro">{words.intro(data.article.title)}</Text>
            </View>
            {data.viewer.checkout.canPay ? (
              <TipForm articleId={data.article.id} tipping={data.account.tipping} />
            ) : (
              <View className="tip-obstacle">
                <CheckoutObstacle account={data.account} viewer={data.viewer} />
              </View>
            )}
          </View>
        ) : (
          <Notice
            icon="cup"
            title={words.off}
            hint={words.offHint}
            action={{ label: text.common.back, onTap: goBack }}
          />
        )
      ) : isMissing ? (
        <Notice title={text.article.missing} hint={text.problem.notFoundHint} action={goHome} />
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="tip-head">
          <SkeletonLines widths={[60, 90]} />
          <SkeletonBar height={120} />
        </View>
      )}
    </PageFrame>
  );
}
