import { Text, View } from '@tarojs/components';
import type { OrderSummaryFragment } from '@teahouse/schema/operations.ts';
import { formatDay, formatYuan } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import { PageLink } from '../../ui/page-link';
import { routes } from '../../wechat/routes';
import { orderTitle } from './order-title';
import './order-row.scss';

export function OrderRow({ order }: { order: OrderSummaryFragment }) {
  const text = useText();
  const language = useLanguage();
  const { id, status, amountFen, createdAt } = order;
  return (
    <PageLink className="order-row" url={routes.order(id)}>
      <View className="order-row__words">
        <Text className="order-row__item">{orderTitle(order, text)}</Text>
        <Text className="order-row__day">{formatDay(createdAt, language)}</Text>
      </View>
      <View className="order-row__sum">
        <Text className="order-row__amount">{formatYuan(amountFen)}</Text>
        <Text className={`order-row__status order-row__status--${status}`}>{text.order.statuses[status]}</Text>
      </View>
    </PageLink>
  );
}
