import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

/** Money a reader gives the creator for nothing but thanks, with a word to it. It is made with its order. */
@ObjectType({
  simpleResolvers: true,
  description:
    'Money a reader gives the creator, with a word to it. Whoever gave it and the staff see it, nobody else.',
})
@Entity({ tableName: 'tips' })
export class Tip {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Member, { description: 'Who gave it.' })
  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => Article, {
    nullable: true,
    description: 'The article it was given for; null when it was for none, or that is no longer published.',
  })
  @ManyToOne(() => Article, { nullable: true })
  article: Rel<Article> | null = null;

  @Field(() => Order, { description: 'The order that pays it.' })
  @ManyToOne(() => Order)
  order!: Rel<Order>;

  @Field(() => FenScalar, { description: 'How much.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => String, { description: 'A word to the creator, for nobody else; may be empty.' })
  @Property({ type: types.text })
  message: Opt<string> = '';

  @Field(() => Date, { nullable: true, description: 'When it was paid, by WeChat’s clock; null until then.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  paidAt: Date | null = null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was given back; null while it was not, or only a part of it.',
  })
  @Property({ type: types.datetime, length: 6, nullable: true })
  refundedAt: Date | null = null;

  @Field(() => Date, { description: 'When it was begun.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector. */
  @Field(() => String, {
    nullable: true,
    description: 'The creator’s thanks; null until the tip is paid, and when the creator wrote none.',
  })
  readonly thankYou?: string | null;

  /** @returns false when that was known */
  markPaid(at: Date): boolean {
    if (this.paidAt) return false;
    this.paidAt = at;
    return true;
  }

  /** @returns false when it was not paid, or was given back before */
  markRefunded(at: Date): boolean {
    if (!this.paidAt || this.refundedAt) return false;
    this.refundedAt = at;
    return true;
  }
}
