import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { newId } from '../shared/ids.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Membership } from './membership.entity.ts';

/** What an order credits for one membership it replaces, frozen with the order's price. */
@Entity({ tableName: 'upgrade_credits' })
export class UpgradeCredit {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Order)
  order!: Rel<Order>;

  @ManyToOne(() => Membership)
  membership!: Rel<Membership>;

  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  /** When the upgrade was settled and took its place; null until then, and again once the upgrade was undone. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  replacedAt: Date | null = null;
}
