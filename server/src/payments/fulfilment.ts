import type { EntityManager } from '@mikro-orm/postgresql';
import type { LedgerKind } from './ledger-transaction.entity.ts';
import type { Order } from './order.entity.ts';
import type { OrderKind } from './rail.ts';

/** What a kind of order brings when it is paid, what ends when it is refunded, and where its income is booked. */
export interface Fulfilment {
  /** SALE, or what else the books call it. */
  readonly ledgerKind: LedgerKind.SALE | LedgerKind.TIP;
  /** The income account; the order has its tier loaded, where it has one. */
  incomeAccount(order: Order): string;
  /** Whether it would still bring its buyer anything; where it says nothing, it does. Asked before an attempt to pay. */
  isOfUse?(em: EntityManager, order: Order, now: Date): Promise<boolean>;
  /**
   * Whether its buyer came by what it would bring through another order while this one waited, so that its money is to go back; where
   * it says nothing, never. Asked in the commit that would fulfil it. The member's row is locked.
   */
  isInVain?(em: EntityManager, order: Order, now: Date): Promise<boolean>;
  /** Gives what was bought, in the commit of the sale. The member's row is locked. */
  fulfil(em: EntityManager, order: Order, now: Date): Promise<unknown>;
  /** Ends what was bought, in the commit of the refund. Safe to repeat. The member's row is locked. */
  revoke(em: EntityManager, order: Order, now: Date): Promise<unknown>;
  /** Lets go of what was held for an order that closes unpaid, in the commit that closes it; the order's row is locked. */
  release?(em: EntityManager, order: Order, now: Date): Promise<unknown>;
}

/** One entry per kind: a new kind of thing to sell does not compile until it says what it brings and what ends. */
export type Fulfilments = Readonly<Record<OrderKind, Fulfilment>>;
