import type { EntityManager } from '@mikro-orm/postgresql';
import { Unlock, UnlockSource } from './unlock.entity.ts';

/** Opens an article to whoever redeemed a gift of it. Written at the flush of `em`. */
export function beginGivenUnlock(
  em: EntityManager,
  given: { accountId: string; memberId: string; articleId: string; giftId: string; now: Date },
): Unlock {
  return em.create(Unlock, {
    account: given.accountId,
    member: given.memberId,
    article: given.articleId,
    source: UnlockSource.GIFT,
    giftId: given.giftId,
    startsAt: given.now,
    createdAt: given.now,
  });
}

/** Takes back what a gift had opened. Safe to repeat. */
export async function revokeGivenUnlock(
  em: EntityManager,
  of: { accountId: string; giftId: string; now: Date },
): Promise<void> {
  const unlock = await em.findOne(Unlock, { account: of.accountId, giftId: of.giftId });
  unlock?.revoke(of.now);
}
