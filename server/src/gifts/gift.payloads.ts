import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { IdempotencyKeyReused, NoLawfulRail, PlaceOrderSuccess, TierNotOnSale } from '../payments/payment.payloads.ts';
import { NotForSale } from '../unlocks/unlock.refusals.ts';
import {
  GiftAlreadyRedeemed,
  GiftExpired,
  GiftMessageTooLong,
  GiftNotFound,
  GiftRevoked,
  maxGiftMessageLength,
  PassNotGivable,
} from './gift.refusals.ts';

@InputType({ description: 'What to give: one period of a tier, or an article; one of the two.' })
export class PlaceGiftOrderInput {
  @Field(() => ID, { nullable: true, description: 'The price of a tier and period, from `tiers { prices }`; no pass.' })
  tierPriceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An article with an unlockPriceFen.' })
  articleId?: string | null;

  @Field(() => String, {
    defaultValue: '',
    description: `A word to whoever redeems it, at most ${maxGiftMessageLength} characters.`,
  })
  message!: string;

  @Field(() => String, {
    description: 'Your own key for this purchase, 1–64 characters: a repeated request is the same order.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'Which gift to redeem.' })
export class RedeemGiftInput {
  @Field(() => String, { description: 'The code from the address that was shared.' })
  code!: string;
}

@ObjectType({ description: 'The gift is yours, from now on or since you redeemed it before.' })
export class RedeemGiftSuccess {
  /** The fields `gift`, `membership` and `unlock` are read through the projector. */
  readonly giftId: string;

  @Field(() => ViewerType, { description: 'Who you are from now on: what the gift brought counts already.' })
  readonly viewer: Viewer;

  constructor(gift: { readonly id: string }, viewer: Viewer) {
    this.giftId = gift.id;
    this.viewer = viewer;
  }
}

export const PlaceGiftOrderPayload = createUnionType({
  name: 'PlaceGiftOrderPayload',
  description: 'What came of placeGiftOrder: its success, or a refusal.',
  types: () =>
    [
      PlaceOrderSuccess,
      TierNotOnSale,
      PassNotGivable,
      NotForSale,
      GiftMessageTooLong,
      NoLawfulRail,
      IdempotencyKeyReused,
    ] as const,
});

export const RedeemGiftPayload = createUnionType({
  name: 'RedeemGiftPayload',
  description: 'What came of redeemGift: its success, or a refusal.',
  types: () => [RedeemGiftSuccess, GiftNotFound, GiftAlreadyRedeemed, GiftRevoked, GiftExpired] as const,
});
