import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../shared/ids.ts';

export enum AccountKind {
  SUBSCRIPTION_ACCOUNT = 'SUBSCRIPTION_ACCOUNT',
  SERVICE_ACCOUNT = 'SERVICE_ACCOUNT',
}
registerEnumType(AccountKind, {
  name: 'AccountKind',
  description: 'What WeChat calls the Official Account: it decides menus, messages and web sign-in.',
  valuesConfig: {
    SUBSCRIPTION_ACCOUNT: { description: '订阅号: no web OAuth, one broadcast a day.' },
    SERVICE_ACCOUNT: { description: '服务号: web OAuth and WeChat Pay when verified.' },
  },
});

/** One Official Account with its Mini Program and merchant numbers. Every other row belongs to one. */
@ObjectType({
  simpleResolvers: true,
  description: 'One Official Account (公众号) with its Mini Program; everything else belongs to an account.',
})
@Entity({ tableName: 'accounts' })
export class Account {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @Field(() => String, { description: 'Short name in addresses: 2–32 of a–z, 0–9 and -.' })
  @Property({ type: types.text })
  handle!: string;

  @Field(() => AccountKind, { description: 'Subscription or Service Account.' })
  @Enum({ items: () => AccountKind, type: types.text })
  kind!: AccountKind;

  @Field(() => String, { description: "The Official Account's name, as readers see it." })
  @Property({ type: types.text })
  name!: string;

  @Field(() => String, { description: 'One or two sentences about the account; may be empty.' })
  @Property({ type: types.text })
  description: Opt<string> = '';

  @Field(() => String, {
    nullable: true,
    description: 'Square picture: an https URL or a path on this server (/media/…).',
  })
  @Property({ type: types.text, nullable: true })
  logoUrl: string | null = null;

  @Field(() => Boolean, { description: 'Whether WeChat verified the account (微信认证).' })
  @Property({ type: types.boolean })
  isVerified: Opt<boolean> = false;

  @Property({ type: types.text, nullable: true })
  officialAccountAppid: string | null = null;

  @Property({ type: types.text, nullable: true })
  miniProgramAppid: string | null = null;

  /** WeChat Pay merchant number; null when the account has none. */
  @Property({ type: types.text, nullable: true })
  mchid: string | null = null;

  /** Virtual Payment offer; null when it is not opened. */
  @Property({ type: types.text, nullable: true })
  xpayOfferId: string | null = null;

  /** Whether WeChat opened Virtual Payment on iOS for this Mini Program. */
  @Property({ type: types.boolean })
  isXpayOnIos: Opt<boolean> = false;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
