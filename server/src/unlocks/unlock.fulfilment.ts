import type { EntityManager } from '@mikro-orm/postgresql';
import { Article } from '../articles/article.entity.ts';
import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { isUnlocked, publishedArticleOf } from './held-unlock.ts';
import { Unlock, UnlockSource } from './unlock.entity.ts';

/**
 * A paid order for an article or a series brings one unlock; a refunded order takes it back. A member who came to hold another unlock
 * of it meanwhile, from another sheet, a gift or with its series, gets their money back instead.
 */
export const unlockFulfilment: Fulfilment = {
  ledgerKind: LedgerKind.SALE,
  incomeAccount: () => 'income:unlocks',
  // Two devices may order the same thing, and an article may be withdrawn while its order is open.
  isOfUse: async (em, order, now) => {
    if (order.article && !(await publishedArticleOf(em, order))) return false;
    return !(await isUnlockedMeanwhile(em, order, now));
  },
  isInVain: isUnlockedMeanwhile,
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

async function isUnlockedMeanwhile(em: EntityManager, order: Order, now: Date): Promise<boolean> {
  const of = { accountId: order.account.id, memberId: order.member.id, now };
  if (order.series) return isUnlocked(em, { ...of, article: null, series: order.series });
  const article = await em.findOneOrFail(Article, { account: order.account.id, id: order.article!.id });
  return isUnlocked(em, { ...of, article, series: null });
}
