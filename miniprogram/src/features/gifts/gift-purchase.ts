import { PlaceGiftOrderDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import type { Purchase } from '../payments/use-checkout';

/** One period of a tier, or one article, for whoever redeems it. */
export type GiftWish = { message: string } & ({ tierPriceId: string } | { articleId: string });

export function giftPurchase(wish: GiftWish, amountFen: number): Purchase {
  return {
    key: JSON.stringify(['gift', wish]),
    amountFen,
    place: async (idempotencyKey) => {
      const { placeGiftOrder } = await request(PlaceGiftOrderDocument, { input: { ...wish, idempotencyKey } });
      return placeGiftOrder;
    },
  };
}
