import { Text, View } from '@tarojs/components';
import { formatYuan } from '../../i18n/format';
import { type Dictionary, useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import type { CheckoutState } from './use-checkout';
import './checkout-message.scss';

function wordsFor(state: Exclude<CheckoutState, { step: 'idle' }>, { payment }: Dictionary): string {
  return state.step === 'changed' ? payment.changed(formatYuan(state.amountFen)) : payment[state.step];
}

/** Where buying stands, said once and clearly; nothing while nothing is going on. */
export function CheckoutMessage({ state, onPayAgain }: { state: CheckoutState; onPayAgain(orderId: string): void }) {
  const text = useText();
  if (state.step === 'idle') return null;
  const isOver = 'orderId' in state;
  const orderId = isOver ? state.orderId : null;
  return (
    <View className={isOver ? 'checkout-message checkout-message--over' : 'checkout-message'}>
      <View className="checkout-message__words">
        <Text className="checkout-message__title">{wordsFor(state, text)}</Text>
        {state.step === 'failed' && state.message ? (
          <Text className="checkout-message__why">{state.message}</Text>
        ) : null}
      </View>
      {orderId ? (
        <Button look="text" onTap={() => onPayAgain(orderId)}>
          {text.payment.payAgain}
        </Button>
      ) : null}
    </View>
  );
}
