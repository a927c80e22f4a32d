import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { openPage, routes } from '../../wechat/routes';
import { offerWords } from './offer-words';
import type { useOfferCode } from './use-offer-code';
import './offer-code-field.scss';

/** The code the reader has, if they have one: a line that opens when it is asked for. */
export function OfferCodeField({ offer }: { offer: ReturnType<typeof useOfferCode> }) {
  const words = useWords(offerWords);
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { applied, refusal, isBusy, apply, remove } = offer;
  if (applied) {
    return (
      <View className="offer-code offer-code--applied">
        <Text>{words.applied(applied.toUpperCase())}</Text>
        <Button look="text" onTap={remove}>
          {words.remove}
        </Button>
      </View>
    );
  }
  if (!isOpen && !refusal) {
    return (
      <View className="offer-code">
        <Button look="text" onTap={() => setIsOpen(true)}>
          {words.have}
        </Button>
      </View>
    );
  }
  const code = typed.trim();
  return (
    <View className="offer-code offer-code--open">
      <View className="offer-code__row">
        <View className="offer-code__field">
          <TextField
            label={words.code}
            value={typed}
            maxLength={32}
            placeholder={words.codeHint}
            isWrong={refusal !== null}
            onChange={setTyped}
          />
        </View>
        <Button look="quiet" isBusy={isBusy || !code} onTap={() => void apply(code)}>
          {isBusy ? words.using : words.use}
        </Button>
      </View>
      {refusal ? <Text className="offer-code__problem">{refusal.message}</Text> : null}
      {refusal?.orderId ? (
        <Button look="text" onTap={() => openPage(routes.order(refusal.orderId ?? ''))}>
          {words.payThatOrder}
        </Button>
      ) : null}
      {refusal?.isTrial ? (
        <Button look="text" onTap={() => openPage(routes.offer(code))}>
          {words.goToTrial}
        </Button>
      ) : null}
    </View>
  );
}
