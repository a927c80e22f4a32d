import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const DAY_MS = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let finance: string;
let days: string[];

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  // Away from midnight in China, so that a test at any hour has its two days.
  const untilNoon = DAY_MS - ((clock.now().getTime() + 8 * 3_600_000 - DAY_MS / 2) % DAY_MS);
  await clock.travel(teahouse, untilNoon);
  days = [0, 1].map((n) => new Date(clock.now().getTime() + 8 * 3_600_000 + n * DAY_MS).toISOString().slice(0, 10));
  await (await Buyer.inMiniProgram(teahouse, account)).buy(tier.prices.MONTH.id);
  await new Books(teahouse, account).allProcessed();
  await clock.travel(teahouse, DAY_MS);
  await (await Buyer.inMiniProgram(teahouse, account)).buy(tier.prices.QUARTER.id);
  await new Books(teahouse, account).allProcessed();
  finance = await teahouse.given.staff(account, StaffRole.FINANCE);
});
afterAll(() => teahouse?.stop());

const Statement = gql`
  query ($from: String!, $to: String!, $step: StatementStep!) {
    statement(from: $from, to: $to, step: $step) { period name ledgerAccount openingFen debitFen creditFen closingFen }
  }
`;
const read = async (variables: object, token = finance, headers = {}) =>
  (await teahouse.as(token, headers).request<{ statement: Record<string, unknown>[] }>(Statement, variables)).statement;
const file = (path: string, token = finance, language = 'en') =>
  fetch(`${teahouse.url}${path}`, { headers: { authorization: `Bearer ${token}`, 'accept-language': language } });

it('tells what every account held, took and gave, by day', async () => {
  const [first, second] = days;
  const offer = account.secrets.xpay!.offerId;

  expect(await read({ from: first, to: second, step: 'DAY' }, finance, { 'accept-language': 'en' })).toEqual([
    {
      period: first,
      ledgerAccount: `assets:wechat:xpay:${offer}`,
      name: `Virtual Payment balance (${offer})`,
      openingFen: 0,
      debitFen: 1_800,
      creditFen: 0,
      closingFen: 1_800,
    },
    {
      period: first,
      ledgerAccount: 'income:membership:tea',
      name: 'Membership income (tea)',
      openingFen: 0,
      debitFen: 0,
      creditFen: 1_800,
      closingFen: -1_800,
    },
    {
      period: second,
      ledgerAccount: `assets:wechat:xpay:${offer}`,
      name: `Virtual Payment balance (${offer})`,
      openingFen: 1_800,
      debitFen: 5_400,
      creditFen: 0,
      closingFen: 7_200,
    },
    {
      period: second,
      ledgerAccount: 'income:membership:tea',
      name: 'Membership income (tea)',
      openingFen: -1_800,
      debitFen: 0,
      creditFen: 5_400,
      closingFen: -7_200,
    },
  ]);
});

it('begins with what was held before, also of accounts that did not move', async () => {
  const after = new Date(clock.now().getTime() + 8 * 3_600_000 + DAY_MS).toISOString().slice(0, 10);

  expect(await read({ from: after, to: after, step: 'DAY' })).toMatchObject([
    { period: after, openingFen: 7_200, debitFen: 0, creditFen: 0, closingFen: 7_200 },
    { period: after, openingFen: -7_200, closingFen: -7_200 },
  ]);
});

it('gives the same as a file for spreadsheets and as a page to print, in both languages', async () => {
  const range = `from=${days[0]}&to=${days[1]}`;
  const csv = await file(`/statements.csv?${range}`);
  const page = await file(`/statements.html?${range}&step=DAY`, finance, 'zh-CN');

  const text = await csv.text();
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    'Period,Account,Account code,Opening (yuan),Debit (yuan),Credit (yuan),Closing (yuan)',
    `${days[0]},Virtual Payment balance (${account.secrets.xpay!.offerId}),assets:wechat:xpay:${account.secrets.xpay!.offerId},0.00,18.00,0.00,18.00`,
  ]);
  const html = await page.text();
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('会员收入（tea）');
  expect(html).toContain('本期合计');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('is for the owner and finance alone, and says what it wants to be asked', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  const range = `from=${days[0]}&to=${days[1]}`;

  expect((await file(`/statements.csv?${range}`, writer)).status).toBe(403);
  expect((await fetch(`${teahouse.url}/statements.csv?${range}`)).status).toBe(401);
  const wrong = await file('/statements.csv?from=2026-02-30&to=2026-03-01');
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    { code: 'BAD_INPUT', message: 'Give from and to (like 2026-03-01), and step (DAY or MONTH)' },
  ]);
  await expect(read({ from: '2026-03-02', to: '2026-03-01', step: 'MONTH' })).rejects.toThrow('366');
});
