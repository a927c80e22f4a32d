import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { QuoteOrderQuery } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { isMiniProgram } from '../../wechat/environment';
import { routes } from '../../wechat/routes';
import { OfferCodeField } from '../offers/offer-code-field';
import type { useOfferCode } from '../offers/use-offer-code';
import { CheckoutMessage } from '../payments/checkout-message';
import { isUnderWay, useCheckout } from '../payments/use-checkout';
import { periodDaysOf } from '../renewals/period-days';
import { RenewalChoice } from '../renewals/renewal-choice';
import { renewalWords } from '../renewals/renewal-words';
import { SigningMessage } from '../renewals/signing-message';
import { useSignRenewal } from '../renewals/use-sign-renewal';
import { membershipPurchase } from './membership-purchase';
import type { Quote } from './quote-view';
import { quoteWords } from './quote-words';
import './pay-membership.scss';

interface PayMembershipProps {
  accountName: string;
  price: QuoteOrderQuery['tiers'][number]['prices'][number];
  quote: Quote;
  offer: ReturnType<typeof useOfferCode>;
}

/** Under the quote: a code, once or by itself where that is offered, and the one button. */
export function PayMembership({ accountName, price, quote, offer }: PayMembershipProps) {
  const words = useWords(quoteWords);
  const renewals = useWords(renewalWords);
  const [renewsByItself, setRenewsByItself] = useState(false);
  const checkout = useCheckout(({ orderId, isPaid }) => {
    // this page is done: "back" from the order leads to where the reader chose
    void Taro.redirectTo({ url: routes.order(orderId, !isPaid) });
  });
  const signing = useSignRenewal(() => void Taro.redirectTo({ url: routes.renewal }));
  const days = periodDaysOf(price.period);
  // a contract sells the period as it is: no credit of what is held, no code
  const canRenew =
    isMiniProgram && price.isRenewable && days !== null && (quote.change === 'NEW' || quote.change === 'RENEWAL');
  const isSigning = canRenew && renewsByItself;
  const isBusy = isUnderWay(checkout.state) || ['starting', 'signing', 'confirming'].includes(signing.state.step);
  return (
    <View className="pay-membership">
      {isSigning ? null : <OfferCodeField offer={offer} />}
      {canRenew && days !== null && !offer.applied ? (
        <RenewalChoice
          isChosen={renewsByItself}
          onChoose={setRenewsByItself}
          priceFen={price.amountFen}
          periodDays={days}
        />
      ) : null}
      {isSigning ? (
        <SigningMessage state={signing.state} />
      ) : (
        <CheckoutMessage state={checkout.state} onPayAgain={(orderId) => void checkout.pay(orderId)} />
      )}
      <View className="pay-membership__button">
        {isSigning ? (
          <Button isWide isBusy={isBusy} onTap={() => void signing.sign(price.id)}>
            {renewals.start(formatYuan(price.amountFen))}
          </Button>
        ) : (
          <Button
            isWide
            isBusy={isBusy}
            onTap={() =>
              void checkout.buy(
                membershipPurchase({ tierPriceId: price.id, offerCode: offer.applied }, quote.amountFen),
              )
            }
          >
            {words.pay(formatYuan(quote.amountFen))}
          </Button>
        )}
      </View>
      {isSigning ? null : <Text className="pay-membership__foot">{words.noAutoRenew}</Text>}
      <Text className="pay-membership__foot">{words.sellerIs(accountName)}</Text>
    </View>
  );
}
