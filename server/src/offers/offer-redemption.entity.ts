import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { newId } from '../shared/ids.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Offer } from './offer.entity.ts';

export enum RedemptionStatus {
  HELD = 'HELD',
  USED = 'USED',
  RELEASED = 'RELEASED',
  RETURNED = 'RETURNED',
}

/**
 * One use of an offer by one member: held for an open order, used when it is paid or a trial begins, released when it closes, returned
 * when all its money went back. What was returned counts for its member alone.
 */
@Entity({ tableName: 'offer_redemptions' })
export class OfferRedemption {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Offer)
  offer!: Rel<Offer>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @ManyToOne(() => Order, { nullable: true })
  order: Rel<Order> | null = null;

  /** The membership a trial began. */
  @ManyToOne(() => Membership, { nullable: true })
  membership: Rel<Membership> | null = null;

  @Property({ type: new BigIntType('number') })
  amountOffFen!: Fen;

  /** Which use of the offer by this member, from 1. */
  @Property({ type: types.smallint })
  useNumber!: number;

  @Enum({ items: () => RedemptionStatus, type: types.text })
  status!: RedemptionStatus;

  /** Used beyond the offer's limits, and counted apart. */
  @Property({ type: types.boolean })
  isOverrun: Opt<boolean> = false;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  /** What was held is used. @returns false unless it was held */
  use(at: Date): boolean {
    if (this.status !== RedemptionStatus.HELD) return false;
    this.status = RedemptionStatus.USED;
    this.endedAt = at;
    return true;
  }

  /** The order was paid although it had been closed: its price had been promised. */
  useLate(at: Date, { useNumber, isOverrun }: { useNumber: number; isOverrun: boolean }): void {
    this.status = RedemptionStatus.USED;
    this.isOverrun = isOverrun;
    this.useNumber = useNumber;
    this.endedAt = at;
  }

  /** @returns false unless it was held */
  release(at: Date): boolean {
    if (this.status !== RedemptionStatus.HELD) return false;
    this.status = RedemptionStatus.RELEASED;
    this.endedAt = at;
    return true;
  }

  /** All the money of its order went back. @returns false unless it was used */
  giveBack(at: Date): boolean {
    if (this.status !== RedemptionStatus.USED) return false;
    this.status = RedemptionStatus.RETURNED;
    this.endedAt = at;
    return true;
  }
}
