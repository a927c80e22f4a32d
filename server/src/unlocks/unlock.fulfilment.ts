import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import { Unlock, UnlockSource } from './unlock.entity.ts';

/**
 * A paid order for an article or a series brings one unlock; a refunded order takes it back. A member who came to hold
 * another unlock meanwhile gets this one too: each order has its own, so that a refund takes back its own and no other.
 */
export const unlockFulfilment: Fulfilment = {
  ledgerKind: LedgerKind.SALE,
  incomeAccount: () => 'income:unlocks',
  fulfil: async (em, order, now) => {
    em.create(Unlock, {
      account: order.account.id,
      member: order.member.id,
      article: order.article?.id ?? null,
      series: order.series?.id ?? null,
      source: UnlockSource.PURCHASE,
      orderId: order.id,
      startsAt: now,
      createdAt: now,
    });
  },
  revoke: async (em, order, now) => {
    const unlock = await em.findOne(Unlock, { account: order.account.id, orderId: order.id });
    unlock?.revoke(now);
  },
};
