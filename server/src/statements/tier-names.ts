import type { Pool } from 'pg';

/** What the account's tiers are called, by their keys; archived ones among them. */
export type TierNames = ReadonlyMap<string, string>;

const names = { name: 'tier-names', text: 'select key, name from tiers where account_id = $1' };

/** Reads them once for a request, when somebody asks. */
export function tierNames(pool: Pool, accountId: string): () => Promise<TierNames> {
  let read: Promise<TierNames> | undefined;
  return () => {
    read ??= pool
      .query<{ key: string; name: string }>({ ...names, values: [accountId] })
      .then(({ rows }) => new Map(rows.map(({ key, name }) => [key, name])));
    return read;
  };
}
