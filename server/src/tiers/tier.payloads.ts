import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PriceCannotRenew } from '../renewals/renewal.refusals.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import {
  InvalidTierKey,
  maxBenefitLength,
  maxBenefits,
  maxTierDescriptionLength,
  maxTierNameLength,
  OnePricePerPeriod,
  PassEndOutOfRange,
  PriceOutOfRange,
  TierIsArchived,
  TierKeyTaken,
  TierOrderIncomplete,
  TierTextOutOfRange,
} from './tier.refusals.ts';
import { BillingPeriod } from './tier-price.entity.ts';

@InputType({ description: 'What one period costs.' })
export class TierPriceInput {
  @Field(() => BillingPeriod, { description: 'How long one purchase lasts.' })
  period!: BillingPeriod;

  @Field(() => FenScalar, { description: 'Price of one period.' })
  amountFen!: Fen;

  @Field(() => Date, {
    nullable: true,
    description: 'For a PASS, and only for it: when it ends for everybody, and is no longer sold.',
  })
  passEndsAt?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it can renew by itself, see setTierPriceRenewable. Publish a subscription good (会员订阅) for it at Virtual Payment as well: th_<key>_sub31, _sub93 for a quarter, _sub372 for a year.',
  })
  isRenewable?: boolean;
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
      'One per period, and one pass per last day. Publish a good for each at Virtual Payment: th_<key>_<period> in lower case, for a pass th_<key>_<its last day as yymmdd>.',
  })
  prices!: TierPriceInput[];
}

@InputType({
  description: 'What readers see of a tier, as it shall be. Its key and its prices are changed elsewhere, or never.',
})
export class UpdateTierInput {
  @Field(() => ID, { description: 'The tier, on sale or not.' })
  id!: string;

  @Field(() => String, { description: `The name readers see, 1–${maxTierNameLength} characters.` })
  name!: string;

  @Field(() => String, { description: `At most ${maxTierDescriptionLength} characters; empty removes it.` })
  description!: string;

  @Field(() => [String], {
    description: `What a member gets: at most ${maxBenefits} lines of at most ${maxBenefitLength} characters.`,
  })
  benefits!: string[];
}

@InputType({ description: 'The order in which tiers are offered.' })
export class OrderTiersInput {
  @Field(() => [ID], { description: 'Every tier on sale, once, in the order readers shall see.' })
  ids!: string[];
}

@InputType({ description: 'One more price of a tier. Publish its good at Virtual Payment, see createTier.' })
export class AddTierPriceInput extends TierPriceInput {
  @Field(() => ID, { description: 'The tier.' })
  tierId!: string;
}

@InputType({
  description: 'What a period costs from now on. Publish the good at Virtual Payment at the new price, too.',
})
export class ReplaceTierPriceInput {
  @Field(() => ID, { description: 'The price that is on sale; the new one has its period, a pass its last day.' })
  id!: string;

  @Field(() => FenScalar, { description: 'The new price of one period.' })
  amountFen!: Fen;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it can renew by itself, see createTier.',
  })
  isRenewable!: boolean;
}

@InputType({ description: 'Which price to take off sale.' })
export class WithdrawTierPriceInput {
  @Field(() => ID, { description: 'The price.' })
  id!: string;
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

@ObjectType({ description: 'Readers see the new words from now on; what was ordered keeps its own.' })
export class UpdateTierSuccess extends Written {}

@ObjectType({ description: 'Tiers are offered in this order from now on.' })
export class OrderTiersSuccess {
  /** The field `tiers` is read through the projector. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

@ObjectType({ description: 'The tier is off sale; memberships of it go on.' })
export class ArchiveTierSuccess extends Written {}

@ObjectType({ description: 'The price is on sale.' })
export class AddTierPriceSuccess extends Written {}

@ObjectType({ description: 'The new price is on sale, and the old one off it; who bought at that keeps it.' })
export class ReplaceTierPriceSuccess extends Written {}

@ObjectType({ description: 'The price is off sale; open orders keep it, and so do memberships.' })
export class WithdrawTierPriceSuccess extends Written {}

export const CreateTierPayload = createUnionType({
  name: 'CreateTierPayload',
  description: 'What came of createTier: its success, or a refusal.',
  types: () =>
    [
      CreateTierSuccess,
      InvalidTierKey,
      TierKeyTaken,
      TierTextOutOfRange,
      OnePricePerPeriod,
      PriceOutOfRange,
      PassEndOutOfRange,
      PriceCannotRenew,
    ] as const,
});

export const AddTierPricePayload = createUnionType({
  name: 'AddTierPricePayload',
  description: 'What came of addTierPrice: its success, or a refusal.',
  types: () =>
    [
      AddTierPriceSuccess,
      TierIsArchived,
      OnePricePerPeriod,
      PriceOutOfRange,
      PassEndOutOfRange,
      PriceCannotRenew,
    ] as const,
});

export const ReplaceTierPricePayload = createUnionType({
  name: 'ReplaceTierPricePayload',
  description: 'What came of replaceTierPrice: its success, or a refusal.',
  types: () =>
    [
      ReplaceTierPriceSuccess,
      TierIsArchived,
      OnePricePerPeriod,
      PriceOutOfRange,
      PassEndOutOfRange,
      PriceCannotRenew,
    ] as const,
});

export const WithdrawTierPricePayload = createUnionType({
  name: 'WithdrawTierPricePayload',
  description: 'What came of withdrawTierPrice: its success, or a refusal.',
  types: () => [WithdrawTierPriceSuccess] as const,
});

export const ArchiveTierPayload = createUnionType({
  name: 'ArchiveTierPayload',
  description: 'What came of archiveTier: its success, or a refusal.',
  types: () => [ArchiveTierSuccess] as const,
});

export const UpdateTierPayload = createUnionType({
  name: 'UpdateTierPayload',
  description: 'What came of updateTier: its success, or a refusal.',
  types: () => [UpdateTierSuccess, TierTextOutOfRange] as const,
});

export const OrderTiersPayload = createUnionType({
  name: 'OrderTiersPayload',
  description: 'What came of orderTiers: its success, or a refusal.',
  types: () => [OrderTiersSuccess, TierOrderIncomplete] as const,
});

@ObjectType({ simpleResolvers: true, description: 'Who holds a tier, as of now.' })
export class TierHolders {
  @Field(() => Int, {
    description: 'Members with a membership of it that has not ended, those that begin later included.',
  })
  readonly memberCount!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When the last of these memberships ends; null when there is none.',
  })
  readonly lastEndsAt!: Date | null;

  @Field(() => Int, {
    description: 'Memberships of it that renew by themselves; when the tier is archived they are not renewed again.',
  })
  readonly renewingCount!: number;
}
