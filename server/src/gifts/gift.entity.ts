import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { newId } from '../shared/ids.ts';
import { addShanghaiMonths } from '../shared/time/shanghai.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';

export enum GiftKind {
  MEMBERSHIP = 'MEMBERSHIP',
  ARTICLE = 'ARTICLE',
}
registerEnumType(GiftKind, {
  name: 'GiftKind',
  description: 'What a gift brings to whoever redeems it.',
  valuesConfig: {
    MEMBERSHIP: { description: 'One period of a tier.' },
    ARTICLE: { description: 'One article, for good.' },
  },
});

export enum GiftStatus {
  UNPAID = 'UNPAID',
  WAITING = 'WAITING',
  REDEEMED = 'REDEEMED',
  REVOKED = 'REVOKED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(GiftStatus, {
  name: 'GiftStatus',
  description: 'Where a gift stands.',
  valuesConfig: {
    UNPAID: { description: 'Ordered, and not paid yet: nobody can redeem it.' },
    WAITING: { description: 'Paid; whoever has the code can redeem it.' },
    REDEEMED: { description: 'Somebody redeemed it.' },
    REVOKED: { description: 'Refunded: nobody can redeem it, and what it had brought has ended.' },
    EXPIRED: { description: 'Nobody redeemed it in time; it can still be refunded.' },
  },
});

/** How long a gift waits to be redeemed. Its money can be given back after that as before. */
const LIFE_MONTHS = 12;

/** A membership or an article, paid by one member for whoever redeems it. It is made with its order. */
@ObjectType({
  simpleResolvers: true,
  description: 'A membership or an article for whoever redeems it, as its giver and the staff see it.',
})
@Entity({ tableName: 'gifts' })
export class Gift {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member, { fieldName: 'giver_member_id' })
  giver!: Rel<Member>;

  @Field(() => Order, { description: 'The order that pays it.' })
  @ManyToOne(() => Order)
  order!: Rel<Order>;

  @Field(() => GiftKind, { description: 'What it brings.' })
  @Enum({ items: () => GiftKind, type: types.text })
  kind!: GiftKind;

  @Field(() => Tier, { nullable: true, description: 'The tier given; null for an article.' })
  @ManyToOne(() => Tier, { nullable: true })
  tier: Rel<Tier> | null = null;

  @Field(() => BillingPeriod, { nullable: true, description: 'How long the membership lasts; null for an article.' })
  @Enum({ items: () => BillingPeriod, type: types.text, nullable: true })
  period: BillingPeriod | null = null;

  @Field(() => Article, {
    nullable: true,
    description: 'The article given; null for a membership, or when the article is no longer published.',
  })
  @ManyToOne(() => Article, { nullable: true })
  article: Rel<Article> | null = null;

  @Field(() => String, { description: 'A word to whoever redeems it; may be empty, and is for the staff.' })
  @Property({ type: types.text })
  message: Opt<string> = '';

  /** SHA-256 of the code; how it is found. */
  @Property({ type: types.blob })
  codeHash!: Buffer;

  /** The code, to be shown again to the giver and to nobody else. */
  @Property({ type: types.blob, lazy: true })
  codeEncrypted!: Buffer;

  /** As stored; `statusAt` also knows what has expired meanwhile. */
  @Field(() => GiftStatus, { description: 'Where it stands.' })
  @Enum({ items: () => GiftStatus, type: types.text })
  status: Opt<GiftStatus> = GiftStatus.UNPAID;

  @ManyToOne(() => Member, { nullable: true, fieldName: 'redeemed_by_member_id' })
  redeemedBy: Rel<Member> | null = null;

  @Field(() => Date, { nullable: true, description: 'When somebody redeemed it; null while nobody did.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  redeemedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  revokedAt: Date | null = null;

  @Field(() => Date, { description: 'When it was ordered.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Until when it can be redeemed; null until it is paid.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  expiresAt: Date | null = null;

  statusAt(instant: Date): GiftStatus {
    const isOver = this.status === GiftStatus.WAITING && this.expiresAt !== null && instant >= this.expiresAt;
    return isOver ? GiftStatus.EXPIRED : this.status;
  }

  /** From now on it can be redeemed. @returns false when it was paid before */
  markPaid(at: Date): boolean {
    if (this.status !== GiftStatus.UNPAID) return false;
    this.status = GiftStatus.WAITING;
    this.expiresAt = addShanghaiMonths(at, LIFE_MONTHS);
    return true;
  }

  /** @returns false unless it was waiting, and in time */
  redeem(by: Member, at: Date): boolean {
    if (this.statusAt(at) !== GiftStatus.WAITING) return false;
    this.status = GiftStatus.REDEEMED;
    this.redeemedBy = by;
    this.redeemedAt = at;
    return true;
  }

  /** @returns false when it had been revoked before */
  revoke(at: Date): boolean {
    if (this.status === GiftStatus.REVOKED) return false;
    this.status = GiftStatus.REVOKED;
    this.revokedAt = at;
    return true;
  }
}
