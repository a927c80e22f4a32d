import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { MyMembershipDocument } from '@teahouse/schema/operations.ts';
import { useEffect, useRef } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { LogInCard } from '../../features/members/log-in-card';
import { MemberHead } from '../../features/members/member-head';
import { canLogInOnWeb, logInOnWeb, logInOnWebOnce, logOut, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { MembershipStatus } from '../../features/memberships/membership-status';
import { PastMemberships } from '../../features/memberships/past-memberships';
import { OrderRow } from '../../features/payments/order-row';
import { RenewalReminder } from '../../features/renewals/renewal-reminder';
import { useText } from '../../i18n/language';
import { LanguageSetting } from '../../i18n/language-setting';
import { useTabTitles } from '../../i18n/use-tab-titles';
import { Button } from '../../ui/button';
import { LinkRows } from '../../ui/link-rows';
import { FailureNotice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { isMiniProgram } from '../../wechat/environment';
import { routes } from '../../wechat/routes';
import './index.scss';

/** The latest; all of them are a page of their own. */
const ORDERS_SHOWN = 3;

export default function MePage() {
  const text = useText();
  useTabTitles();
  const { data, failure, isLoading, reload } = useQuery(
    MyMembershipDocument,
    { orders: ORDERS_SHOWN },
    ({ account, viewer }) => {
      noteViewer(viewer);
      logInOnWebOnce(account, viewer);
    },
  );
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const hasShown = useRef(false);
  useDidShow(() => {
    // an order may have been placed or paid since
    if (hasShown.current) void reload();
    hasShown.current = true;
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: text.tabs.me });
  }, [text]);

  const confirmLogOut = async () => {
    const { confirm } = await Taro.showModal({
      title: text.me.logOut,
      content: text.me.logOutQuestion,
      confirmText: text.me.logOut,
      cancelText: text.common.cancel,
    });
    if (!confirm) return;
    try {
      await logOut();
      await reload();
    } catch {
      void Taro.showToast({ title: text.problem.networkHint, icon: 'none' });
    }
  };

  const member = data?.viewer.member;
  return (
    <PageFrame hasTabBar dock={<MiniPlayer />}>
      {data ? (
        <View>
          {member ? (
            <View>
              <MemberHead name={member.displayName} joinedAt={member.joinedAt} />
              <RenewalReminder reminder={data.viewer.renewalReminder} canPay={data.viewer.checkout.canPay} />
              <MembershipStatus
                member={member}
                renewal={data.viewer.renewal}
                onRestore={
                  !isMiniProgram && canLogInOnWeb(data.account) ? () => logInOnWeb(data.account, 'userinfo') : undefined
                }
              />
              <PastMemberships memberships={member.memberships} />
              <View className="me__section">
                <Text className="me__heading">{text.me.orders}</Text>
                {member.orders.edges.map(({ node }) => (
                  <OrderRow key={node.id} order={node} />
                ))}
                {member.orders.edges.length === 0 ? <Text className="me__empty">{text.me.noOrders}</Text> : null}
                {member.orders.pageInfo.hasNextPage ? (
                  <LinkRows links={[{ label: text.me.allOrders, url: routes.orders }]} />
                ) : null}
              </View>
              <View className="me__section">
                <Text className="me__heading">{text.me.gifts}</Text>
                <LinkRows
                  links={[
                    { label: text.me.redeemGift, url: routes.gift() },
                    { label: text.me.giftsGiven, url: routes.given },
                    ...(data.viewer.promotion?.isOffered ? [{ label: text.me.promotion, url: routes.promotion }] : []),
                  ]}
                />
              </View>
            </View>
          ) : (
            <LogInCard account={data.account} />
          )}
        </View>
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="me__section">
          <SkeletonLines widths={[40, 60]} />
          <SkeletonBar height={120} />
          <SkeletonLines widths={[100, 100]} />
        </View>
      )}
      <View className="me__section">
        <Text className="me__heading">{text.me.language}</Text>
        <LanguageSetting />
      </View>
      <View className="me__section">
        <Text className="me__heading">{text.me.about}</Text>
        <Text className="me__about">{text.me.aboutText}</Text>
      </View>
      {member ? (
        <View className="me__log-out">
          <Button look="text" onTap={() => void confirmLogOut()}>
            {text.me.logOut}
          </Button>
        </View>
      ) : null}
    </PageFrame>
  );
}
