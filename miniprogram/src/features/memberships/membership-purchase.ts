import { PlaceOrderDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import type { Purchase } from '../payments/use-checkout';

/** @param amountFen what the quote said */
export function membershipPurchase(tierPriceId: string, amountFen: number): Purchase {
  const wish = { tierPriceId };
  return {
    key: JSON.stringify(['membership', wish]),
    amountFen,
    place: async (idempotencyKey) =>
      (await request(PlaceOrderDocument, { input: { ...wish, idempotencyKey } })).placeOrder,
  };
}
