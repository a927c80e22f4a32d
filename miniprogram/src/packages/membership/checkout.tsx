import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { QuoteOrderDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { membershipPurchase } from '../../features/memberships/membership-purchase';
import { QuoteView } from '../../features/memberships/quote-view';
import { quoteWords } from '../../features/memberships/quote-words';
import { CheckoutMessage } from '../../features/payments/checkout-message';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { isUnderWay, useCheckout } from '../../features/payments/use-checkout';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import './checkout.scss';

/** What a membership costs this reader and does to what they hold; then paying it. */
export default function CheckoutPage() {
  const words = useWords(quoteWords);
  const tierPriceId = useRouter<{ price?: string }>().params.price ?? '';
  const { data, failure, isLoading, reload } = useQuery(QuoteOrderDocument, { tierPriceId }, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  const checkout = useCheckout(({ orderId, isPaid }) => {
    // this page is done: "back" from the order leads to where the reader chose
    void Taro.redirectTo({ url: routes.order(orderId, !isPaid) });
  });
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
            <View className="checkout__pay">
              <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
              <View className="checkout__button">
                <Button
                  isWide
                  isBusy={isUnderWay(checkout.state)}
                  onTap={() => void checkout.buy(membershipPurchase(tierPriceId, answer.amountFen))}
                >
                  {words.pay(formatYuan(answer.amountFen))}
                </Button>
              </View>
              <Text className="checkout__foot">{words.noAutoRenew}</Text>
              <Text className="checkout__foot">{words.sellerIs(data.account.name)}</Text>
            </View>
          </View>
        ) : (
          <Notice
            title={words.missing}
            hint={'message' in answer ? answer.message : words.missingHint}
            action={{ label: words.seeTiers, onTap: () => void Taro.redirectTo({ url: routes.membership() }) }}
          />
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
