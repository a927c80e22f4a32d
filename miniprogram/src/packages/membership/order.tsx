import { View } from '@tarojs/components';
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useEffect } from 'react';
import { useWatch } from '../../api/use-watch';
import { MiniPlayer } from '../../features/articles/mini-player';
import { contentOf } from '../../features/gifts/gift-content';
import { giftWords } from '../../features/gifts/gift-words';
import { noteAccessChange } from '../../features/members/session';
import { CheckoutMessage } from '../../features/payments/checkout-message';
import { OrderFacts } from '../../features/payments/order-facts';
import { OrderOutcomeView } from '../../features/payments/order-outcome-view';
import { orderWords } from '../../features/payments/order-words';
import { useCheckout } from '../../features/payments/use-checkout';
import { useOrderOutcome } from '../../features/payments/use-order-outcome';
import { TakeBack } from '../../features/refunds/take-back';
import { useText, useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import './order.scss';

export default function OrderPage() {
  const text = useText();
  const words = useWords(orderWords);
  const gifts = useWords(giftWords);
  const { id = '', confirming } = useRouter<{ id?: string; confirming?: string }>().params;
  const { data, order, outcome, failure, isLoading, reload, askAgain } = useOrderOutcome(id, confirming === '1');
  const checkout = useCheckout(({ isPaid }) => {
    if (isPaid) void reload();
    else askAgain();
  });
  // with the money what it bought goes too: pages that are open ask what is still open to the reader
  useWatch(order?.refunds.some((refund) => refund.status === 'PENDING') ?? false, reload, noteAccessChange);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);
  useShareAppMessage(() => {
    const gift = order?.gift;
    // an order is nobody else's business: what is shared is the gift it paid, else the account
    if (!gift?.sharePath) return { title: data?.account.name ?? '', path: routes.home };
    return { title: gifts.shareTitle(contentOf(gift, gifts)), path: gift.sharePath };
  });

  if (!data || !order) {
    const isMissing = data !== null || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT';
    return (
      <PageFrame>
        {isMissing ? (
          <Notice
            title={text.problem.notFoundTitle}
            hint={text.problem.notFoundHint}
            action={{ label: text.common.home, onTap: () => void Taro.switchTab({ url: routes.home }) }}
          />
        ) : failure ? (
          <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
        ) : (
          <View className="order-page__waiting">
            <SkeletonLines widths={[50, 90, 70]} />
          </View>
        )}
      </PageFrame>
    );
  }
  return (
    <PageFrame dock={<MiniPlayer />}>
      <OrderOutcomeView
        answer={data}
        order={order}
        outcome={outcome}
        checkoutState={checkout.state}
        onPay={() => void checkout.pay(order.id)}
        onAskAgain={askAgain}
      />
      <View className="order-page__message">
        <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
      </View>
      <OrderFacts order={order} />
      {order.status === 'PAID' ? <TakeBack order={order} onAsked={() => void reload()} /> : null}
    </PageFrame>
  );
}
