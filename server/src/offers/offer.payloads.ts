import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';
import { OfferAudience, OfferKind } from './offer.entity.ts';
import { InvalidOffer, OfferCodeTaken, OfferNotForYou, OfferNotFound, OfferUsedUp } from './offer.refusals.ts';

@InputType({ description: 'A new offer. It never changes; archive it and make another.' })
export class CreateOfferInput {
  @Field(() => String, { description: 'What readers see it called, 1–40 characters.' })
  name!: string;

  @Field(() => String, { description: 'What readers type: 3–32 of A–Z, 0–9 and -; small letters become capitals.' })
  code!: string;

  @Field(() => OfferKind, { description: 'What it gives.' })
  kind!: OfferKind;

  @Field(() => Int, {
    nullable: true,
    description: 'For PERCENT: basis points of the list price, 1–9900; 2000 is 20%.',
  })
  percentOffBps?: number | null;

  @Field(() => FenScalar, { nullable: true, description: 'For AMOUNT: what it takes off.' })
  amountOffFen?: Fen | null;

  @Field(() => Int, { nullable: true, description: 'For TRIAL: how many days, 1–90.' })
  trialDays?: number | null;

  @Field(() => OfferAudience, { defaultValue: OfferAudience.EVERYONE, description: 'Whom it is for.' })
  audience!: OfferAudience;

  @Field(() => ID, {
    nullable: true,
    description: 'The one tier it is for; every tier when not given. A trial needs one.',
  })
  tierId?: string | null;

  @Field(() => BillingPeriod, { nullable: true, description: 'The one period it is for; every period when not given.' })
  period?: BillingPeriod | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description:
      'How many purchases of one member it makes cheaper, 1–36, for a pass or a trial 1; null: every one while it lasts.',
  })
  periods?: number | null;

  @Field(() => FenScalar, { nullable: true, description: 'How much it may take off in all; no limit when not given.' })
  budgetFen?: Fen | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often it may be used in all, 1 for a code for one person; no limit when not given.',
  })
  maxRedemptions?: number | null;

  @Field(() => Date, { nullable: true, description: 'From when on; now when not given.' })
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when; until it is archived when not given.' })
  endsAt?: Date | null;
}

@InputType({ description: 'Which offer to take out of use.' })
export class ArchiveOfferInput {
  @Field(() => ID, { description: 'The offer.' })
  id!: string;
}

@InputType({ description: 'Which trial to begin.' })
export class StartTrialInput {
  @Field(() => String, { description: 'The code of an offer of the kind TRIAL.' })
  offerCode!: string;
}

/** What a command leaves behind; the offer itself is read by the projector. */
abstract class WrittenOffer {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The offer can be used, from its start on.' })
export class CreateOfferSuccess extends WrittenOffer {}

@ObjectType({ description: 'The offer is out of use; orders that hold it keep their price.' })
export class ArchiveOfferSuccess extends WrittenOffer {}

@ObjectType({ description: 'The trial has begun.' })
export class StartTrialSuccess {
  /** The field `membership` is read through the projector. */
  readonly membershipId: string;

  @Field(() => ViewerType, { description: 'Who you are from now on: the trial counts already.' })
  readonly viewer: Viewer;

  constructor(membershipId: string, viewer: Viewer) {
    this.membershipId = membershipId;
    this.viewer = viewer;
  }
}

export const CreateOfferPayload = createUnionType({
  name: 'CreateOfferPayload',
  description: 'What came of createOffer: its success, or a refusal.',
  types: () => [CreateOfferSuccess, InvalidOffer, OfferCodeTaken] as const,
});

export const ArchiveOfferPayload = createUnionType({
  name: 'ArchiveOfferPayload',
  description: 'What came of archiveOffer: its success, or a refusal.',
  types: () => [ArchiveOfferSuccess] as const,
});

export const StartTrialPayload = createUnionType({
  name: 'StartTrialPayload',
  description: 'What came of startTrial: its success, or a refusal.',
  types: () => [StartTrialSuccess, OfferNotFound, OfferNotForYou, OfferUsedUp] as const,
});

@ObjectType({ simpleResolvers: true, description: 'How much of an offer is used. Amounts are what it took off.' })
export class OfferUse {
  @Field(() => Int, { description: 'Uses that were paid and not wholly refunded since, and trials.' })
  readonly usedCount!: number;

  @Field(() => Int, { description: 'Uses that open orders hold.' })
  readonly heldCount!: number;

  @Field(() => Int, { nullable: true, description: 'How many uses there are in all; null: no limit.' })
  readonly maxRedemptions!: number | null;

  @Field(() => FenScalar, {
    description: 'What it has taken off, less what was wholly refunded since, and holds for open orders.',
  })
  readonly spentFen!: Fen;

  @Field(() => FenScalar, { nullable: true, description: 'How much it may take off in all; null: no limit.' })
  readonly budgetFen!: Fen | null;

  @Field(() => Int, {
    description:
      'Uses beyond the limits: payments that came when their order had closed and others had used the offer up.',
  })
  readonly overrunCount!: number;

  @Field(() => FenScalar, { description: 'What they took off.' })
  readonly overrunFen!: Fen;
}
