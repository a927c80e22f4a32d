import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const HOUR_MS = 3_600_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let finance: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
/** A payment of yesterday, whose bills did not come in the night: they are asked for again in an hour. */
beforeEach(async () => {
  account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.MONTH.id);
  const now = clock.now().getTime() + 8 * HOUR_MS;
  await clock.travel(teahouse, Math.floor(now / (24 * HOUR_MS) + 1) * 24 * HOUR_MS + 11 * HOUR_MS - now);
  for (const path of ['/v3/bill/tradebill', '/v3/bill/fundflowbill']) {
    await teahouse.sandbox.control('faults', { kind: 'api', path, httpStatus: 500, times: 'always' });
  }
  await teahouse.app.services.reconciliation.run();
  finance = await teahouse.given.staff(account, StaffRole.FINANCE);
});
afterAll(() => teahouse?.stop());

const Start = gql`mutation { startReconciliation { ... on StartReconciliationSuccess { task { id } } } }`;
const TaskOf = gql`
  query ($id: ID!) { task(id: $id) { kind status doneCount totalCount reconciliation { billCount matchedCount exceptionCount } } }
`;
const start = async () =>
  (await teahouse.as(finance).request<{ startReconciliation: { task: { id: string } } }>(Start)).startReconciliation
    .task.id;
const ended = async (id: string) => {
  const read = async () => (await teahouse.as(finance).request<{ task: { status: string } }>(TaskOf, { id })).task;
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toMatch(/DONE|FAILED/);
  return read();
};
const bills = () =>
  teahouse.sql('select kind, status, tries from bills where account_id = $1 order by kind', [account.id]);

it('fetches and matches at once what the night could not', async () => {
  await teahouse.sandbox.control('faults', { clear: true });
  await teahouse.app.services.reconciliation.run();
  expect(await bills()).toMatchObject([{ status: 'WAITING' }, { status: 'WAITING' }]);

  const task = await ended(await start());

  expect(task).toEqual({
    kind: 'RECONCILE',
    status: 'DONE',
    doneCount: 2,
    totalCount: 2,
    reconciliation: { billCount: 2, matchedCount: 2, exceptionCount: 0 },
  });
  expect(await bills()).toMatchObject([
    { kind: 'WECHAT_PAY_FUND_FLOW', status: 'MATCHED' },
    { kind: 'WECHAT_PAY_TRADE', status: 'MATCHED' },
  ]);
  expect((await ended(await start())) as object).toMatchObject({ reconciliation: { billCount: 0, matchedCount: 0 } });
});

it('says what WeChat has not given out, and leaves it to the night', async () => {
  const task = await ended(await start());

  expect(task).toMatchObject({ status: 'DONE', reconciliation: { billCount: 2, matchedCount: 0 } });
  expect(await bills()).toMatchObject([{ status: 'WAITING' }, { status: 'WAITING' }]);
  await teahouse.sandbox.control('faults', { clear: true });
  await clock.travel(teahouse, 7 * HOUR_MS);
  await teahouse.app.services.reconciliation.run();
  expect(await bills()).toMatchObject([{ status: 'MATCHED' }, { status: 'MATCHED' }]);
});

it('begins one, however often it is asked for', async () => {
  const ids = await Promise.all([start(), start(), start()]);

  expect(new Set(ids).size).toBe(1);
  await ended(ids[0]);
});

it('brings no bill in twice beside the nightly round', async () => {
  await teahouse.sandbox.control('faults', { clear: true });
  await clock.travel(teahouse, 7 * HOUR_MS);
  finance = await teahouse.given.staff(account, StaffRole.FINANCE);

  const [id] = await Promise.all([start(), teahouse.app.services.reconciliation.run()]);
  await ended(id);
  await teahouse.app.services.reconciliation.run();

  expect(await bills()).toMatchObject([{ status: 'MATCHED' }, { status: 'MATCHED' }]);
  const fees = await teahouse.sql(
    `select count(*)::int as count, sum(amount_fen)::int as fen from ledger_entries
      where account_id = $1 and ledger_account like 'expenses:fees%'`,
    [account.id],
  );
  expect(fees).toEqual([{ count: 1, fen: 11 }]);
});
