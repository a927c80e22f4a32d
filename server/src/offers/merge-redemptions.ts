import type { EntityManager } from '@mikro-orm/postgresql';

/** Two members turned out to be one person: what both used of an offer counts together. */
export async function mergeRedemptions(
  em: EntityManager,
  { accountId, survivorId, absorbedId }: { accountId: string; survivorId: string; absorbedId: string },
): Promise<void> {
  await em.getConnection().execute(
    `update offer_redemptions moved set member_id = ?, use_number = use_number + coalesce((
         select max(kept.use_number) from offer_redemptions kept
          where kept.account_id = moved.account_id and kept.offer_id = moved.offer_id and kept.member_id = ?
            and kept.status <> 'RELEASED'), 0)
     where account_id = ? and member_id = ?`,
    [survivorId, survivorId, accountId, absorbedId],
    'run',
    em.getTransactionContext(),
  );
}
