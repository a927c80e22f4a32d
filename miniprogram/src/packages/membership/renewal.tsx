import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { MyRenewalDocument } from '@teahouse/schema/operations.ts';
import { useEffect, useRef } from 'react';
import { useQuery } from '../../api/use-query';
import { useWatch } from '../../api/use-watch';
import { MiniPlayer } from '../../features/articles/mini-player';
import { LogInCard } from '../../features/members/log-in-card';
import { logInOnWebOnce, noteAccessChange, noteViewer } from '../../features/members/session';
import { RenewalContractView } from '../../features/renewals/renewal-contract-view';
import { renewalWords } from '../../features/renewals/renewal-words';
import { useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';

/** The contract by which a membership renews by itself, what it charged, and ending it. */
export default function RenewalPage() {
  const words = useWords(renewalWords);
  const { data, failure, isLoading, reload } = useQuery(MyRenewalDocument, {}, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  const hasShown = useRef(false);
  useDidShow(() => {
    // WeChat may have charged since, or the reader ended it in WeChat itself
    if (hasShown.current) void reload();
    hasShown.current = true;
  });
  const renewal = data?.viewer.renewal;
  const isFirstUnderWay =
    renewal?.status === 'SIGNED' &&
    renewal.variant === 'ANDROID' &&
    !renewal.charges.edges.some(({ node }) => node.status === 'PAID');
  useWatch(isFirstUnderWay, reload, noteAccessChange);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);

  return (
    <PageFrame dock={<MiniPlayer />}>
      {data ? (
        !data.viewer.member ? (
          <LogInCard account={data.account} />
        ) : renewal ? (
          <RenewalContractView contract={renewal} onChanged={() => void reload()} />
        ) : (
          <Notice
            title={words.none}
            hint={words.noneHint}
            action={{ label: words.seeTiers, onTap: () => void Taro.redirectTo({ url: routes.membership() }) }}
          />
        )
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="renewal-contract">
          <SkeletonLines widths={[50, 90, 70]} />
        </View>
      )}
    </PageFrame>
  );
}
