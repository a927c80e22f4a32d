import { Text, View } from '@tarojs/components';
import { useWords } from '../../i18n/language';
import '../payments/checkout-message.scss';
import { renewalWords } from './renewal-words';
import type { SigningState } from './use-sign-renewal';

/** Where signing stands, in the place where a payment says the same. */
export function SigningMessage({ state }: { state: SigningState }) {
  const words = useWords(renewalWords);
  if (state.step === 'idle') return null;
  const isOver = state.step === 'cancelled' || state.step === 'failed';
  return (
    <View className={isOver ? 'checkout-message checkout-message--over' : 'checkout-message'}>
      <View className="checkout-message__words">
        <Text className="checkout-message__title">{words[state.step]}</Text>
        {state.step === 'failed' && state.message ? (
          <Text className="checkout-message__why">{state.message}</Text>
        ) : null}
      </View>
    </View>
  );
}
