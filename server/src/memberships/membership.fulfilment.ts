import { releaseOffer, useOffer } from '../offers/redemptions.ts';
import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import { RevokeReason } from './membership.entity.ts';
import type { MembershipService } from './membership.service.ts';

/** A paid order for a membership begins one and uses its offer; a refunded order ends it; one that closes lets go of the offer. */
export const membershipFulfilment = (memberships: MembershipService): Fulfilment => ({
  ledgerKind: LedgerKind.SALE,
  incomeAccount: ({ id, tier }) => {
    if (!tier) throw new Error(`order ${id} buys no membership`);
    return `income:membership:${tier.key}`;
  },
  fulfil: async (em, order, now) => {
    await memberships.beginBought(em, order, now);
    await useOffer(em, order, now);
  },
  release: (em, order, now) => releaseOffer(em, order, now),
  revoke: (em, order, now) => memberships.revokeBought(em, { order, reason: RevokeReason.REFUND, now }),
});
