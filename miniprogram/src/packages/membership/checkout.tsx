import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { QuoteOrderDocument, type QuoteOrderQuery } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { PayMembership } from '../../features/memberships/pay-membership';
import { QuoteView } from '../../features/memberships/quote-view';
import { quoteWords } from '../../features/memberships/quote-words';
import { useOfferCode } from '../../features/offers/use-offer-code';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import './checkout.scss';

/** What a membership costs this reader and does to what they hold; then paying it. */
export default function CheckoutPage() {
  const words = useWords(quoteWords);
  const { price: tierPriceId = '', offer: givenCode } = useRouter<{ price?: string; offer?: string }>().params;
  const offer = useOfferCode(tierPriceId);
  const { data, failure, isLoading, reload } = useQuery(
    QuoteOrderDocument,
    { tierPriceId, offerCode: offer.applied },
    ({ account, viewer, quoteOrder }) => {
      noteViewer(viewer);
      logInOnWebOnce(account, viewer);
      // it was good a moment ago and is not any more
      if (offer.applied && quoteOrder.__typename !== 'OrderQuote') offer.withdraw(quoteOrder);
    },
  );
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const { apply } = offer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code in the address is tried once
  useEffect(() => {
    if (givenCode) void apply(decodeURIComponent(givenCode));
  }, [givenCode]);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);

  const tier = data?.tiers.find(({ prices }) => prices.some(({ id }) => id === tierPriceId));
  const price = tier?.prices.find(({ id }) => id === tierPriceId);
  const answer = data?.quoteOrder;
  return (
    <PageFrame dock={<MiniPlayer />}>
      {data && answer ? (
        !data.viewer.checkout.canPay ? (
          <View className="checkout__obstacle">
            <CheckoutObstacle account={data.account} viewer={data.viewer} />
          </View>
        ) : answer.__typename === 'OrderQuote' && tier && price ? (
          <View>
            <QuoteView quote={answer} tierName={tier.name} period={price.period} />
            <PayMembership accountName={data.account.name} price={price} quote={answer} offer={offer} />
          </View>
        ) : (
          <QuoteRefusal answer={answer} />
        )
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="checkout__waiting">
          <SkeletonLines widths={[30, 60, 90]} />
          <SkeletonBar height={140} />
        </View>
      )}
    </PageFrame>
  );
}

/** Why it cannot be bought like this, in the server's words, and what can be. */
function QuoteRefusal({ answer }: { answer: QuoteOrderQuery['quoteOrder'] }) {
  const words = useWords(quoteWords);
  const [longer] = answer.__typename === 'UpgradeCreditTooGreat' ? answer.longerTierPriceIds : [];
  return (
    <Notice
      title={words.missing}
      hint={'message' in answer ? answer.message : words.missingHint}
      action={
        longer
          ? { label: words.longer, onTap: () => void Taro.redirectTo({ url: routes.checkout(longer) }) }
          : { label: words.seeTiers, onTap: () => void Taro.redirectTo({ url: routes.membership() }) }
      }
    />
  );
}
