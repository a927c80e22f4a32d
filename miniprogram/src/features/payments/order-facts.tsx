import { Text, View } from '@tarojs/components';
import type { OrderQuery } from '@teahouse/schema/operations.ts';
import { formatDay, formatMinute, formatYuan } from '../../i18n/format';
import { useLanguage, useText, useWords } from '../../i18n/language';
import { orderTitle } from './order-title';
import { orderWords } from './order-words';
import { Receipt } from './receipt';
import './order-facts.scss';

type Order = NonNullable<OrderQuery['order']>;

/** The receipt of an order, and what was given back of it. */
export function OrderFacts({ order }: { order: Order }) {
  const text = useText();
  const words = useWords(orderWords);
  const language = useLanguage();
  const { amountFen, listAmountFen, creditFen, createdAt, paidAt, tip, gift, payments, refunds } = order;
  const discountFen = listAmountFen - creditFen - amountFen;
  const paid = payments.find((payment) => payment.status === 'PAID') ?? payments[0];
  return (
    <View className="order-facts">
      <Receipt
        lines={[
          { label: words.item, value: orderTitle(order, text) },
          { label: words.listPrice, value: listAmountFen === amountFen ? null : formatYuan(listAmountFen) },
          { label: words.credit, value: creditFen > 0 ? `−${formatYuan(creditFen)}` : null },
          { label: words.discount, value: discountFen > 0 ? `−${formatYuan(discountFen)}` : null },
          { label: words.amount, value: formatYuan(amountFen) },
          { label: words.message, value: tip?.message ?? gift?.message },
          { label: words.createdAt, value: formatMinute(createdAt, language) },
          { label: words.paidAt, value: paidAt ? formatMinute(paidAt, language) : null },
          { label: words.way, value: paidAt && paid ? words.ways[paid.rail] : null },
          { label: words.number, value: paid?.outTradeNo },
        ]}
      />
      {refunds.length > 0 ? <Text className="order-facts__heading">{words.refunds}</Text> : null}
      {refunds.map((refund) => (
        <View key={refund.id} className="order-facts__refund">
          <View className="order-facts__refund-line">
            <Text className={`order-facts__state order-facts__state--${refund.status}`}>
              {refund.succeededAt
                ? words.refundedAt(formatDay(refund.succeededAt, language))
                : words.refundStatuses[refund.status]}
            </Text>
            <Text className="order-facts__back">{formatYuan(refund.amountFen)}</Text>
          </View>
          {refund.reason ? <Text className="order-facts__reason">{refund.reason}</Text> : null}
        </View>
      ))}
    </View>
  );
}
