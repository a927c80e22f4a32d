import { releaseOffer, returnOffer, useOffer } from '../offers/redemptions.ts';
import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import { RevokeReason } from './membership.entity.ts';
import type { MembershipService } from './membership.service.ts';
import { UpgradeCredit } from './upgrade-credit.entity.ts';
import { isReplacedByAnother } from './upgrades.ts';

/**
 * A paid order for a membership begins one and uses its offer; a refunded order ends it, and gives the offer back when it is refunded
 * whole; one that closes lets go of the offer.
 */
export const membershipFulfilment = (memberships: MembershipService): Fulfilment => ({
  ledgerKind: LedgerKind.SALE,
  incomeAccount: ({ id, tier }) => {
    if (!tier) throw new Error(`order ${id} buys no membership`);
    return `income:membership:${tier.key}`;
  },
  // Its price counts on the money in memberships that may have been replaced or refunded since.
  isOfUse: async (em, order) => {
    const ended = { account: order.account.id, order: order.id, membership: { revokedAt: { $ne: null } } };
    return (await em.count(UpgradeCredit, ended)) === 0;
  },
  isInVain: isReplacedByAnother,
  fulfil: async (em, order, now) => {
    await memberships.beginBought(em, order, now);
    await useOffer(em, order, now);
  },
  release: (em, order, now) => releaseOffer(em, order, now),
  revoke: async (em, order, now) => {
    await memberships.revokeBought(em, { order, reason: RevokeReason.REFUND, now });
    await returnOffer(em, order, now);
  },
});
