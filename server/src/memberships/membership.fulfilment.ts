import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { monthsOf } from '../tiers/tier-price.entity.ts';
import { RevokeReason } from './membership.entity.ts';
import type { MembershipService } from './membership.service.ts';

/** A paid order for a membership begins one; a refunded order ends it. */
export const membershipFulfilment = (memberships: MembershipService): Fulfilment => ({
  ledgerKind: LedgerKind.SALE,
  incomeAccount: (order) => `income:membership:${boughtBy(order).tier.key}`,
  fulfil: (em, order, now) => {
    const { tier, period } = boughtBy(order);
    return memberships.beginBought(em, {
      accountId: order.account.id,
      memberId: order.member.id,
      tierId: tier.id,
      orderId: order.id,
      months: monthsOf[period],
      now,
    });
  },
  revoke: (em, order, now) => memberships.revokeBought(em, { order, reason: RevokeReason.REFUND, now }),
});

function boughtBy({ id, tier, period }: Order) {
  if (!tier || !period) throw new Error(`order ${id} buys no membership`);
  return { tier, period };
}
