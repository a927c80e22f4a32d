import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { MemberFilter } from '../members/member-filter.ts';
import { newId } from '../shared/ids.ts';

export const maxSegmentNameLength = 40;

/** A filter of the members' list under a name. */
@ObjectType({ simpleResolvers: true, description: "A filter of the members' list under a name." })
@Entity({ tableName: 'segments' })
export class Segment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => String, { description: `What it is called, 1 to ${maxSegmentNameLength} characters.` })
  @Property({ type: types.text })
  name!: string;

  @Field(() => MemberFilter, { description: 'Who belongs to it: whoever fits now.' })
  @Property({ type: types.json })
  filter!: MemberFilter;

  @ManyToOne(() => Staff, { fieldName: 'created_by_staff_id' })
  createdByStaff!: Rel<Staff>;

  @Field(() => Date, { description: 'When it was saved first.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}

/** A name as it is kept, or null when it cannot be one. */
export function segmentNameOf(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ');
  return name !== '' && [...name].length <= maxSegmentNameLength && !/\p{Cc}/u.test(name) ? name : null;
}
