import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, Collection, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../tiers/tier-price.entity.ts';
import { Payment } from './payment.entity.ts';
import { OrderKind } from './rail.ts';

export enum OrderStatus {
  OPEN = 'OPEN',
  PAID = 'PAID',
  CLOSED = 'CLOSED',
}
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'Where an order stands. It only moves forward: a paid order stays paid.',
  valuesConfig: {
    OPEN: { description: 'Can be paid.' },
    PAID: { description: 'Paid; what it bought has begun.' },
    CLOSED: { description: 'Was not paid in time. A payment that turns up later still fulfils it.' },
  },
});

/** How a membership bought stands to what the member holds. */
export enum TierChange {
  NEW = 'NEW',
  RENEWAL = 'RENEWAL',
  UPGRADE = 'UPGRADE',
  DOWNGRADE = 'DOWNGRADE',
}
registerEnumType(TierChange, {
  name: 'TierChange',
  description: 'How a membership bought stands to what the member holds when it is ordered.',
  valuesConfig: {
    NEW: { description: 'Nothing is held: it begins when it is paid.' },
    RENEWAL: { description: 'The same tier is held: it goes on where that ends.' },
    UPGRADE: {
      description: 'A lesser tier is held: it begins when paid, and what is left of the old one is credited.',
    },
    DOWNGRADE: { description: 'A greater tier is held: it begins where that ends.' },
  },
});

/** Clients in which something can be bought; the console sells nothing. */
export type SellingClient = Client.MINI_PROGRAM | Client.OFFICIAL_ACCOUNT_H5;

/** What a member buys, its price frozen. It is paid where it was placed: the client decides the rail. */
@ObjectType({ simpleResolvers: true, description: 'What a member buys. The price is frozen when the order is placed.' })
@Entity({ tableName: 'orders' })
export class Order {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Member, { nullable: true, description: 'Who ordered; yourself, unless you are staff.' })
  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => OrderKind, { description: 'What kind of thing it buys.' })
  @Enum({ items: () => OrderKind, type: types.text })
  kind!: OrderKind;

  @Field(() => Tier, { nullable: true, description: 'The tier bought or given; null for what is not a membership.' })
  @ManyToOne(() => Tier, { nullable: true })
  tier: Rel<Tier> | null = null;

  @ManyToOne(() => TierPrice, { nullable: true })
  tierPrice: Rel<TierPrice> | null = null;

  @Field(() => BillingPeriod, { nullable: true, description: 'How long the membership bought or given lasts.' })
  @Enum({ items: () => BillingPeriod, type: types.text, nullable: true })
  period: BillingPeriod | null = null;

  @Field(() => TierChange, {
    nullable: true,
    description: 'How the membership bought stands to what was held; null for everything else.',
  })
  @Enum({ items: () => TierChange, type: types.text, nullable: true })
  tierChange: TierChange | null = null;

  @Field(() => Article, {
    nullable: true,
    description: 'The article unlocked, given or tipped for; null when there is none, or it is no longer published.',
  })
  @ManyToOne(() => Article, { nullable: true })
  article: Rel<Article> | null = null;

  @Field(() => Series, { nullable: true, description: 'The series unlocked.' })
  @ManyToOne(() => Series, { nullable: true })
  series: Rel<Series> | null = null;

  @Field(() => FenScalar, { description: 'What it would cost without offer and credit.' })
  @Property({ type: new BigIntType('number') })
  listAmountFen!: Fen;

  @Field(() => FenScalar, {
    description: 'What was left of the memberships an upgrade replaces; 0 for everything else.',
  })
  @Property({ type: new BigIntType('number') })
  creditFen: Opt<Fen> = fen(0);

  /** How many days a renewal contract pays for; null for what is bought by hand, which lasts as long as its price says. */
  @Property({ type: types.smallint, nullable: true })
  periodDays: number | null = null;

  /** The good at Virtual Payment and how many of it; its price times their number is `listAmountFen`. */
  @Property({ type: types.text, nullable: true })
  xpayProductId: string | null = null;

  @Property({ type: types.integer })
  quantity: Opt<number> = 1;

  /** The offer that made it cheaper. */
  @Property({ type: types.uuid, nullable: true })
  offerId: string | null = null;

  /** The promoter's link the buyer came by. */
  @Property({ type: types.uuid, nullable: true })
  affiliateLinkId: string | null = null;

  /** The buyer's device: ios, android, …; fees differ by it. */
  @Property({ type: types.text })
  platform: Opt<string> = '';

  @Field(() => FenScalar, { description: 'What is to be paid; never changes.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Property({ type: types.text })
  currency: Opt<'CNY'> = 'CNY';

  @Field(() => String, { description: "What stands on the payer's WeChat bill, in Chinese." })
  @Property({ type: types.text })
  description!: string;

  @Field(() => OrderStatus, { description: 'Where the order stands.' })
  @Enum({ items: () => OrderStatus, type: types.text })
  status: Opt<OrderStatus> = OrderStatus.OPEN;

  @Enum({ items: () => Client, type: types.text })
  client!: SellingClient;

  /** The client's own key for this purchase, so that a repeated request is the same order. */
  @Property({ type: types.text })
  idempotencyKey!: string;

  @Field(() => Date, { description: 'When it was placed.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when it can be paid.' })
  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the money was paid, by WeChat’s clock.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  paidAt: Date | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  closedAt: Date | null = null;

  @Field(() => [Payment], { description: 'Attempts to pay it, newest first.' })
  @OneToMany(
    () => Payment,
    (payment) => payment.order,
  )
  payments = new Collection<Payment>(this);

  isPayableAt(instant: Date): boolean {
    return this.status === OrderStatus.OPEN && instant < this.expiresAt;
  }

  /** The status as a reader would say it: an order nobody swept yet is closed all the same. */
  statusAt(instant: Date): OrderStatus {
    return this.status === OrderStatus.OPEN && instant >= this.expiresAt ? OrderStatus.CLOSED : this.status;
  }

  /**
   * Money arrived. Closing was our own opinion, so a late payment overrules it; `closedAt` stays as the trace.
   * @returns false when the order was paid before: this money buys nothing
   */
  markPaid(at: Date): boolean {
    if (this.status === OrderStatus.PAID) return false;
    this.status = OrderStatus.PAID;
    this.paidAt = at;
    return true;
  }

  /** @returns false unless it was open */
  close(at: Date): boolean {
    if (this.status !== OrderStatus.OPEN) return false;
    this.status = OrderStatus.CLOSED;
    this.closedAt = at;
    return true;
  }
}
