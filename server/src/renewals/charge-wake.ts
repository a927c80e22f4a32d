import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * What a member holds ends sooner than it did: a charge that waits for its end, and that WeChat knows nothing of yet, is looked at
 * again, and its day moves with the hold (`charge-decision.ts`). The member's row is locked.
 */
export async function wakeCharges(
  em: EntityManager,
  { accountId, memberId, now }: { accountId: string; memberId: string; now: Date },
): Promise<void> {
  await em.getConnection().execute(
    `update renewal_charges h set next_try_at = ?
       from renewal_contracts c
      where c.account_id = h.account_id and c.id = h.contract_id and h.status = 'DUE' and h.announced_at is null
        and c.account_id = ? and c.member_id = ? and c.status = 'SIGNED'`,
    [now, accountId, memberId],
    'run',
    em.getTransactionContext(),
  );
}
