import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Tier } from './tier.entity.ts';

export enum BillingPeriod {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}
registerEnumType(BillingPeriod, {
  name: 'BillingPeriod',
  description: 'How long one purchase lasts, in calendar months of Asia/Shanghai; months clamp to their last day.',
  valuesConfig: {
    MONTH: { description: 'One month.' },
    QUARTER: { description: 'Three months.' },
    YEAR: { description: 'Twelve months.' },
  },
});

export const monthsOf: Readonly<Record<BillingPeriod, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** What one period of a tier costs. A price is never changed: a new one replaces it, orders keep the old. */
@ObjectType({ simpleResolvers: true, description: 'What one period of a tier costs.' })
@Entity({ tableName: 'tier_prices' })
export class TierPrice {
  @Field(() => ID, { description: 'Opaque id; what placeOrder takes.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Tier)
  tier!: Rel<Tier>;

  @Field(() => BillingPeriod, { description: 'How long one purchase lasts.' })
  @Enum({ items: () => BillingPeriod, type: types.text })
  period!: BillingPeriod;

  @Field(() => FenScalar, { description: 'Price of one period.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  /** The good (道具) published at Virtual Payment under this price; at most 20 characters. */
  @Property({ type: types.text })
  xpayProductId!: string;

  @Property({ type: types.datetime, length: 6, nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
