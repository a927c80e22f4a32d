import { View } from '@tarojs/components';
import type { BillingPeriod } from '@teahouse/schema/operations.ts';
import { useText } from '../../i18n/language';
import { Press } from '../../ui/press';
import './period-choice.scss';

interface PeriodChoiceProps {
  periods: BillingPeriod[];
  chosen: BillingPeriod;
  onChoose(period: BillingPeriod): void;
}

export function PeriodChoice({ periods, chosen, onChoose }: PeriodChoiceProps) {
  const text = useText();
  if (periods.length < 2) return null;
  return (
    <View className="period-choice">
      {periods.map((period) => (
        <Press
          key={period}
          className={period === chosen ? 'period-choice__one period-choice__one--chosen' : 'period-choice__one'}
          isChosen={period === chosen}
          onTap={() => onChoose(period)}
        >
          {text.membership.periodNames[period]}
        </Press>
      ))}
    </View>
  );
}
