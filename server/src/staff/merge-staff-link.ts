import type { EntityManager } from '@mikro-orm/postgresql';

/** Who signs in as an absorbed member goes on as the survivor; of two people of the staff who turn out to be one, the survivor's. */
export async function mergeStaffLink(
  em: EntityManager,
  { accountId, survivorId, absorbedId }: { accountId: string; survivorId: string; absorbedId: string },
): Promise<void> {
  await em.getConnection().execute(
    `update staff s set member_id = case when s.left_at is null and exists (
         select from staff kept where kept.account_id = s.account_id and kept.member_id = ? and kept.left_at is null)
       then null else ?::uuid end
     where s.account_id = ? and s.member_id = ?`,
    [survivorId, survivorId, accountId, absorbedId],
    'run',
    em.getTransactionContext(),
  );
}
