import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { holdMember } from '../members/hold-member.ts';
import { RevokeReason } from '../memberships/membership.entity.ts';
import type { MembershipService } from '../memberships/membership.service.ts';
import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { revokeGivenUnlock } from '../unlocks/given-unlocks.ts';
import { publishedArticleOf } from '../unlocks/held-unlock.ts';
import { Gift } from './gift.entity.ts';

/** The gift is locked: nobody redeems it while it is paid for or given back. */
const giftOf = (em: EntityManager, order: Order): Promise<Gift> =>
  em.findOneOrFail(
    Gift,
    { account: order.account.id, order: order.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );

/**
 * A paid gift waits for whoever redeems it. When its money goes back it waits no more, and what it had brought to whoever had
 * redeemed it ends: it was never theirs to keep for nothing.
 */
export const giftFulfilment = (memberships: MembershipService): Fulfilment => ({
  ledgerKind: LedgerKind.SALE,
  incomeAccount: () => 'income:gifts',
  isOfUse: async (em, order) => order.article === null || (await publishedArticleOf(em, order)) !== null,
  fulfil: async (em, order, now) => {
    (await giftOf(em, order)).markPaid(now);
  },
  revoke: async (em, order, now) => {
    // Who redeemed it comes before it, as in redeeming.
    const known = await em.findOneOrFail(Gift, { account: order.account.id, order: order.id });
    if (known.redeemedBy) await holdMember(em, order.account.id, known.redeemedBy.id);
    const gift = await giftOf(em, order);
    if (!gift.revoke(now)) return;
    const of = { accountId: order.account.id, giftId: gift.id, now };
    await memberships.revokeGiven(em, { ...of, reason: RevokeReason.GIFT_REVOKED });
    await revokeGivenUnlock(em, of);
  },
});
