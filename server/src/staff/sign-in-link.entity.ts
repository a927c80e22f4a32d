import { Entity, ManyToOne } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { OneTimeLink } from './one-time-link.ts';

/** A link that signs one person of the staff in. */
@Entity({ tableName: 'sign_in_links' })
export class SignInLink extends OneTimeLink {
  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;
}
