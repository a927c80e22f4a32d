import type { EntityManager } from '@mikro-orm/postgresql';

/** Locks a member's row: purchases, settlements, refunds and merges of theirs wait. What refers to it can still be written. */
export async function holdMember(em: EntityManager, accountId: string, memberId: string): Promise<void> {
  await em
    .getConnection()
    .execute(
      'select from members where account_id = ? and id = ? for no key update',
      [accountId, memberId],
      'all',
      em.getTransactionContext(),
    );
}
