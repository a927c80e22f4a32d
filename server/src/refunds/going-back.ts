import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Whether the money for a membership or an unlock is on its way back, so that it opens nothing any more. Should the refund come
 * to nothing, it opens again. A gift's money is its giver's; money that was paid twice bought nothing, and ends nothing.
 * @param row the alias of a row of `memberships` or `unlocks`
 */
export const isGoingBack = (row: 'ms' | 'u'): string => `exists (
  select from refunds r
   where r.account_id = ${row}.account_id and r.status = 'PENDING' and r.ends_access
     and r.order_id = coalesce(${row}.order_id, (
       select g.order_id from gifts g where g.account_id = ${row}.account_id and g.id = ${row}.gift_id)))`;

/** The same for one member, to be told apart in JavaScript. @returns since when, by the id of the membership or unlock */
export async function goingBackOf(
  em: EntityManager,
  { accountId, memberId }: { accountId: string; memberId: string },
): Promise<Map<string, Date>> {
  const held = (table: 'memberships' | 'unlocks') => `
    select h.id, r.created_at
      from ${table} h
      left join gifts g on g.account_id = h.account_id and g.id = h.gift_id
      join refunds r on r.account_id = h.account_id and r.order_id = coalesce(h.order_id, g.order_id)
     where h.account_id = ? and h.member_id = ? and r.status = 'PENDING' and r.ends_access`;
  const rows = await em
    .getConnection()
    .execute<{ id: string; created_at: Date | string }[]>(
      `${held('memberships')} union all ${held('unlocks')}`,
      [accountId, memberId, accountId, memberId],
      'all',
      em.getTransactionContext(),
    );
  return new Map(rows.map(({ id, created_at }) => [id, new Date(created_at)]));
}
