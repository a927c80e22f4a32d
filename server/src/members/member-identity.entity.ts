import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { Member } from './member.entity.ts';

/** How one of WeChat's apps names a member: an openid per appid, a unionid across apps. */
@Entity({ tableName: 'member_identities' })
export class MemberIdentity {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Property({ type: types.text })
  appid!: string;

  @Property({ type: types.text })
  openid!: string;

  @Property({ type: types.text, nullable: true })
  unionid: string | null = null;

  /** The Mini Program's session_key, sealed; it signs Virtual Payment requests and never leaves the server. */
  @Property({ type: types.blob, nullable: true })
  sessionKeyEncrypted: Buffer | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  sessionKeyAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
