import { Text, View } from '@tarojs/components';
import type { BillingPeriod, QuoteOrderQuery } from '@teahouse/schema/operations.ts';
import { formatDay, formatLastDay, formatYuan } from '../../i18n/format';
import { useLanguage, useText, useWords } from '../../i18n/language';
import { Receipt, type ReceiptLine } from '../payments/receipt';
import { quoteWords } from './quote-words';
import './quote-view.scss';

export type Quote = Extract<QuoteOrderQuery['quoteOrder'], { __typename: 'OrderQuote' }>;

interface QuoteViewProps {
  quote: Quote;
  tierName: string;
  period: BillingPeriod;
}

/** What would be bought, from when until when, what becomes of what is held, and every line of what it costs. */
export function QuoteView({ quote, tierName, period }: QuoteViewProps) {
  const text = useText();
  const words = useWords(quoteWords);
  const language = useLanguage();
  const { change, beginsAt, endsAt, listAmountFen, discountFen, amountFen, endsEarlier, continuesLater } = quote;
  const beginsNow = change === 'NEW' || change === 'UPGRADE';
  const less = (fen: number) => `−${formatYuan(fen)}`;
  const consequences = [
    ...(change === 'DOWNGRADE' ? [words.downgrade] : []),
    ...endsEarlier.map((ending) => words.endsWithIt(ending.tierName, formatLastDay(ending.endsAt, language))),
    ...continuesLater.map((moved) =>
      words.movesBehind(moved.tierName, formatDay(moved.startsAt, language), formatLastDay(moved.endsAt, language)),
    ),
  ];
  const lines: ReceiptLine[] = [
    { label: words.begins, value: beginsNow ? words.beginsWhenPaid : formatDay(beginsAt, language) },
    { label: words.ends, value: formatLastDay(endsAt, language) },
    { label: words.listPrice, value: listAmountFen === amountFen ? null : formatYuan(listAmountFen) },
    ...endsEarlier
      .filter(({ creditFen }) => creditFen > 0)
      .map(({ tierName: name, creditFen }) => ({ label: words.credit(name), value: less(creditFen) })),
    { label: words.discount, value: discountFen > 0 ? less(discountFen) : null },
    { label: words.toPay, value: formatYuan(amountFen), isSum: true },
  ];
  return (
    <View className="quote">
      <Text className="quote__change">{words.changes[change]}</Text>
      <Text className="quote__tier">
        {tierName} · {text.membership.periodNames[period]}
      </Text>
      <View className="quote__words">
        {consequences.map((sentence) => (
          <Text key={sentence} className="quote__sentence">
            {sentence}
          </Text>
        ))}
      </View>
      <Receipt lines={lines} />
    </View>
  );
}
