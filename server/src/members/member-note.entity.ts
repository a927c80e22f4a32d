import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { Member } from './member.entity.ts';

export const maxMemberNoteLength = 2_000;

/** What the staff wrote down about a member, for each other. */
@ObjectType({ simpleResolvers: true, description: 'What the staff wrote down about a member, for each other.' })
@Entity({ tableName: 'member_notes' })
export class MemberNote {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => Staff, { nullable: true, description: 'Who wrote it.' })
  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  @Field(() => String, { description: 'The words.' })
  @Property({ type: types.text })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
