import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { Member } from './member.entity.ts';

/** Which of an account's apps names a member. */
export enum MemberApp {
  MINI_PROGRAM = 'MINI_PROGRAM',
  OFFICIAL_ACCOUNT = 'OFFICIAL_ACCOUNT',
  OTHER = 'OTHER',
}
registerEnumType(MemberApp, {
  name: 'MemberApp',
  description: "Which of the account's apps names a member.",
  valuesConfig: {
    MINI_PROGRAM: { description: 'The Mini Program.' },
    OFFICIAL_ACCOUNT: { description: 'The Official Account.' },
    OTHER: { description: 'An app the account no longer has, or a list that was imported.' },
  },
});

/** How one of WeChat's apps names a member: an openid per appid, a unionid across apps. */
@ObjectType({
  simpleResolvers: true,
  description: 'How one of WeChat’s apps names a member: an openid per appid, a unionid across apps.',
})
@Entity({ tableName: 'member_identities' })
export class MemberIdentity {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => String, { description: 'The app; IMPORT where a list gave the unionid alone.' })
  @Property({ type: types.text })
  appid!: string;

  @Field(() => String, { description: "The app's name for the member." })
  @Property({ type: types.text })
  openid!: string;

  @Field(() => String, { nullable: true, description: 'The name across all apps of one Open Platform account.' })
  @Property({ type: types.text, nullable: true })
  unionid: string | null = null;

  /** The Mini Program's session_key, sealed; it signs Virtual Payment requests and never leaves the server. */
  @Property({ type: types.blob, nullable: true })
  sessionKeyEncrypted: Buffer | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  sessionKeyAt: Date | null = null;

  @Field(() => Date, { description: 'When the account first met the member by this name.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector. */
  @Field(() => MemberApp, { description: "Which of the account's apps it is." })
  readonly app?: MemberApp;
}
