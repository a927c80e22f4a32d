import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from './member.entity.ts';

export const maxTagLength = 30;

/** A word of the staff's on a member. */
@Entity({ tableName: 'member_tags' })
export class MemberTag {
  [PrimaryKeyProp]?: ['account', 'tag', 'member'];

  @ManyToOne(() => Account, { primary: true })
  account!: Rel<Account>;

  @PrimaryKey({ type: types.text })
  tag!: string;

  @ManyToOne(() => Member, { primary: true })
  member!: Rel<Member>;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}

/**
 * A tag as it is kept, or null when it cannot be one: 1 to 30 characters, none of which parts tags in a list of members.
 */
export function tagOf(text: string): string | null {
  const tag = text.trim().replace(/\s+/g, ' ');
  return tag !== '' && [...tag].length <= maxTagLength && !/[,，;；\p{Cc}]/u.test(tag) ? tag : null;
}
