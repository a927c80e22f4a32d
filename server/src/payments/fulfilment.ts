import type { EntityManager } from '@mikro-orm/postgresql';
import type { MembershipService } from '../memberships/membership.service.ts';
import { monthsOf } from '../tiers/tier-price.entity.ts';
import type { Order } from './order.entity.ts';
import { OrderKind } from './rail.ts';

/** What a kind of order brings when it is paid, and where its income is booked. */
export interface Fulfilment {
  /** Written with the sale, in one commit. The order has its tier loaded. */
  fulfil(em: EntityManager, order: Order, now: Date): Promise<unknown>;
  incomeAccount(order: Order): string;
}

/** One entry per kind: a new kind of thing to sell does not compile until it says what it brings. */
export type Fulfilments = Readonly<Record<OrderKind, Fulfilment>>;

export const createFulfilments = ({ memberships }: { memberships: MembershipService }): Fulfilments => ({
  [OrderKind.MEMBERSHIP]: {
    fulfil: (em, order, now) =>
      memberships.beginBought(em, {
        accountId: order.account.id,
        memberId: order.member.id,
        tierId: order.tier.id,
        orderId: order.id,
        months: monthsOf[order.period],
        now,
      }),
    incomeAccount: (order) => `income:membership:${order.tier.key}`,
  },
});
