import { Text, View } from '@tarojs/components';
import { useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import type { CheckoutState } from './use-checkout';
import './checkout-message.scss';

/** Where buying stands, said once and clearly; nothing while nothing is going on. */
export function CheckoutMessage({ state, onPayAgain }: { state: CheckoutState; onPayAgain(orderId: string): void }) {
  const text = useText();
  if (state.step === 'idle') return null;
  const isOver = state.step === 'cancelled' || state.step === 'failed';
  const orderId = isOver ? state.orderId : null;
  const words = state.step === 'failed' ? text.payment.failed : text.payment[state.step];
  return (
    <View className={isOver ? 'checkout-message checkout-message--over' : 'checkout-message'}>
      <View className="checkout-message__words">
        <Text className="checkout-message__title">{words}</Text>
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
