import type { Pool } from 'pg';
import type { ExampleIds } from './example.ts';
import type { AccountChoice } from './playground.ts';

const statement = {
  name: 'playground-example-ids',
  text: `
    select
      (select id from articles
        where account_id = $1 and status = 'PUBLISHED' and policy = 'MEMBERS' and locked_document is not null
        order by published_at desc, id desc limit 1) as "membersArticle",
      (select id from articles
        where account_id = $1 and status = 'PUBLISHED' and unlock_price_fen is not null and locked_document is not null
        order by policy = 'PURCHASE' desc, published_at desc, id desc limit 1) as "unlockArticle",
      (select id from series where account_id = $1 order by id limit 1) as "series",
      (select p.id from tier_prices p join tiers t on t.account_id = p.account_id and t.id = p.tier_id
        where p.account_id = $1 and p.withdrawn_at is null and t.archived_at is null
        order by t.position, p.amount_fen limit 1) as "tierPrice",
      (select ms.member_id from memberships ms
        where ms.account_id = $1 and ms.starts_at <= now() and ms.ends_at > now() and ms.revoked_at is null and $2
        order by ms.ends_at desc, ms.member_id limit 1) as "member"`,
};

/**
 * What the playground's examples speak of in one account.
 * @param isDemo a member's id is told in a demo only: it names a person
 */
export async function exampleIdsOf(pool: Pool, accountId: string, isDemo: boolean): Promise<ExampleIds> {
  const { rows } = await pool.query<Record<string, string | null>>({ ...statement, values: [accountId, isDemo] });
  return Object.fromEntries(
    Object.entries(rows[0] ?? {}).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** The accounts a request may name, the oldest first. Anyone may learn them: readers do. */
export async function accountChoices(pool: Pool): Promise<AccountChoice[]> {
  const { rows } = await pool.query<AccountChoice>({
    name: 'playground-accounts',
    text: 'select handle, name from accounts order by created_at, id limit 50',
  });
  return rows;
}
