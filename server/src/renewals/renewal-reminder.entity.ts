import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { newId } from '../shared/ids.ts';

/** A member is to be told that a membership ends soon. One per membership, so that nobody is told twice. */
@Entity({ tableName: 'renewal_reminders' })
export class RenewalReminder {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Membership)
  membership!: Rel<Membership>;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** The member does not want to see it any more. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  seenAt: Date | null = null;

  /** @returns false when it was dismissed before */
  dismiss(at: Date): boolean {
    if (this.seenAt) return false;
    this.seenAt = at;
    return true;
  }
}
