import { Entity, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from './account.entity.ts';

/** An account's secrets at WeChat: one JSON document (accounts/credentials.ts), sealed with the master key. */
@Entity({ tableName: 'account_credentials' })
export class AccountCredentials {
  [PrimaryKeyProp]?: 'account';

  @OneToOne(() => Account, { primary: true, owner: true })
  account!: Rel<Account>;

  @Property({ type: types.blob })
  sealed!: Buffer;

  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;
}
