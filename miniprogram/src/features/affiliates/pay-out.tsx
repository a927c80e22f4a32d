import { Text, View } from '@tarojs/components';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { promotionWords } from './promotion-words';
import '../payments/checkout-message.scss';
import { usePayout } from './use-payout';

const UNDER_WAY = ['starting', 'confirming', 'waiting'];

/** Paying out what can be; a payout that waits to be confirmed is handed out again by the same button. */
export function PayOut({ payableFen, onChanged }: { payableFen: number; onChanged(): void }) {
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
      <View className="promotion__action">
        <Button look="quiet" isWide isBusy={UNDER_WAY.includes(state.step)} onTap={() => void payOut()}>
          {payableFen > 0 ? words.payOut(formatYuan(payableFen)) : words.nothingYet}
        </Button>
      </View>
    </View>
  );
}
