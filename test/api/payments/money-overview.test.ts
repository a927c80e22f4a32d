import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let finance: string;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea', monthlyFen: 1_800 });
  await teahouse.sql(`update tiers set name = '茶客' where account_id = $1`, [account.id]);
  await (await Buyer.inMiniProgram(teahouse, account)).buy(tier.prices.QUARTER.id);
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.QUARTER.id);
  await new Books(teahouse, account).allProcessed();
  desk = await RefundDesk.open(teahouse, account);
  const [payment] = await teahouse.sql<{ id: string }>(
    `select id from payments where account_id = $1 and rail = 'WECHAT_PAY'`,
    [account.id],
  );
  await desk.refund(payment!.id, { amountFen: 1_000 });
  finance = await teahouse.given.staff(account, StaffRole.FINANCE);
});
afterAll(() => teahouse?.stop());

const Overview = gql`
  {
    moneyOverview {
      monthFen
      byIncome { ledgerAccount name amountFen }
      byRailThisMonth { rail amountFen }
    }
  }
`;
const Ledger = gql`
  query ($filter: LedgerFilter) {
    ledgerTransactions(first: 50, filter: $filter) { edges { node { kind entries { name } } } }
  }
`;

it('tells this month’s income by tier, in its name, and by rail, with refunds taken off', async () => {
  await desk.ended();

  const { moneyOverview } = await teahouse
    .as(finance, { 'accept-language': 'en' })
    .request<{ moneyOverview: unknown }>(Overview);

  expect(moneyOverview).toEqual({
    monthFen: 9_800,
    byIncome: [{ ledgerAccount: 'income:membership:tea', name: 'Membership income (茶客)', amountFen: 9_800 }],
    byRailThisMonth: [
      { rail: 'XPAY', amountFen: 5_400 },
      { rail: 'WECHAT_PAY', amountFen: 4_400 },
    ],
  });
});

it('leads from a rail to its entries, which name the tier', async () => {
  const { ledgerTransactions } = await teahouse.as(finance).request<{
    ledgerTransactions: { edges: { node: { kind: string; entries: { name: string }[] } }[] };
  }>(Ledger, { filter: { ledgerAccount: 'income:', rail: 'WECHAT_PAY' } });

  const nodes = ledgerTransactions.edges.map(({ node }) => node);
  expect(nodes.map(({ kind }) => kind)).toEqual(['REFUND', 'SALE']);
  expect(nodes[1]!.entries.map(({ name }) => name)).toContain('会员收入（茶客）');
});

it('names tiers in the file too, where the code stays the key', async () => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

  const csv = await fetch(`${teahouse.url}/statements.csv?from=${today}&to=${today}`, {
    headers: { authorization: `Bearer ${finance}`, 'accept-language': 'zh-CN' },
  });

  expect(await csv.text()).toContain('会员收入（茶客）,income:membership:tea,');
});
