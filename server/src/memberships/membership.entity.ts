import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { Tier } from '../tiers/tier.entity.ts';

export enum MembershipSource {
  PURCHASE = 'PURCHASE',
  GIFT = 'GIFT',
  COMP = 'COMP',
  TRIAL = 'TRIAL',
  IMPORT = 'IMPORT',
}
registerEnumType(MembershipSource, {
  name: 'MembershipSource',
  description: 'How a membership came to be.',
  valuesConfig: {
    PURCHASE: { description: 'Bought: it has an order.' },
    GIFT: { description: 'Given by another member.' },
    COMP: { description: 'Given by the staff.' },
    TRIAL: { description: 'A trial period.' },
    IMPORT: { description: 'Brought from another system.' },
  },
});

/** One member's hold on a tier, with dates. It is active from startsAt (included) to endsAt (excluded). */
@ObjectType({ simpleResolvers: true, description: "One member's hold on a tier, with dates." })
@Entity({ tableName: 'memberships' })
export class Membership {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => Tier, { description: 'The tier held.' })
  @ManyToOne(() => Tier)
  tier!: Rel<Tier>;

  /** The order that bought it; unique, so an order begins one membership at most. */
  @Property({ type: types.uuid, nullable: true })
  orderId: string | null = null;

  @Field(() => MembershipSource, { description: 'How it came to be.' })
  @Enum({ items: () => MembershipSource, type: types.text })
  source!: MembershipSource;

  @Field(() => Date, { description: 'First instant it counts.' })
  @Property({ type: types.datetime, length: 6 })
  startsAt!: Date;

  @Field(() => Date, { description: 'First instant it counts no more.' })
  @Property({ type: types.datetime, length: 6 })
  endsAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector: the twin of isActiveAt. */
  @Field(() => Boolean, { description: 'Whether it counts now.' })
  readonly isActive?: boolean;

  isActiveAt(instant: Date): boolean {
    return this.revokedAt === null && this.startsAt <= instant && instant < this.endsAt;
  }
}
