import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { type BillingPeriod, MembershipOfferDocument } from '@teahouse/schema/operations.ts';
import { useEffect, useState } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { CheckoutMessage } from '../../features/payments/checkout-message';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { useCheckout } from '../../features/payments/use-checkout';
import { PeriodChoice } from '../../features/tiers/period-choice';
import { TierCard } from '../../features/tiers/tier-card';
import { offeredPeriods } from '../../features/tiers/tier-prices';
import { useText } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import './index.scss';

export default function MembershipPage() {
  const text = useText();
  const { article: articleId, tiers: openingTiers } = useRouter<{ article?: string; tiers?: string }>().params;
  const opening = openingTiers ? decodeURIComponent(openingTiers).split(',') : null;
  const [chosenPeriod, setChosenPeriod] = useState<BillingPeriod | null>(null);
  const [boughtTierId, setBoughtTierId] = useState<string | null>(null);
  const { data, failure, isLoading, reload } = useQuery(MembershipOfferDocument, {}, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const checkout = useCheckout(({ orderId, isPaid }) => {
    // this page is done: "back" from the order leads to the article
    void Taro.redirectTo({ url: routes.order(orderId, !isPaid) });
  });
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: text.membership.title });
  }, [text]);

  const tiers = data?.tiers.filter((tier) => !tier.isArchived) ?? [];
  const periods = offeredPeriods(tiers);
  const period = chosenPeriod ?? periods[0] ?? 'MONTH';
  const isBusy = ['placing', 'paying', 'confirming'].includes(checkout.state.step);
  const heldOf = (tierId: string) =>
    data?.viewer.member?.memberships.find((membership) => membership.isActive && membership.tier.id === tierId) ?? null;

  return (
    <PageFrame dock={<MiniPlayer currentArticleId={articleId} />}>
      {data ? (
        <View>
          <View className="membership-head">
            <Text className="membership-head__heading">{text.membership.heading}</Text>
            <Text className="membership-head__intro">
              {articleId ? text.membership.forArticle : text.membership.intro(data.account.name)}
            </Text>
          </View>
          {tiers.length === 0 ? <Notice title={text.membership.emptyTitle} hint={text.membership.emptyHint} /> : null}
          {data.viewer.checkout.canPay ? (
            <PeriodChoice periods={periods} chosen={period} onChoose={setChosenPeriod} />
          ) : (
            <View className="membership-obstacle">
              <CheckoutObstacle account={data.account} viewer={data.viewer} />
            </View>
          )}
          {tiers.map((tier) => (
            <TierCard
              key={tier.id}
              tier={tier}
              period={period}
              held={heldOf(tier.id)}
              opensArticle={opening ? opening.includes(tier.id) : null}
              canPay={data.viewer.checkout.canPay}
              isBusy={isBusy}
              message={
                tier.id === boughtTierId ? (
                  <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
                ) : null
              }
              onBuy={(tierPriceId) => {
                setBoughtTierId(tier.id);
                void checkout.buy(tierPriceId);
              }}
            />
          ))}
          {data.viewer.checkout.canPay ? (
            <View className="membership-foot">
              <Text className="membership-foot__line">{text.membership.noAutoRenew}</Text>
              <Text className="membership-foot__line">{text.membership.sellerIs(data.account.name)}</Text>
            </View>
          ) : null}
        </View>
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="membership-head">
          <SkeletonLines widths={[60, 90]} />
          <SkeletonBar height={180} />
          <SkeletonLines widths={[100]} />
          <SkeletonBar height={180} />
        </View>
      )}
    </PageFrame>
  );
}
