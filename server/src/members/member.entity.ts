import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { newId } from '../shared/ids.ts';

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

  @Property({ type: types.text, nullable: true })
  banReason: string | null = null;

  /** The member this one turned out to be; null for living rows. */
  @ManyToOne(() => Member, { nullable: true })
  mergedInto: Rel<Member> | null = null;

  @Field(() => Date, { description: 'When the account first met this person.' })
  @Property({ type: types.datetime, length: 6 })
  joinedAt!: Date;

  /** Read by the projector. */
  @Field(() => [Membership], { description: 'What the member holds and held, the last to end first.' })
  readonly memberships?: Membership[];

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
    // A ban is of the person: it survives whichever row carried it.
    if (other.bannedAt && !this.bannedAt) this.ban(other.bannedAt, other.banReason ?? '');
    other.mergedInto = this;
    other.isFollower = false;
  }
}
