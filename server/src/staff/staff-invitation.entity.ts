import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';

/** An offer to work here, under a role. Whoever opens its link first becomes that person. Only its code's hash is kept. */
@ObjectType({ simpleResolvers: true, description: 'An offer to work here, under a role. Its link is shown once.' })
@Entity({ tableName: 'staff_invitations' })
export class StaffInvitation {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => StaffRole, { description: 'What they will be allowed to do.' })
  @Enum({ items: () => StaffRole, type: types.text })
  role!: StaffRole;

  @Field(() => String, { description: 'What colleagues will call them.' })
  @Property({ type: types.text })
  displayName!: string;

  @Property({ type: types.blob })
  codeHash!: Buffer;

  @Field(() => Staff, { nullable: true, description: 'Who invited them.' })
  @ManyToOne(() => Staff)
  invitedByStaff!: Rel<Staff>;

  @Field(() => Date, { description: 'When it was made.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when it can be accepted.' })
  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  acceptedAt: Date | null = null;

  @ManyToOne(() => Staff, { nullable: true })
  acceptedStaff: Rel<Staff> | null = null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null when it was not.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  revokedAt: Date | null = null;

  isOpen(at: Date): boolean {
    return this.acceptedAt === null && this.revokedAt === null && at < this.expiresAt;
  }

  /** @returns false when it was accepted, taken back, or is too old */
  accept(at: Date, by: Staff): boolean {
    if (!this.isOpen(at)) return false;
    this.acceptedAt = at;
    this.acceptedStaff = by;
    return true;
  }

  /** Takes it back; a second time changes nothing. @returns false when somebody had accepted it */
  revoke(at: Date): boolean {
    if (this.acceptedAt) return false;
    this.revokedAt ??= at;
    return true;
  }
}
