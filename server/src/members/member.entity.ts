import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { MemberStatus } from './member-status.ts';

/** A person the account knows, free or paid. */
@ObjectType({ simpleResolvers: true, description: 'A person the account knows, free or paid.' })
@Entity({ tableName: 'members' })
export class Member {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => String, { description: 'The name shown; WeChat gives none, so it begins as 茶友 and four signs.' })
  @Property({ type: types.text })
  displayName!: string;

  @Field(() => Boolean, { description: 'Whether the member follows the Official Account.' })
  @Property({ type: types.boolean })
  isFollower: Opt<boolean> = false;

  @Property({ type: types.datetime, length: 6, nullable: true })
  bannedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why the account banned this member; for the staff alone.' })
  @Property({ type: types.text, nullable: true })
  banReason: string | null = null;

  /** The member this one turned out to be; null for living rows. */
  @ManyToOne(() => Member, { nullable: true })
  mergedInto: Rel<Member> | null = null;

  @Field(() => Date, { description: 'When the account first met this person.' })
  @Property({ type: types.datetime, length: 6 })
  joinedAt!: Date;

  /** One of `MemberSource`, or whatever the list said that the member was imported from. */
  @Field(() => String, {
    nullable: true,
    description:
      'How the account came to know this person: MINI_PROGRAM, CUSTOM_MENU, OFFICIAL_ACCOUNT, FOLLOW, IMPORT, or what an imported list said; empty when it is not known. For the staff alone.',
  })
  @Property({ type: types.text })
  source: Opt<string> = '';

  /** Moved in the commits of sale and refund: members/member-spending.ts. */
  @Field(() => FenScalar, { description: 'What the member paid and did not get back, in fen.' })
  @Property({ type: new BigIntType('number') })
  spentFen: Opt<Fen> = fen(0);

  @Field(() => Date, { nullable: true, description: 'When the member last read an article; null when never.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  lastReadAt: Date | null = null;

  /** `lastReadAt` without nulls, written by the database: what the list sorts by. */
  @Property({
    type: types.datetime,
    length: 6,
    generated: "(coalesce(last_read_at, timestamptz '1970-01-01T00:00:00Z')) stored",
  })
  readonly readOrder!: Opt<Date>;

  /** Read by the projector. */
  @Field(() => [Membership], { description: 'What the member holds and held, the last to end first.' })
  readonly memberships?: Membership[];

  /** Read by the projector. */
  @Field(() => MemberStatus, { description: 'How the member stands with the account now.' })
  readonly status?: MemberStatus;

  @Field(() => Date, {
    nullable: true,
    description: 'When the last of the memberships ends that have not ended; null when there is none.',
  })
  readonly heldUntil?: Date | null;

  @Field(() => [String], { description: 'What the staff tagged the member with; empty for who is not staff.' })
  readonly tags?: string[];

  /** @returns false when the member was banned already */
  ban(at: Date, reason: string): boolean {
    if (this.bannedAt) return false;
    this.bannedAt = at;
    this.banReason = reason;
    return true;
  }

  /** @returns false when the member was not banned */
  unban(): boolean {
    if (!this.bannedAt) return false;
    this.bannedAt = null;
    this.banReason = null;
    return true;
  }

  /** Takes over what the other row knew; the other row stays as a signpost. */
  absorb(other: Member): void {
    if (other.joinedAt < this.joinedAt) this.joinedAt = other.joinedAt;
    if (other.isFollower) this.isFollower = true;
    if (this.source === '') this.source = other.source;
    this.spentFen = fen(this.spentFen + other.spentFen);
    if (other.lastReadAt && (!this.lastReadAt || other.lastReadAt > this.lastReadAt))
      this.lastReadAt = other.lastReadAt;
    // A ban is of the person: it survives whichever row carried it.
    if (other.bannedAt && !this.bannedAt) this.ban(other.bannedAt, other.banReason ?? '');
    other.mergedInto = this;
    other.isFollower = false;
    other.spentFen = fen(0);
    other.lastReadAt = null;
  }
}
