import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { type KillableTeahouse, startKillableTeahouse } from '../support/server-process.ts';

let teahouse: KillableTeahouse;

beforeAll(async () => {
  teahouse = await startKillableTeahouse();
});
afterAll(() => teahouse?.stop());

it('sells on when PostgreSQL has dropped every connection of the server', async () => {
  const account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account);
  const books = new Books(teahouse, account);
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.buy(tier.prices.MONTH.id);
  await books.allProcessed();

  const dropped = await dropConnections();

  // orders, reads, jobs and the watch over dead servers
  expect(dropped).toBeGreaterThanOrEqual(4);
  await expect
    .poll(
      () =>
        buyer.buy(tier.prices.MONTH.id).then(
          () => 'bought',
          () => 'not yet',
        ),
      { timeout: 15_000 },
    )
    .toBe('bought');
  await expect.poll(() => books.memberships(), { timeout: 15_000 }).toBe(2);
});

/** Ends every connection to the database, as a restart of PostgreSQL would. */
async function dropConnections(): Promise<number> {
  const client = new pg.Client({ connectionString: teahouse.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return rows.length;
  } finally {
    await client.end();
  }
}
