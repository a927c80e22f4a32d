import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';

export enum UnlockSource {
  PURCHASE = 'PURCHASE',
  GIFT = 'GIFT',
  COMP = 'COMP',
}
registerEnumType(UnlockSource, {
  name: 'UnlockSource',
  description: 'How an unlock came to be.',
  valuesConfig: {
    PURCHASE: { description: 'Bought: it has an order.' },
    GIFT: { description: 'Given by another member.' },
    COMP: { description: 'Given by the staff.' },
  },
});

/**
 * One member's right to read one article, or one series with what is added to it later, whatever the policy asks for. It
 * counts from startsAt (included) to endsAt (excluded), or for good.
 */
@ObjectType({
  simpleResolvers: true,
  description: 'The right to read one article, or one series with what is added to it later.',
})
@Entity({ tableName: 'unlocks' })
export class Unlock {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => Article, {
    nullable: true,
    description: 'The article unlocked; null for a series, or when the article is no longer published.',
  })
  @ManyToOne(() => Article, { nullable: true })
  article: Rel<Article> | null = null;

  @Field(() => Series, { nullable: true, description: 'The series unlocked; null for an article.' })
  @ManyToOne(() => Series, { nullable: true })
  series: Rel<Series> | null = null;

  @Field(() => UnlockSource, { description: 'How it came to be.' })
  @Enum({ items: () => UnlockSource, type: types.text })
  source!: UnlockSource;

  /** The order that bought it; unique, so an order brings one unlock at most. */
  @Property({ type: types.uuid, nullable: true })
  orderId: string | null = null;

  /** The gift it was redeemed from; unique, so a gift is redeemed once. */
  @Property({ type: types.uuid, nullable: true })
  giftId: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  grantedByStaffId: string | null = null;

  @Field(() => Date, { description: 'First instant it counts.' })
  @Property({ type: types.datetime, length: 6 })
  startsAt!: Date;

  @Field(() => Date, { nullable: true, description: 'First instant it counts no more; null when it does not end.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endsAt: Date | null = null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was taken back, because the money was; null while it was not.',
  })
  @Property({ type: types.datetime, length: 6, nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector: the twin of isActiveAt. */
  @Field(() => Boolean, { description: 'Whether it counts now.' })
  readonly isActive?: boolean;

  isActiveAt(instant: Date): boolean {
    return this.revokedAt === null && this.startsAt <= instant && (this.endsAt === null || instant < this.endsAt);
  }

  /** @returns false when it had been taken back before, or had run out */
  revoke(at: Date): boolean {
    if (this.revokedAt || (this.endsAt !== null && at >= this.endsAt)) return false;
    this.revokedAt = at;
    return true;
  }
}
