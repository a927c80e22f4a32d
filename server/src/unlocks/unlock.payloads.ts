import { createUnionType, Field, ID, InputType } from 'type-graphql';
import { IdempotencyKeyReused, NoLawfulRail, PlaceOrderSuccess } from '../payments/payment.payloads.ts';
import { AlreadyUnlocked, NotForSale } from './unlock.refusals.ts';

@InputType({ description: 'What to unlock: an article or a series, one of the two.' })
export class PlaceUnlockOrderInput {
  @Field(() => ID, { nullable: true, description: 'An article with an unlockPriceFen.' })
  articleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A series with an unlockPriceFen.' })
  seriesId?: string | null;

  @Field(() => String, {
    description: 'Your own key for this purchase, 1–64 characters: a repeated request is the same order.',
  })
  idempotencyKey!: string;
}

export const PlaceUnlockOrderPayload = createUnionType({
  name: 'PlaceUnlockOrderPayload',
  description: 'What came of placeUnlockOrder: its success, or a refusal.',
  types: () => [PlaceOrderSuccess, NotForSale, AlreadyUnlocked, NoLawfulRail, IdempotencyKeyReused] as const,
});
