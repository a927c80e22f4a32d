import { Text, View } from '@tarojs/components';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Choices } from '../../ui/choices';
import { renewalWords } from './renewal-words';
import './renewal-choice.scss';

interface RenewalChoiceProps {
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
  priceFen: number;
  periodDays: number;
}

/** Once, or again and again: what the second means is said before it is chosen. */
export function RenewalChoice({ isChosen, onChoose, priceFen, periodDays }: RenewalChoiceProps) {
  const words = useWords(renewalWords);
  return (
    <View className="renewal-choice">
      <Choices<string>
        options={[
          { value: 'once', label: words.once },
          { value: 'again', label: words.byItself },
        ]}
        chosen={isChosen ? 'again' : 'once'}
        onChoose={(value) => onChoose(value === 'again')}
      />
      {isChosen ? (
        <Text className="renewal-choice__hint">{words.byItselfHint(formatYuan(priceFen), periodDays)}</Text>
      ) : null}
    </View>
  );
}
