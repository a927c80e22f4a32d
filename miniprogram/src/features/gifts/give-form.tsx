import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { routes } from '../../wechat/routes';
import { CheckoutMessage } from '../payments/checkout-message';
import { isUnderWay, useCheckout } from '../payments/use-checkout';
import { type GiftWish, giftPurchase } from './gift-purchase';
import { giftWords } from './gift-words';
import './give-form.scss';

const LONGEST_MESSAGE = 200;

interface GiveFormProps {
  what: { tierPriceId: string } | { articleId: string };
  amountFen: number;
}

/** A word for whoever opens it, and paying. */
export function GiveForm({ what, amountFen }: GiveFormProps) {
  const words = useWords(giftWords);
  const [message, setMessage] = useState('');
  const checkout = useCheckout(({ orderId, isPaid }) => {
    // this page is done: the order's page has the card to send
    void Taro.redirectTo({ url: routes.order(orderId, !isPaid) });
  });
  const wish: GiftWish = { ...what, message: message.trim() };
  return (
    <View className="give-form">
      <TextField
        label={words.message}
        value={message}
        maxLength={LONGEST_MESSAGE}
        placeholder={words.messageHint}
        isLong
        onChange={setMessage}
      />
      <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
      <View className="give-form__action">
        <Button
          isWide
          isBusy={isUnderWay(checkout.state)}
          onTap={() => void checkout.buy(giftPurchase(wish, amountFen))}
        >
          {words.pay(formatYuan(amountFen))}
        </Button>
      </View>
      <Text className="give-form__foot">{words.keeps}</Text>
    </View>
  );
}
