import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { addShanghaiMonths, lastDayBefore } from '../shared/time/shanghai.ts';
import { Tier } from './tier.entity.ts';

export enum BillingPeriod {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
  PASS = 'PASS',
}
registerEnumType(BillingPeriod, {
  name: 'BillingPeriod',
  description:
    'How long one purchase lasts: calendar months of Asia/Shanghai, clamped to their last day, or until a day that everybody shares.',
  valuesConfig: {
    MONTH: { description: 'One month.' },
    QUARTER: { description: 'Three months.' },
    YEAR: { description: 'Twelve months.' },
    PASS: { description: 'Until passEndsAt of the price, whenever it is bought.' },
  },
});

/** The periods that are counted from the purchase. */
export type CountedPeriod = Exclude<BillingPeriod, BillingPeriod.PASS>;
export const monthsOf: Readonly<Record<CountedPeriod, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
export const isCounted = (period: BillingPeriod): period is CountedPeriod => period !== BillingPeriod.PASS;

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

  /** The subscription good (会员订阅) that contracts are signed for; null when it does not renew by itself. */
  @Property({ type: types.text, nullable: true })
  xpaySubscriptionProductId: string | null = null;

  /** Read by the projector. */
  @Field(() => Boolean, {
    description: 'Whether it can renew by itself, with startRenewal; only inside the Mini Program.',
  })
  readonly isRenewable?: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'A pass ends at this instant, and is not sold after it; null for every other period.',
  })
  @Property({ type: types.datetime, length: 6, nullable: true })
  passEndsAt: Date | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  isOnSaleAt(instant: Date): boolean {
    return this.withdrawnAt === null && (this.passEndsAt === null || instant < this.passEndsAt);
  }

  /** @returns false when it was off sale already */
  withdraw(at: Date): boolean {
    if (this.withdrawnAt) return false;
    this.withdrawnAt = at;
    return true;
  }

  /** When a membership ends that is bought at this price and begins at this instant; a pass may be over by then. */
  endFrom(startsAt: Date): Date {
    if (isCounted(this.period)) return addShanghaiMonths(startsAt, monthsOf[this.period]);
    if (!this.passEndsAt) throw new Error(`pass ${this.id} has no end`);
    return this.passEndsAt;
  }

  /** How long it lasts, in the reader's words: "1 个月", "至 2026-12-31". */
  lengthText(): Localized {
    if (!isCounted(this.period)) {
      const day = lastDayBefore(this.endFrom(this.createdAt));
      return { 'zh-CN': `至 ${day}`, en: `until ${day}` };
    }
    const months = monthsOf[this.period];
    return { 'zh-CN': `${months} 个月`, en: months === 1 ? '1 month' : `${months} months` };
  }
}
