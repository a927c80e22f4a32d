import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { Account } from './account.entity.ts';

export enum StaffRole {
  OWNER = 'OWNER',
  EDITOR_IN_CHIEF = 'EDITOR_IN_CHIEF',
  WRITER = 'WRITER',
  REVIEWER = 'REVIEWER',
  OPERATOR = 'OPERATOR',
  FINANCE = 'FINANCE',
}
registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a person of the staff may do; accounts/permissions.ts is the table.',
  valuesConfig: {
    OWNER: { description: 'Everything.' },
    EDITOR_IN_CHIEF: { description: '文章主编: every article, its review and its publication.' },
    WRITER: { description: 'Writes articles and hands them in.' },
    REVIEWER: { description: 'Reads what is handed in, comments, passes it on or back.' },
    OPERATOR: { description: 'Members, menus, tiers and offers.' },
    FINANCE: { description: 'Orders, payments and the ledger.' },
  },
});

/** A person who works for the account. */
@ObjectType({ simpleResolvers: true, description: 'A person who works for the account.' })
@Entity({ tableName: 'staff' })
export class Staff {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** Who they are in the Mini Program: there they confirm a sign-in that was scanned. */
  @ManyToOne(() => Member, { nullable: true })
  member: Rel<Member> | null = null;

  @Field(() => String, { description: 'What colleagues call them.' })
  @Property({ type: types.text })
  displayName!: string;

  @Field(() => StaffRole, { description: 'What they may do.' })
  @Enum({ items: () => StaffRole, type: types.text })
  role!: StaffRole;

  @Field(() => Date, { description: 'When they joined the staff.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Who left keeps their name in the audit log, and can sign in no more. */
  @Field(() => Date, { nullable: true, description: 'When they left; null while they work here.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  leftAt: Date | null = null;

  @Field(() => Date, { nullable: true, description: 'When they last signed in.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  lastSeenAt: Date | null = null;
}
