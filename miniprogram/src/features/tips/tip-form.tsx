import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { TipOfferQuery } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { TextField } from '../../ui/text-field';
import { routes } from '../../wechat/routes';
import { CheckoutMessage } from '../payments/checkout-message';
import { isUnderWay, useCheckout } from '../payments/use-checkout';
import { fenFromYuan, isTippable, type TipRange } from './tip-amount';
import { tipPurchase } from './tip-purchase';
import { tipWords } from './tip-words';
import './tip-form.scss';

const LONGEST_MESSAGE = 200;
/** Among the amounts: the reader names their own. */
const OWN = 0;

/** An amount, a word with it, and the one thing to do. */
export function TipForm({ articleId, tipping }: { articleId: string; tipping: TipOfferQuery['account']['tipping'] }) {
  const words = useWords(tipWords);
  const { presetsFen } = tipping;
  const [chosenFen, setChosenFen] = useState<number>(presetsFen[0] ?? OWN);
  const [ownYuan, setOwnYuan] = useState('');
  const [message, setMessage] = useState('');
  const checkout = useCheckout(({ orderId, isPaid }) => {
    // this page is done: "back" from the thanks leads to the article
    void Taro.redirectTo({ url: routes.order(orderId, !isPaid) });
  });
  const ownFen = fenFromYuan(ownYuan);
  const amountFen = chosenFen === OWN ? ownFen : chosenFen;
  const isGood = amountFen !== null && isTippable(amountFen, tipping);
  const options = [
    ...presetsFen.map((value) => ({ value, label: formatYuan(value) })),
    { value: OWN, label: words.own },
  ];
  return (
    <View className="tip-form">
      {presetsFen.length > 0 ? <Choices<number> options={options} chosen={chosenFen} onChoose={setChosenFen} /> : null}
      {chosenFen === OWN ? (
        <TextField
          label={words.ownLabel}
          value={ownYuan}
          type={tipping.stepFen % 100 === 0 ? 'number' : 'digit'}
          maxLength={8}
          placeholder={rangeWords(tipping, words)}
          problem={ownYuan && !isGood ? rangeWords(tipping, words) : null}
          onChange={setOwnYuan}
        />
      ) : null}
      <TextField
        label={words.message}
        value={message}
        maxLength={LONGEST_MESSAGE}
        placeholder={words.messageHint}
        isLong
        onChange={setMessage}
      />
      <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
      <View className="tip-form__action">
        <Button
          isWide
          isBusy={!isGood || isUnderWay(checkout.state)}
          onTap={() => {
            if (amountFen !== null) void checkout.buy(tipPurchase({ articleId, amountFen, message: message.trim() }));
          }}
        >
          {isGood && amountFen !== null ? words.give(formatYuan(amountFen)) : words.giveNothing}
        </Button>
      </View>
      <Text className="tip-form__foot">{words.voluntary}</Text>
    </View>
  );
}

function rangeWords({ minFen, maxFen, stepFen }: TipRange, words: (typeof tipWords)['en']): string {
  const say = stepFen % 100 === 0 ? words.wholeYuan : words.range;
  return say(formatYuan(minFen), formatYuan(maxFen));
}
