import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assetOf, Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { type KillableTeahouse, startKillableTeahouse } from '../support/server-process.ts';

let teahouse: KillableTeahouse;

beforeAll(async () => {
  teahouse = await startKillableTeahouse();
});
afterAll(() => teahouse?.stop());

it.each(['MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'] as const)(
  'settles what was received in %s before the server was killed, as soon as it is back',
  async (client) => {
    const account = await teahouse.given.account();
    const tier = await teahouse.given.tier(account, { key: 'tea' });
    const books = new Books(teahouse, account);
    const buyer = await Buyer.in(client, teahouse, account);
    const orderId = await buyer.ordered(tier.prices.MONTH.id);
    const sheet = await buyer.openSheet(orderId);
    // Somebody holds the order's row: the settlement begins, and cannot go on.
    const holder = new pg.Client({ connectionString: teahouse.databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from orders where id = $1 for update', [orderId]);

    await buyer.pay(sheet);
    await expect.poll(() => waitingForLock(), { timeout: 10_000 }).toBe(1);
    await teahouse.kill();
    await holder.query('rollback');
    await holder.end();

    // WeChat was told "success" and will not say it again; all there is, is what was kept.
    const { deliveries } = await teahouse.sandbox.control('deliveries', {
      owner: client === 'MINI_PROGRAM' ? account.miniAppid : account.mchid,
    });
    expect(deliveries.map((delivery) => delivery.verdict)).toEqual(['accepted']);
    expect(await books.messages()).toBe(1);
    expect(await books.memberships()).toBe(0);

    await teahouse.restart();
    await expect.poll(() => books.memberships(), { timeout: 15_000 }).toBe(1);
    await books.allProcessed();

    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
    expect(await books.balances()).toEqual({ [assetOf(account, client)]: 1_800, 'income:membership:tea': -1_800 });
    expect(await teahouse.sql('select settled_from from payments where account_id = $1', [account.id])).toEqual([
      { settled_from: 'NOTIFICATION' },
    ]);
    expect(await books.print(`killed between receive and settle, ${client}`)).toContain('balanced');
  },
);

async function waitingForLock(): Promise<number> {
  const rows = await teahouse.sql<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ilike '%for update%'`,
  );
  return rows[0]!.count;
}
