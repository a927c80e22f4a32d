import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoMerchantIn } from '../../scripts/lib/demo-secrets.mjs';
import { seedDemo } from '../../server/src/demo/seed.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { testConfig } from '../support/test-config.ts';
import { TravelClock } from '../support/travel-clock.ts';
import { demoWorld } from '../wechat/seed/demo-world.ts';

const MINUTE_MS = 60_000;
const dataDir = mkdtempSync(join(tmpdir(), 'teahouse-demo-'));
const clock = new TravelClock();
let teahouse: Teahouse;
let accountId: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock, config: { dataDir } });
  const merchantFile = demoMerchantIn(dataDir);
  const { url: publicUrl, sandbox, databaseUrl } = teahouse;
  await sandbox.control('world', demoWorld({ publicUrl, merchantFile }));
  await seedDemo(testConfig(databaseUrl, sandbox.url, { dataDir, publicUrl }), merchantFile);
  const payments = JSON.parse(readFileSync(join(dataDir, 'demo-payments.json'), 'utf8'));
  // As at every start: what is known stays as it is.
  for (let starts = 0; starts < 2; starts += 1) await sandbox.control('world', { payments });
  const [account] = await teahouse.sql<{ id: string }>(`select id from accounts where handle = 'chaguan'`);
  accountId = account!.id;
});
afterAll(async () => {
  await teahouse?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('matches the bills of a fresh demo, line by line, and lists nothing', async () => {
  const unmatched = () => teahouse.sql(`select kind, bill_on::text, status from bills where status <> 'MATCHED'`);

  // Virtual Payment writes a bill when it is asked, which takes a while; a round fetches some of them.
  for (let rounds = 0; rounds === 0 || (rounds < 12 && (await unmatched()).length > 0); rounds += 1) {
    await teahouse.app.services.reconciliation.run();
    await clock.travel(teahouse, 15 * MINUTE_MS);
  }

  const lines = await teahouse.sql<{ kind: string; match: string }>(
    'select distinct b.kind, l.match from bill_lines l join bills b on b.id = l.bill_id order by 1',
  );
  expect(await unmatched()).toEqual([]);
  expect(lines).toEqual(
    ['WECHAT_PAY_FUND_FLOW', 'WECHAT_PAY_TRADE', 'XPAY'].map((kind) => ({ kind, match: 'MATCHED' })),
  );
  expect(await teahouse.sql('select kind, detail from payment_exceptions')).toEqual([]);
});

it.each(['XPAY', 'WECHAT_PAY'])('gives back what a reader of the demo paid over %s', async (rail) => {
  const desk = await RefundDesk.open(teahouse, { id: accountId });
  const [payment] = await teahouse.sql<{ id: string }>(
    'select id from payments where account_id = $1 and rail = $2 order by paid_at limit 1',
    [accountId, rail],
  );

  expect(await desk.refund(payment!.id)).toMatchObject({ __typename: 'RefundPaymentSuccess' });

  expect((await desk.ended())[0]).toMatchObject({ status: 'SUCCEEDED', failure: null });
});
