import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import {
  InvalidTierKey,
  maxBenefitLength,
  maxBenefits,
  maxTierDescriptionLength,
  maxTierNameLength,
  OnePricePerPeriod,
  PriceOutOfRange,
  TierKeyTaken,
  TierTextOutOfRange,
} from './tier.refusals.ts';
import { BillingPeriod } from './tier-price.entity.ts';

@InputType({ description: 'What one period costs.' })
export class TierPriceInput {
  @Field(() => BillingPeriod, { description: 'How long one purchase lasts.' })
  period!: BillingPeriod;

  @Field(() => FenScalar, { description: 'Price of one period.' })
  amountFen!: Fen;
}

@InputType({ description: 'A new tier. It stands last on the page.' })
export class CreateTierInput {
  @Field(() => String, {
    description: 'Short name in product ids at Virtual Payment, 1–10 of a–z and 0–9; it never changes.',
  })
  key!: string;

  @Field(() => String, { description: `The name readers see, 1–${maxTierNameLength} characters.` })
  name!: string;

  @Field(() => String, { defaultValue: '', description: `At most ${maxTierDescriptionLength} characters.` })
  description!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: `What a member gets: at most ${maxBenefits} lines of at most ${maxBenefitLength} characters.`,
  })
  benefits!: string[];

  @Field(() => [TierPriceInput], {
    description:
      'One per period. Publish a good with the id th_<key>_<period>, in lower case, at Virtual Payment for each.',
  })
  prices!: TierPriceInput[];
}

@InputType({ description: 'Which tier to take off sale.' })
export class ArchiveTierInput {
  @Field(() => ID, { description: 'The tier.' })
  id!: string;
}

/** What a command leaves behind; the tier itself is read by the projector. */
abstract class Written {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The tier is on sale.' })
export class CreateTierSuccess extends Written {}

@ObjectType({ description: 'The tier is off sale; memberships of it go on.' })
export class ArchiveTierSuccess extends Written {}

export const CreateTierPayload = createUnionType({
  name: 'CreateTierPayload',
  description: 'What came of createTier: its success, or a refusal.',
  types: () =>
    [CreateTierSuccess, InvalidTierKey, TierKeyTaken, TierTextOutOfRange, OnePricePerPeriod, PriceOutOfRange] as const,
});

export const ArchiveTierPayload = createUnionType({
  name: 'ArchiveTierPayload',
  description: 'What came of archiveTier: its success, or a refusal.',
  types: () => [ArchiveTierSuccess] as const,
});
