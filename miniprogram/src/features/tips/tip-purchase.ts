import { CreateTipDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import type { Purchase } from '../payments/use-checkout';

export interface TipWish {
  articleId: string;
  amountFen: number;
  message: string;
}

export function tipPurchase(wish: TipWish): Purchase {
  return {
    key: JSON.stringify(['tip', wish]),
    amountFen: wish.amountFen,
    place: async (idempotencyKey) =>
      (await request(CreateTipDocument, { input: { ...wish, idempotencyKey } })).createTip,
  };
}
