import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';

/** A passkey of one person of the staff: what vouches for them when money or roles are at stake. */
@ObjectType({
  simpleResolvers: true,
  description: 'A passkey of yours: fingerprint, face, or a key that vouches for you when money or roles are at stake.',
})
@Entity({ tableName: 'passkeys' })
export class Passkey {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  /** The authenticator's name for it, in base64url. */
  @Property({ type: types.text })
  credentialId!: string;

  @Property({ type: types.blob })
  publicKey!: Uint8Array;

  /** How often it was used, as it counts itself; 0 for those that do not count. It never goes back. */
  @Property({ type: new BigIntType('number') })
  counter!: number;

  /** How the browser reaches it: internal, hybrid, usb … */
  @Property({ type: types.array, columnType: 'text[]' })
  transports: Opt<string[]> = [];

  @Field(() => String, { description: 'What its owner calls it.' })
  @Property({ type: types.text })
  name!: string;

  @Field(() => Date, { description: 'When it was added.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last used; null when it was not yet.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  lastUsedAt: Date | null = null;
}
