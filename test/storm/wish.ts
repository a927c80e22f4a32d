import fc from 'fast-check';
import type { Answer, Buyer } from '../support/buyer.ts';
import type { Shop } from './play.ts';

/** Everything that can be ordered. */
const kinds = [
  'membership',
  'membership by code',
  'article',
  'series',
  'tip',
  'gift membership',
  'gift article',
] as const;
export type WishKind = (typeof kinds)[number];

/** What a reader wants: `choice` picks a price, an article, an amount. */
export interface Wish {
  readonly what: WishKind;
  readonly choice: number;
}

export const wish = {
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('membership' as const) },
    { weight: 5, arbitrary: fc.constantFrom(...kinds) },
  ),
  choice: fc.nat(5),
};

/** The last one is more than a tip may be. */
const tipsFen = [200, 600, 1_800, 6_600, 100, 999_900];

/** Orders it, under a key of the client's own. */
export function order(buyer: Buyer, shop: Shop, { what, choice }: Wish, key: string): Promise<Answer> {
  const prices = shop.tiers.flatMap((tier) => Object.values(tier.prices).map(({ id }) => id));
  const tierPriceId = at(prices, choice);
  const articleId = at(shop.articleIds, choice);
  switch (what) {
    case 'membership':
      return buyer.placeOrder(tierPriceId, key);
    case 'membership by code':
      return buyer.placeOrder(tierPriceId, key, at(shop.offerCodes, choice));
    case 'article':
      return buyer.placeUnlockOrder({ articleId }, key);
    case 'series':
      return buyer.placeUnlockOrder({ seriesId: shop.seriesId }, key);
    case 'tip':
      return buyer.createTip({
        amountFen: at(tipsFen, choice),
        message: '好文章',
        idempotencyKey: key,
        ...(choice % 2 === 0 && { articleId }),
      });
    case 'gift membership':
      return buyer.placeGiftOrder({ tierPriceId }, key);
    case 'gift article':
      return buyer.placeGiftOrder({ articleId }, key);
  }
}

function at<T>(all: readonly T[], index: number): T {
  const found = all[index % all.length];
  if (found === undefined) throw new Error('a shop without goods');
  return found;
}
