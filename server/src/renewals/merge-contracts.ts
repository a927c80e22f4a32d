import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Two members turned out to be one person, who needs one contract. Of two that run, the survivor's stays and the other is ended; it
 * stays with the absorbed row until WeChat agrees. What Apple charges only the person can end.
 */
export async function mergeContracts(
  em: EntityManager,
  of: { accountId: string; survivorId: string; absorbedId: string; now: Date },
): Promise<void> {
  const run = (sql: string, ...values: unknown[]) =>
    em.getConnection().execute(sql, values, 'run', em.getTransactionContext());
  const both = [of.accountId, of.absorbedId, of.survivorId];
  const kept = `exists (select from renewal_contracts kept where kept.account_id = c.account_id and kept.member_id = ?
    and kept.status = 'SIGNED' and not kept.is_ending)`;
  await run(
    `update renewal_contracts c set is_ending = true, ended_by = 'SYSTEM', next_look_at = ?
      where c.account_id = ? and c.member_id = ? and c.status = 'SIGNED' and not c.is_ending and ${kept}`,
    of.now,
    ...both,
  );
  await run(
    `update renewal_charges h set status = 'GIVEN_UP', last_failure = 'CONTRACT_ENDED', next_try_at = null, ended_at = ?
       from renewal_contracts c
      where c.account_id = h.account_id and c.id = h.contract_id and h.status in ('DUE', 'ANNOUNCED')
        and c.account_id = ? and c.member_id = ? and c.is_ending`,
    of.now,
    of.accountId,
    of.absorbedId,
  );
  await run(
    `update renewal_contracts c set member_id = ?
      where c.account_id = ? and c.member_id = ?
        and (c.status <> 'SIGNED' or not exists (select from renewal_contracts other
          where other.account_id = c.account_id and other.member_id = ? and other.tier_id = c.tier_id
            and other.status = 'SIGNED'))`,
    of.survivorId,
    ...both,
  );
}
