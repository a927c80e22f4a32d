import { PlaceUnlockOrderDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import type { Purchase } from '../payments/use-checkout';

/** One article, or one series with what is added to it later. */
export type UnlockTarget = { articleId: string } | { seriesId: string };

/** @param amountFen the price the reader was shown */
export function unlockPurchase(target: UnlockTarget, amountFen: number): Purchase {
  return {
    key: JSON.stringify(['unlock', target]),
    amountFen,
    place: async (idempotencyKey) => {
      const { placeUnlockOrder } = await request(PlaceUnlockOrderDocument, { input: { ...target, idempotencyKey } });
      return placeUnlockOrder;
    },
  };
}
