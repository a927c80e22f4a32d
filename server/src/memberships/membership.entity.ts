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

/** Why a membership ended before its time. */
export enum RevokeReason {
  REFUND = 'REFUND',
  UPGRADE = 'UPGRADE',
  STAFF = 'STAFF',
  GIFT_REVOKED = 'GIFT_REVOKED',
}
registerEnumType(RevokeReason, {
  name: 'RevokeReason',
  description: 'Why a membership ended before its time.',
  valuesConfig: {
    REFUND: { description: 'Its purchase was refunded.' },
    UPGRADE: { description: 'A greater tier took its place; what was left of it was credited.' },
    STAFF: { description: 'The staff ended it.' },
    GIFT_REVOKED: { description: 'The gift it came from was refunded.' },
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
  @Field(() => ID, { nullable: true, description: 'The order that bought it; null when it was not bought.' })
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

  /** The gift it was redeemed from; unique, so a gift is redeemed once. */
  @Property({ type: types.uuid, nullable: true })
  giftId: string | null = null;

  /** The trial offer it came by. */
  @Property({ type: types.uuid, nullable: true })
  offerId: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  grantedByStaffId: string | null = null;

  /** What a line of an imported list said it is; the same line again brings nothing. */
  @Property({ type: types.text, nullable: true })
  importedAs: string | null = null;

  @Field(() => String, { nullable: true, description: "The staff's word about it; null for who is not staff." })
  @Property({ type: types.text })
  note: Opt<string> = '';

  @Field(() => Date, { nullable: true, description: 'When it ended before its time; null while it did not.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  revokedAt: Date | null = null;

  @Field(() => RevokeReason, { nullable: true, description: 'Why it ended before its time.' })
  @Enum({ items: () => RevokeReason, type: types.text, nullable: true })
  revokeReason: RevokeReason | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector: the twin of isActiveAt. */
  @Field(() => Boolean, { description: 'Whether it counts now.' })
  readonly isActive?: boolean;

  /** @returns false when it had been ended before, or had run out */
  revoke(at: Date, reason: RevokeReason): boolean {
    if (this.revokedAt || at >= this.endsAt) return false;
    this.revokedAt = at;
    this.revokeReason = reason;
    return true;
  }

  /** Moves what was not begun, or what is left of it, to later, or with less than nothing to sooner. Its length stays what was bought. */
  move(milliseconds: number): void {
    this.startsAt = new Date(this.startsAt.getTime() + milliseconds);
    this.endsAt = new Date(this.endsAt.getTime() + milliseconds);
  }

  /**
   * The upgrade that replaced it was undone: it counts again, with its own dates.
   * @returns false unless an upgrade had ended it
   */
  restore(): boolean {
    if (this.revokeReason !== RevokeReason.UPGRADE) return false;
    this.revokedAt = null;
    this.revokeReason = null;
    return true;
  }

  /** Whether somebody's money is in it. */
  wasPaid(): boolean {
    return this.source === MembershipSource.PURCHASE || this.source === MembershipSource.GIFT;
  }

  isOverAt(instant: Date): boolean {
    return this.revokedAt !== null || instant >= this.endsAt;
  }

  /** Writes a word of the staff's behind what they wrote before. */
  addNote(note: string): void {
    this.note = [this.note, note.trim()].filter(Boolean).join('\n');
  }

  isActiveAt(instant: Date): boolean {
    return this.revokedAt === null && this.startsAt <= instant && instant < this.endsAt;
  }
}
