import { useState } from 'react';
import { openPage, routes } from '../../wechat/routes';
import { noteAccessChange } from '../members/session';
import { useCheckout } from '../payments/use-checkout';
import { type UnlockTarget, unlockPurchase } from './unlock-purchase';

/** Unlocks on the page the reader is on: once it is paid, the pages that are open ask for what it opens. */
export function useUnlock() {
  const [isUnlocked, setIsUnlocked] = useState(false);
  const checkout = useCheckout(({ orderId, isPaid }) => {
    if (!isPaid) {
      openPage(routes.order(orderId, true));
      return;
    }
    setIsUnlocked(true);
    noteAccessChange();
  });
  return {
    ...checkout,
    /** It is paid; what it opens is on its way. */
    isUnlocked,
    unlock: async (target: UnlockTarget, amountFen: number) => checkout.buy(unlockPurchase(target, amountFen)),
  };
}
