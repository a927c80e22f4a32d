import { rmSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoMerchantIn } from '../../../scripts/lib/demo-secrets.mjs';
import { createTestDatabase } from '../../../test/support/database.ts';
import { testConfig } from '../../../test/support/test-config.ts';
import type { Config } from '../config.ts';
import { demoArticles } from './articles/all.ts';
import { seedDemo } from './seed.ts';

let config: Config;
let client: pg.Client;
let merchantFile: string;

beforeAll(async () => {
  config = testConfig(await createTestDatabase(), 'http://127.0.0.1:1');
  merchantFile = demoMerchantIn(config.dataDir);
  client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  await seedDemo(config, merchantFile);
});
afterAll(async () => {
  await client?.end();
  rmSync(config.dataDir, { recursive: true, force: true });
});

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}

/** Every table with its number of rows and a digest of all they say. */
async function everything(): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [digest] = await rows<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as digest from "${name}" t`,
    );
    digests[name] = digest!.digest;
  }
  return digests;
}

it('changes nothing the second time', async () => {
  const before = await everything();

  await seedDemo(config, merchantFile);

  expect(await everything()).toEqual(before);
});

it('puts up everything that was written, and keeps the drafts in the drawer', async () => {
  const [articles] = await rows(
    `select count(*)::int as all, count(*) filter (where published_at is null)::int as drafts from articles`,
  );
  const kinds = await rows(`select handle, kind from accounts order by handle`);

  const drafts = demoArticles.filter(({ publishedAt }) => publishedAt === null).length;
  expect(articles).toEqual({ all: demoArticles.length, drafts });
  expect(kinds).toEqual([
    { handle: 'chaguan', kind: 'SERVICE_ACCOUNT' },
    { handle: 'shanyu', kind: 'SUBSCRIPTION_ACCOUNT' },
  ]);
});

it('sells every membership it shows: a paid order, a payment and a balanced sale each', async () => {
  const [money] = await rows<Record<string, number>>(`
    select (select count(*) from memberships)::int as memberships,
           (select count(distinct member_id) from memberships)::int as holders,
           (select count(*) from orders where status = 'PAID')::int as paid_orders,
           (select count(*) from orders)::int as orders,
           (select count(*) from payments)::int as payments,
           (select count(*) from ledger_transactions)::int as sales,
           (select sum(amount_fen) from ledger_entries)::int as balance_fen,
           (select count(*) from payment_exceptions)::int as exceptions`);

  const { memberships, holders } = money!;
  expect(holders).toBeGreaterThanOrEqual(33);
  expect(money).toMatchObject({
    paid_orders: memberships,
    orders: memberships,
    payments: memberships,
    sales: memberships,
    balance_fen: 0,
    exceptions: 0,
  });
});

it('knows 陈默 as an active 茶客 by the openid he has in the simulated WeChat', async () => {
  const found = await rows(`
    select i.openid, t.key as tier
      from member_identities i
      join memberships m on m.account_id = i.account_id and m.member_id = i.member_id
      join tiers t on t.account_id = m.account_id and t.id = m.tier_id
     where i.appid = 'wx7ea0000000000011' and i.openid like 'oCgMp-chen%'
       and m.starts_at <= now() and m.ends_at > now()`);

  expect(found).toEqual([{ openid: 'oCgMp-chen'.padEnd(28, '0'), tier: 'tea' }]);
});

it('tells what followers did and wrote', async () => {
  const told = await rows<{ kind: string }>('select distinct kind from member_messages order by 1');

  expect(told.map(({ kind }) => kind)).toEqual(['FOLLOW', 'MENU_TAP', 'TEXT']);
});

it('keeps the secrets sealed', async () => {
  const sealed = await rows<{ text: string }>(`select c::text as text from account_credentials c`);

  expect(sealed).toHaveLength(2);
  expect(sealed.map(({ text }) => text).join('')).not.toMatch(/7ea00000000000000|PRIVATE KEY|xpayChaguan/);
});
