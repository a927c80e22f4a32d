import { PlaceOrderDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import type { Purchase } from '../payments/use-checkout';

interface MembershipWish {
  tierPriceId: string;
  /** An offer the quote was asked with. */
  offerCode: string | null;
}

/** @param amountFen what the quote said */
export function membershipPurchase(wish: MembershipWish, amountFen: number): Purchase {
  return {
    key: JSON.stringify(['membership', wish]),
    amountFen,
    place: async (idempotencyKey) =>
      (await request(PlaceOrderDocument, { input: { ...wish, idempotencyKey } })).placeOrder,
  };
}
