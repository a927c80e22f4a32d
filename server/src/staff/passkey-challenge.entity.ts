import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';

export enum ChallengePurpose {
  REGISTER = 'REGISTER',
  CONFIRM = 'CONFIRM',
}

/** What an authenticator is asked to sign, once, within minutes. */
@Entity({ tableName: 'passkey_challenges' })
export class PasskeyChallenge {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  @Property({ type: types.text })
  challenge!: string;

  @Enum({ items: () => ChallengePurpose, type: types.text })
  purpose!: ChallengePurpose;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  usedAt: Date | null = null;

  /** @returns false when it was used, or is too old */
  use(at: Date): boolean {
    if (this.usedAt || at >= this.expiresAt) return false;
    this.usedAt = at;
    return true;
  }
}
