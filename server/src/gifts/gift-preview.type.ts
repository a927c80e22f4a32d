import { Field, ID, ObjectType } from 'type-graphql';
import { Article } from '../articles/article.entity.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';
import { GiftKind, GiftStatus } from './gift.entity.ts';

/** A gift as whoever holds its code sees it: a type of its own, without order, price and code. */
@ObjectType({ simpleResolvers: true, description: 'A gift as whoever holds its code sees it.' })
export class GiftPreview {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id!: string;

  @Field(() => GiftKind, { description: 'What it brings.' })
  readonly kind!: GiftKind;

  @Field(() => String, { description: 'The name of who gives it.' })
  readonly giverName!: string;

  @Field(() => Tier, { nullable: true, description: 'The tier given; null for an article.' })
  readonly tier!: Tier | null;

  @Field(() => BillingPeriod, { nullable: true, description: 'How long the membership lasts; null for an article.' })
  readonly period!: BillingPeriod | null;

  @Field(() => Article, {
    nullable: true,
    description: 'The article given; null for a membership, or when the article is no longer published.',
  })
  readonly article!: Article | null;

  @Field(() => String, { description: 'A word from who gives it; may be empty.' })
  readonly message!: string;

  @Field(() => GiftStatus, { description: 'Where it stands; never UNPAID.' })
  readonly status!: GiftStatus;

  @Field(() => Boolean, { description: 'Whether the viewer is who redeemed it.' })
  readonly viewerHasRedeemed!: boolean;

  @Field(() => Date, { description: 'Until when it can be redeemed.' })
  readonly expiresAt!: Date;
}
