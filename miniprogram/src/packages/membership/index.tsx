import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { type BillingPeriod, MembershipOfferDocument } from '@teahouse/schema/operations.ts';
import { useEffect, useState } from 'react';
import { useQuery } from '../../api/use-query';
import { notePromoter } from '../../features/affiliates/open-shop';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { membershipWords } from '../../features/memberships/membership-words';
import { offerWords } from '../../features/offers/offer-words';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { PeriodChoice } from '../../features/tiers/period-choice';
import { TierCard } from '../../features/tiers/tier-card';
import { offeredPeriods } from '../../features/tiers/tier-prices';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { openPage, routes } from '../../wechat/routes';
import './index.scss';

export default function MembershipPage() {
  const words = useWords(membershipWords);
  const offers = useWords(offerWords);
  const params = useRouter<{ article?: string; tiers?: string; promoter?: string }>().params;
  const { article: articleId, tiers: openingTiers, promoter } = params;
  const opening = openingTiers ? decodeURIComponent(openingTiers).split(',') : null;
  const [chosenPeriod, setChosenPeriod] = useState<BillingPeriod | null>(null);
  const { data, failure, isLoading, reload } = useQuery(MembershipOfferDocument, {}, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const memberId = data?.viewer.member?.id;
  useEffect(() => {
    // a visit counts for a member only, so it waits until the reader is one
    if (promoter && memberId) void notePromoter(promoter);
  }, [promoter, memberId]);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);

  const tiers = data?.tiers.filter((tier) => !tier.isArchived) ?? [];
  const periods = offeredPeriods(tiers);
  const period = chosenPeriod ?? periods[0] ?? 'MONTH';
  const held = data?.viewer.member?.memberships.filter((membership) => membership.isActive) ?? [];

  return (
    <PageFrame dock={<MiniPlayer currentArticleId={articleId} />}>
      {data ? (
        <View>
          <View className="membership-head">
            <Text className="membership-head__heading">{words.heading}</Text>
            <Text className="membership-head__intro">
              {articleId ? words.forArticle : words.intro(data.account.name)}
            </Text>
          </View>
          {tiers.length === 0 ? <Notice title={words.emptyTitle} hint={words.emptyHint} /> : null}
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
              held={held.find((membership) => membership.tier.id === tier.id) ?? null}
              holdsOther={held.some((membership) => membership.tier.id !== tier.id)}
              opensArticle={opening ? opening.includes(tier.id) : null}
              canPay={data.viewer.checkout.canPay}
            />
          ))}
          {data.viewer.checkout.canPay ? (
            <View className="membership-foot">
              <Button look="text" onTap={() => openPage(routes.offer())}>
                {offers.haveEither}
              </Button>
              <Text className="membership-foot__line">{words.noAutoRenew}</Text>
              <Text className="membership-foot__line">{words.sellerIs(data.account.name)}</Text>
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
