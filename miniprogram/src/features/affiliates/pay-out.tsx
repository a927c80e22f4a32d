import { Text, View } from '@tarojs/components';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { promotionWords } from './promotion-words';
import '../payments/checkout-message.scss';
import { usePayout } from './use-payout';

const UNDER_WAY = ['starting', 'confirming', 'waiting'];

interface PayOutProps {
  payableFen: number;
  /** A payout waits to be taken by its receiver. */
  isWaiting: boolean;
  onChanged(): void;
}

/** Paying out what can be; a payout that waits to be confirmed is handed out again by the same button. */
export function PayOut({ payableFen, isWaiting, onChanged }: PayOutProps) {
  const words = useWords(promotionWords);
  const { state, payOut } = usePayout(onChanged);
  const isOver = state.step === 'refused' || state.step === 'askAgain';
  return (
    <View>
      {state.step === 'idle' ? null : (
        <View className={isOver ? 'checkout-message checkout-message--over' : 'checkout-message'}>
          <View className="checkout-message__words">
            <Text className="checkout-message__title">{words[state.step]}</Text>
            {state.step === 'refused' ? <Text className="checkout-message__why">{state.message}</Text> : null}
          </View>
        </View>
      )}
      {payableFen > 0 || isWaiting ? (
        <View className="promotion__action">
          <Button look="quiet" isWide isBusy={UNDER_WAY.includes(state.step)} onTap={() => void payOut()}>
            {isWaiting ? words.goOn : words.payOut(formatYuan(payableFen))}
          </Button>
        </View>
      ) : (
        <Text className="promotion__none">{words.nothingYet}</Text>
      )}
    </View>
  );
}
