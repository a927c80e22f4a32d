import { Text, View } from '@tarojs/components';
import type { OrderSummaryFragment } from '@teahouse/schema/operations.ts';
import { formatDay, formatYuan } from '../../i18n/format';
import { type Dictionary, useLanguage, useText } from '../../i18n/language';
import { PageLink } from '../../ui/page-link';
import { routes } from '../../wechat/routes';
import { type OrderState, stateOf } from './order-state';
import { orderTitle } from './order-title';
import './order-row.scss';

const statusWords = (state: OrderState, { order }: Dictionary): string =>
  state === 'OPEN' || state === 'PAID' || state === 'CLOSED' ? order.statuses[state] : order[state];

export function OrderRow({ order }: { order: OrderSummaryFragment }) {
  const text = useText();
  const language = useLanguage();
  const { id, amountFen, createdAt } = order;
  const state = stateOf(order);
  return (
    <PageLink className="order-row" url={routes.order(id)}>
      <View className="order-row__words">
        <Text className="order-row__item">{orderTitle(order, text)}</Text>
        <Text className="order-row__day">{formatDay(createdAt, language)}</Text>
      </View>
      <View className="order-row__sum">
        <Text className="order-row__amount">{formatYuan(amountFen)}</Text>
        <Text className={`order-row__status order-row__status--${state}`}>{statusWords(state, text)}</Text>
      </View>
    </PageLink>
  );
}
