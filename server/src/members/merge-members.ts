import type { EntityManager } from '@mikro-orm/postgresql';
import type { Member } from './member.entity.ts';

/**
 * Joins two members that are one person. Both rows are locked by the caller. Identities, sessions, orders and memberships
 * move with their dates as they are; the absorbed row stays and points to the survivor.
 */
export async function mergeMembers(em: EntityManager, survivor: Member, absorbed: Member): Promise<void> {
  survivor.absorb(absorbed);
  await em.flush();
  const run = (sql: string) =>
    em.getConnection().execute(sql, [survivor.id, survivor.account.id, absorbed.id], 'run', em.getTransactionContext());
  await run('update member_identities set member_id = ? where account_id = ? and member_id = ?');
  await run('update sessions set member_id = ? where account_id = ? and member_id = ?');
  await run('update memberships set member_id = ? where account_id = ? and member_id = ?');
  await run('update unlocks set member_id = ? where account_id = ? and member_id = ?');
  // Both may have used one idempotency key, each for an order of its own; the moved order's key makes room.
  await em.getConnection().execute(
    `update orders o set member_id = ?, idempotency_key = case when exists (
         select from orders kept
          where kept.account_id = o.account_id and kept.member_id = ? and kept.idempotency_key = o.idempotency_key)
       then left(o.idempotency_key, 27) || '~' || o.id else o.idempotency_key end
     where o.account_id = ? and o.member_id = ?`,
    [survivor.id, survivor.id, survivor.account.id, absorbed.id],
    'run',
    em.getTransactionContext(),
  );
}
