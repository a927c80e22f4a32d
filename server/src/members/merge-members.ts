import type { EntityManager } from '@mikro-orm/postgresql';
import { mergeScheduledChanges } from '../memberships/scheduled-tier-changes.ts';
import { mergeRedemptions } from '../offers/merge-redemptions.ts';
import { mergeContracts } from '../renewals/merge-contracts.ts';
import { mergeStaffLink } from '../staff/merge-staff-link.ts';
import type { Member } from './member.entity.ts';

/**
 * Joins two members that are one person. Both rows are locked by the caller. Identities, sessions, orders and memberships
 * move with their dates as they are; the absorbed row stays and points to the survivor.
 */
export async function mergeMembers(em: EntityManager, survivor: Member, absorbed: Member, now: Date): Promise<void> {
  survivor.absorb(absorbed);
  await em.flush();
  const run = (sql: string) =>
    em.getConnection().execute(sql, [survivor.id, survivor.account.id, absorbed.id], 'run', em.getTransactionContext());
  await run('update member_identities set member_id = ? where account_id = ? and member_id = ?');
  await run('update sessions set member_id = ? where account_id = ? and member_id = ?');
  await run('update memberships set member_id = ? where account_id = ? and member_id = ?');
  const both = { accountId: survivor.account.id, survivorId: survivor.id, absorbedId: absorbed.id };
  await mergeStaffLink(em, both);
  await mergeRedemptions(em, both);
  await mergeScheduledChanges(em, { ...both, now });
  await mergeContracts(em, { ...both, now });
  await mergeEarnings(em, survivor, absorbed, now);
  await run('update unlocks set member_id = ? where account_id = ? and member_id = ?');
  await run('update tips set member_id = ? where account_id = ? and member_id = ?');
  await run('update gifts set giver_member_id = ? where account_id = ? and giver_member_id = ?');
  await run('update gifts set redeemed_by_member_id = ? where account_id = ? and redeemed_by_member_id = ?');
  await mergeReading(em, survivor, absorbed);
  await run('update member_messages set member_id = ? where account_id = ? and member_id = ?');
  await run('update member_notes set member_id = ? where account_id = ? and member_id = ?');
  await mergeTags(em, survivor, absorbed);
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

/** What both have earned belongs to one; of two promoter links the survivor's stays in use. */
async function mergeEarnings(em: EntityManager, survivor: Member, absorbed: Member, now: Date): Promise<void> {
  const run = (sql: string, ...values: unknown[]) =>
    em.getConnection().execute(sql, values, 'run', em.getTransactionContext());
  const [to, account, from] = [survivor.id, survivor.account.id, absorbed.id];
  await run(
    `update affiliate_links set archived_at = ?
      where account_id = ? and earner_member_id = ? and kind = 'MEMBERSHIP' and archived_at is null
        and exists (select from affiliate_links kept where kept.account_id = affiliate_links.account_id
          and kept.earner_member_id = ? and kept.kind = 'MEMBERSHIP' and kept.archived_at is null)`,
    now,
    account,
    from,
    to,
  );
  await run(
    'update affiliate_links set earner_member_id = ? where account_id = ? and earner_member_id = ?',
    to,
    account,
    from,
  );
  await run(
    'update commissions set earner_member_id = ? where account_id = ? and earner_member_id = ?',
    to,
    account,
    from,
  );
  await run('update affiliate_clicks set member_id = ? where account_id = ? and member_id = ?', to, account, from);
  // Two payouts may be under way, one of each; the second stays where it is until it has ended.
  await run(
    `update payouts set member_id = ? where account_id = ? and member_id = ?
      and (ended_at is not null or not exists (select from payouts open where open.account_id = payouts.account_id
        and open.member_id = ? and open.ended_at is null))`,
    to,
    account,
    from,
    to,
  );
}

/** Both may have read one article: the share read further counts. */
async function mergeReading(em: EntityManager, survivor: Member, absorbed: Member): Promise<void> {
  await em.getConnection().execute(
    `with moved as (delete from reading_progress where account_id = ? and member_id = ? returning *)
     insert into reading_progress as kept (account_id, member_id, article_id, read_bps, started_at, updated_at)
     select account_id, ?, article_id, read_bps, started_at, updated_at from moved
     on conflict (account_id, member_id, article_id) do update
       set read_bps = greatest(kept.read_bps, excluded.read_bps),
           started_at = least(kept.started_at, excluded.started_at),
           updated_at = greatest(kept.updated_at, excluded.updated_at)`,
    [survivor.account.id, absorbed.id, survivor.id],
    'run',
    em.getTransactionContext(),
  );
  await em.getConnection().execute(
    `with moved as (delete from handed_out_articles where account_id = ? and member_id = ? returning *)
     insert into handed_out_articles as kept (account_id, member_id, article_id, handed_out_at)
     select account_id, ?, article_id, handed_out_at from moved
     on conflict (account_id, member_id, article_id) do update
       set handed_out_at = greatest(kept.handed_out_at, excluded.handed_out_at)`,
    [survivor.account.id, absorbed.id, survivor.id],
    'run',
    em.getTransactionContext(),
  );
}

/** Both may carry one tag: it was put on when the first of the two was. */
async function mergeTags(em: EntityManager, survivor: Member, absorbed: Member): Promise<void> {
  await em.getConnection().execute(
    `with moved as (delete from member_tags where account_id = ? and member_id = ? returning *)
     insert into member_tags as kept (account_id, member_id, tag, created_at)
     select account_id, ?, tag, created_at from moved
     on conflict (account_id, tag, member_id) do update set created_at = least(kept.created_at, excluded.created_at)`,
    [survivor.account.id, absorbed.id, survivor.id],
    'run',
    em.getTransactionContext(),
  );
}
