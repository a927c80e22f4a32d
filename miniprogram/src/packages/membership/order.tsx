import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { OrderQuery } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { MiniPlayer } from '../../features/articles/mini-player';
import { CheckoutMessage } from '../../features/payments/checkout-message';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { orderTitle } from '../../features/payments/order-title';
import { useCheckout } from '../../features/payments/use-checkout';
import { type OrderOutcome, useOrderOutcome } from '../../features/payments/use-order-outcome';
import { formatDay, formatMinute, formatYuan } from '../../i18n/format';
import { type Dictionary, type LanguageTag, useLanguage, useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icon';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import { goBack, isArticleBelow, routes } from '../../wechat/routes';
import './order.scss';

type Order = NonNullable<OrderQuery['order']>;

const ICONS: Record<OrderOutcome, IconName> = {
  paid: 'cup',
  open: 'leaf',
  closed: 'close',
  confirming: 'leaf',
  pending: 'leaf',
};

function wordsFor(
  outcome: OrderOutcome,
  order: Order,
  text: Dictionary,
  language: LanguageTag,
): { title: string; hint: string } {
  const { membership } = order;
  if (outcome === 'paid') {
    const hint = membership
      ? text.order.paidHint(membership.tier.name, formatDay(membership.endsAt, language))
      : text.order.paidPlain;
    return { title: text.order.paidTitle, hint };
  }
  return { title: text.order[`${outcome}Title`], hint: text.order[`${outcome}Hint`] };
}

export default function OrderPage() {
  const text = useText();
  const language = useLanguage();
  const { id = '', confirming } = useRouter<{ id?: string; confirming?: string }>().params;
  const { data, order, outcome, failure, isLoading, reload, askAgain } = useOrderOutcome(id, confirming === '1');
  const checkout = useCheckout(({ isPaid }) => {
    if (isPaid) void reload();
    else askAgain();
  });
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: text.order.title });
  }, [text]);

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
          <View className="order-page">
            <SkeletonLines widths={[50, 90, 70]} />
          </View>
        )}
      </PageFrame>
    );
  }

  const { title, hint } = wordsFor(outcome, order, text, language);
  const cameFromReading = isArticleBelow();
  return (
    <PageFrame dock={<MiniPlayer />}>
      <View className="order-page">
        <View className={`order-page__icon order-page__icon--${outcome}`}>
          <Icon name={ICONS[outcome]} size={48} />
        </View>
        <Text className="order-page__title">{title}</Text>
        <Text className="order-page__hint">{hint}</Text>
        <View className="order-page__actions">
          {outcome === 'paid' ? (
            <Button onTap={goBack}>{cameFromReading ? text.order.continueReading : text.order.done}</Button>
          ) : null}
          {outcome === 'pending' ? <Button onTap={askAgain}>{text.order.checkAgain}</Button> : null}
          {outcome === 'open' && data.viewer.checkout.canPay ? (
            <Button
              isBusy={['placing', 'paying', 'confirming'].includes(checkout.state.step)}
              onTap={() => void checkout.pay(order.id)}
            >
              {text.membership.pay(formatYuan(order.amountFen))}
            </Button>
          ) : null}
          {outcome === 'open' && !data.viewer.checkout.canPay ? (
            <CheckoutObstacle account={data.account} viewer={data.viewer} />
          ) : null}
        </View>
      </View>
      <View className="order-page__message">
        <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
      </View>
      <OrderDetails order={order} />
    </PageFrame>
  );
}

function OrderDetails({ order }: { order: Order }) {
  const text = useText();
  const language = useLanguage();
  const number =
    order.payments.find((payment) => payment.status === 'PAID')?.outTradeNo ?? order.payments[0]?.outTradeNo;
  const rows: [label: string, value: string | null | undefined][] = [
    [text.order.item, orderTitle(order, text)],
    [text.order.amount, formatYuan(order.amountFen)],
    [text.order.createdAt, formatMinute(order.createdAt, language)],
    [text.order.paidAt, order.paidAt ? formatMinute(order.paidAt, language) : null],
    [text.order.number, number],
  ];
  return (
    <View className="order-details">
      {rows.map(([label, value]) =>
        value ? (
          <View key={label} className="order-details__row">
            <Text className="order-details__label">{label}</Text>
            <Text className="order-details__value" userSelect>
              {value}
            </Text>
          </View>
        ) : null,
      )}
    </View>
  );
}
