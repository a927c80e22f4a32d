import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { newId } from '../../../server/src/shared/ids.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

const DAY = 86_400_000;
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;

/** Noon of yesterday's Shanghai day and the days before it: never on the edge of a period. */
const noon = Math.floor((Date.now() + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000 - DAY / 2;
const ago = (days: number) => new Date(noon - (days - 1) * DAY);

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea', monthlyFen: 1_800 });
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const fields = `
  days firstDay lastDay
  activeMembers { current previous } payingMembers { current previous }
  newMembers { current previous } returnedMembers { current previous } lostMembers { current previous }
  recurringRevenue { currentFen previousFen }
  conversion { current { numerator denominator } previous { numerator denominator } }
  retention { current { numerator denominator } previous { numerator denominator } }
  series { on activeCount newCount returnedCount lostCount }
  topByReaders { title readerCount finishedCount membershipCount unlockCount }
  topByMemberships { title membershipCount }`;
interface Day {
  readonly on: string;
  readonly activeCount: number;
  readonly newCount: number;
  readonly returnedCount: number;
  readonly lostCount: number;
}
type Read = Record<string, unknown> & { readonly series: Day[] };

const read = async (days = 7, token = owner) =>
  (await teahouse.as(token).request<{ overview: Read }>(`{ overview(days: ${days}) { ${fields} } }`)).overview;

async function member(): Promise<string> {
  const id = newId();
  await teahouse.sql(`insert into members (id, account_id, display_name, joined_at) values ($1, $2, '林', $3)`, [
    id,
    account.id,
    ago(200),
  ]);
  return id;
}

async function hold(memberId: string, from: Date, to: Date, more: { source?: string; revokedAt?: Date } = {}) {
  await teahouse.sql(
    `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, revoked_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $6)`,
    [newId(), account.id, memberId, tier.id, more.source ?? 'IMPORT', from, to, more.revokedAt ?? null],
  );
}

async function reading(memberId: string, articleId: string, startedAt: Date, readBps = 3000) {
  await teahouse.sql(
    `insert into reading_progress (account_id, member_id, article_id, read_bps, started_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [account.id, memberId, articleId, readBps, startedAt],
  );
}

it('counts who holds, comes, comes back and leaves, with renewals as one hold', async () => {
  await hold(await member(), ago(30), ago(-30));
  const renewed = await member();
  await hold(renewed, ago(34), ago(4));
  await hold(renewed, ago(4), ago(-26));
  const upgraded = await member();
  await hold(upgraded, ago(20), ago(-10), { revokedAt: ago(3) });
  await hold(upgraded, ago(3), ago(-27));
  await hold(await member(), ago(3), ago(-27));
  const back = await member();
  await hold(back, ago(90), ago(60));
  await hold(back, ago(2), ago(-28));
  await hold(await member(), ago(33), ago(3));
  await hold(await member(), ago(12), ago(-18), { revokedAt: ago(10) });

  const overview = await read();

  expect(overview).toMatchObject({
    days: 7,
    activeMembers: { current: 5, previous: 4 },
    newMembers: { current: 1, previous: 1 },
    returnedMembers: { current: 1, previous: 0 },
    lostMembers: { current: 1, previous: 1 },
    retention: { current: { numerator: 3, denominator: 4 }, previous: { numerator: 4, denominator: 4 } },
  });
  expect(overview.series.map(({ activeCount }) => activeCount)).toEqual([4, 4, 4, 4, 5, 5, 5]);
  expect(overview.series[3]).toMatchObject({ newCount: 1, returnedCount: 0, lostCount: 1 });
  expect(overview.series[4]).toMatchObject({ newCount: 0, returnedCount: 1, lostCount: 0 });
});

it('never counts what was revoked before it began, and ends nothing before its time', async () => {
  await hold(await member(), ago(-5), ago(-35), { revokedAt: ago(1) });
  await hold(await member(), ago(40), ago(2), { revokedAt: ago(1) });

  expect(await read()).toMatchObject({
    activeMembers: { current: 0, previous: 1 },
    newMembers: { current: 0, previous: 0 },
    lostMembers: { current: 1, previous: 0 },
  });
});

it('tells who pays from who only tries', async () => {
  await hold(await member(), ago(3), ago(-4), { source: 'TRIAL' });
  await hold(await member(), ago(3), ago(-4), { source: 'COMP' });
  await hold(await member(), ago(3), ago(-4), { source: 'IMPORT' });

  expect(await read()).toMatchObject({ activeMembers: { current: 3 }, payingMembers: { current: 1, previous: 0 } });
});

it('leaves the staff out, and other accounts', async () => {
  const itself = await member();
  await hold(itself, ago(3), ago(-27));
  await teahouse.sql(`update staff set member_id = $1 where account_id = $2`, [itself, account.id]);
  const elsewhere = await teahouse.given.account();

  expect(await read()).toMatchObject({ activeMembers: { current: 0, previous: 0 }, newMembers: { current: 0 } });
  expect(await read(7, await teahouse.given.staff(elsewhere))).toMatchObject({ activeMembers: { current: 0 } });
});

it('adds up what runs a month: a year counts a twelfth, what an offer took off does not count', async () => {
  const [lin, chen] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.onPage(teahouse, account)];
  await lin.settle(await lin.placeOrder(tier.prices.MONTH.id));
  await chen.settle(await chen.placeOrder(tier.prices.YEAR.id));
  // Begins later, when the first month is over: it does not count twice.
  await lin.settle(await lin.placeOrder(tier.prices.MONTH.id));
  await hold(await member(), ago(3), ago(-27));

  expect(await read()).toMatchObject({ recurringRevenue: { currentFen: 1_800 + 1_800, previousFen: 0 } });
});

it('shares no revenue with who may not read the books', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);

  expect(await read(7, writer)).toMatchObject({ recurringRevenue: null, activeMembers: { current: 0 } });
});

it('says how many of the readers who were no members became some', async () => {
  const article = await teahouse.given.article(account);
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  const held = await member();
  await hold(held, ago(30), ago(-30));
  await reading(held, article.id, ago(2));
  await reading(await member(), article.id, ago(2));
  await reading(await member(), article.id, ago(12));

  expect(await read()).toMatchObject({
    conversion: { current: { numerator: 1, denominator: 3 }, previous: { numerator: 0, denominator: 1 } },
  });
});

it('ranks articles by readers and by the memberships they brought', async () => {
  const [well, lake, quiet] = [
    await teahouse.given.article(account),
    await teahouse.given.article(account),
    await teahouse.given.article(account),
  ];
  await reading(await member(), well.id, ago(2), 9_800);
  await reading(await member(), well.id, ago(3));
  await reading(await member(), quiet.id, ago(40));
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const memberId = (await buyer.status()).memberId!;
  await reading(memberId, well.id, ago(1));
  await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  const [before] = await teahouse.sql<{ id: string }>(
    'select article_id as id from reading_progress where member_id = $1',
    [memberId],
  );
  expect(before?.id).toBe(well.id);
  await reading(memberId, lake.id, new Date());

  const overview = await read();

  expect(overview.topByReaders).toEqual([
    { title: well.title, readerCount: 3, finishedCount: 1, membershipCount: 0, unlockCount: 0 },
    { title: lake.title, readerCount: 1, finishedCount: 0, membershipCount: 1, unlockCount: 0 },
  ]);
  expect(overview.topByMemberships).toEqual([{ title: lake.title, membershipCount: 1 }]);
});

it('shows every day of the period and takes as long a time before it', async () => {
  for (const days of [1, 7, 30, 90]) {
    const overview = await read(days);
    expect(overview.series).toHaveLength(days);
    expect([overview.series[0]?.on, overview.series.at(-1)?.on]).toEqual([overview.firstDay, overview.lastDay]);
  }
});

it.each([0, 367])('refuses %i days', async (days) => {
  expect(await errorOf(read(days))).toBe('BAD_INPUT');
});
