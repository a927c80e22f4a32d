import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { shareOf } from '../shared/money/share.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';

export enum OfferKind {
  PERCENT = 'PERCENT',
  AMOUNT = 'AMOUNT',
  TRIAL = 'TRIAL',
}
registerEnumType(OfferKind, {
  name: 'OfferKind',
  description: 'What an offer gives.',
  valuesConfig: {
    PERCENT: { description: 'A part of the list price, rounded down to whole fen.' },
    AMOUNT: { description: 'An amount off the list price.' },
    TRIAL: { description: 'Some days of a tier without paying; begun with startTrial.' },
  },
});

export enum OfferAudience {
  EVERYONE = 'EVERYONE',
  SIGN_UP = 'SIGN_UP',
  LEAVING = 'LEAVING',
}
registerEnumType(OfferAudience, {
  name: 'OfferAudience',
  description: 'Whom an offer is for.',
  valuesConfig: {
    EVERYONE: { description: 'Every member.' },
    SIGN_UP: { description: 'Who has never held a paid membership.' },
    LEAVING: {
      description:
        'Whose paid membership ends within 14 days and does not renew itself, or ended, or stopped renewing, within the last 30.',
    },
  },
});

/** Something that makes a membership cheaper, or lets it be tried: found by its code. */
@ObjectType({
  simpleResolvers: true,
  description: 'A coupon: makes a membership cheaper, or lets it be tried, for whom and as long as it says.',
})
@Entity({ tableName: 'offers' })
export class Offer {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => String, { description: 'What readers see it called.' })
  @Property({ type: types.text })
  name!: string;

  @Field(() => String, { description: 'What readers type: 3–32 of A–Z, 0–9 and -.' })
  @Property({ type: types.text })
  code!: string;

  @Field(() => OfferKind, { description: 'What it gives.' })
  @Enum({ items: () => OfferKind, type: types.text })
  kind!: OfferKind;

  @Field(() => Int, {
    nullable: true,
    description: 'PERCENT: the part of the list price in basis points, 2000 is 20%.',
  })
  @Property({ type: types.integer, nullable: true })
  percentOffBps: number | null = null;

  @Field(() => FenScalar, { nullable: true, description: 'AMOUNT: what it takes off.' })
  @Property({ type: new BigIntType('number'), nullable: true })
  amountOffFen: Fen | null = null;

  @Field(() => Int, { nullable: true, description: 'TRIAL: how many days.' })
  @Property({ type: types.smallint, nullable: true })
  trialDays: number | null = null;

  @Field(() => OfferAudience, { description: 'Whom it is for.' })
  @Enum({ items: () => OfferAudience, type: types.text })
  audience!: OfferAudience;

  @Field(() => Tier, { nullable: true, description: 'The one tier it is for; null: every tier.' })
  @ManyToOne(() => Tier, { nullable: true })
  tier: Rel<Tier> | null = null;

  @Field(() => BillingPeriod, { nullable: true, description: 'The one period it is for; null: every period.' })
  @Enum({ items: () => BillingPeriod, type: types.text, nullable: true })
  period: BillingPeriod | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many purchases of one member it makes cheaper; null: every one while it lasts.',
  })
  @Property({ type: types.smallint, nullable: true })
  periods: number | null = null;

  @Property({ type: new BigIntType('number'), nullable: true })
  budgetFen: Fen | null = null;

  /** What it has taken off, and holds for open orders. Changed by SQL alone, under its limits. */
  @Property({ type: new BigIntType('number') })
  spentFen: Opt<Fen> = fen(0);

  @Property({ type: types.integer, nullable: true })
  maxRedemptions: number | null = null;

  @Property({ type: types.integer })
  redemptionCount: Opt<number> = 0;

  /** What late payments took when their hold had been given to others. */
  @Property({ type: new BigIntType('number') })
  overrunFen: Opt<Fen> = fen(0);

  @Property({ type: types.integer })
  overrunCount: Opt<number> = 0;

  @Field(() => Date, { description: 'From when on it can be used.' })
  @Property({ type: types.datetime, length: 6 })
  startsAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'From when on it can be used no more; null: until it is archived.',
  })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endsAt: Date | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  archivedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector from archivedAt. */
  @Field(() => Boolean, { description: 'Whether it is out of use.' })
  readonly isArchived?: boolean;

  /** What it takes off a list price. */
  discountOn(listAmountFen: Fen): Fen {
    if (this.percentOffBps !== null) return shareOf(listAmountFen, this.percentOffBps);
    return fen(Math.min(this.amountOffFen ?? 0, listAmountFen));
  }

  /** Whether so much more can be taken off once more. */
  hasLeft(amountFen: Fen): boolean {
    const isWithinBudget = this.budgetFen === null || this.spentFen + amountFen <= this.budgetFen;
    return isWithinBudget && (this.maxRedemptions === null || this.redemptionCount < this.maxRedemptions);
  }

  /** @returns false when it was archived already */
  archive(at: Date): boolean {
    if (this.archivedAt) return false;
    this.archivedAt = at;
    return true;
  }
}
