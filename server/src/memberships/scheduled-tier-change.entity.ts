import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';

export enum TierChangeStatus {
  SCHEDULED = 'SCHEDULED',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

/** A wish of somebody whose membership renews itself: from its end on, another price. One at a time. */
@Entity({ tableName: 'tier_changes' })
export class ScheduledTierChange {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @ManyToOne(() => Tier)
  fromTier!: Rel<Tier>;

  @ManyToOne(() => TierPrice)
  tierPrice!: Rel<TierPrice>;

  @Property({ type: types.datetime, length: 6 })
  effectiveAt!: Date;

  @Enum({ items: () => TierChangeStatus, type: types.text })
  status: Opt<TierChangeStatus> = TierChangeStatus.SCHEDULED;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  /** @returns false unless it was waiting */
  end(as: TierChangeStatus.DONE | TierChangeStatus.CANCELLED, at: Date): boolean {
    if (this.status !== TierChangeStatus.SCHEDULED) return false;
    this.status = as;
    this.endedAt = at;
    return true;
  }
}
