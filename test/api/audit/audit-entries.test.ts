import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signInLink } from '../../../scripts/lib/sign-in-link.mjs';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

interface Entry {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly staff: { readonly role: string } | null;
  readonly changes: readonly { field: string; before: string | null; after: string | null; isHidden: boolean }[];
}
const ENTRIES = `query ($subjectType: String, $subjectId: ID, $staffId: ID, $action: AuditAction, $after: String, $first: Int) {
  auditEntries(first: $first, after: $after, subjectType: $subjectType, subjectId: $subjectId, staffId: $staffId, action: $action) {
    edges { node { action subjectType subjectId subjectName staff { role } changes { field before after isHidden } } }
    pageInfo { hasNextPage endCursor } } }`;

async function entries(variables: Record<string, unknown> = {}): Promise<Entry[]> {
  const { auditEntries } = await teahouse
    .as(owner)
    .request<{ auditEntries: { edges: { node: Entry }[] } }>(ENTRIES, { first: 50, ...variables });
  return auditEntries.edges.map(({ node }) => node);
}

const createTier = (as: string, key: string, amountFen = 1800) =>
  teahouse
    .as(as)
    .request<{ createTier: { __typename: string } }>(
      `mutation ($input: CreateTierInput!) { createTier(input: $input) { __typename } }`,
      { input: { key, name: '普洱', benefits: ['全部文章'], prices: [{ period: 'MONTH', amountFen }] } },
    );

it('tells what was made, by whom, column by column', async () => {
  await createTier(owner, 'puer');

  const [tier] = await entries({ subjectType: 'Tier' });
  const [price] = await entries({ subjectType: 'TierPrice' });

  expect(tier).toMatchObject({ action: 'CREATE', subjectName: '普洱', staff: { role: 'OWNER' } });
  expect(tier?.changes).toEqual([
    { field: 'benefits', before: null, after: '["全部文章"]', isHidden: false },
    { field: 'key', before: null, after: 'puer', isHidden: false },
    { field: 'name', before: null, after: '普洱', isHidden: false },
    { field: 'position', before: null, after: '1', isHidden: false },
  ]);
  expect(price?.changes.map(({ field, after }) => [field, after])).toEqual(
    expect.arrayContaining([
      ['amountFen', '1800'],
      ['period', 'MONTH'],
      ['xpayProductId', 'th_puer_month'],
    ]),
  );
});

it('keeps what stood there before a change, and only of the columns that changed', async () => {
  const settings = await teahouse
    .as(owner)
    .request<{ account: { moneySettings: { version: number } } }>('{ account { moneySettings { version } } }');
  const { version } = settings.account.moneySettings;

  await teahouse
    .as(owner)
    .request(`mutation ($input: UpdateMoneySettingsInput!) { updateMoneySettings(input: $input) { __typename } }`, {
      input: { version, refundWindowDays: 14 },
    });

  expect(await entries({ subjectType: 'MoneySettings' })).toEqual([
    {
      action: 'UPDATE',
      subjectType: 'MoneySettings',
      subjectId: account.id,
      subjectName: '',
      staff: { role: 'OWNER' },
      changes: [{ field: 'refundWindowDays', before: '3', after: '14', isHidden: false }],
    },
  ]);
});

it('never copies a document: it says how long it was and became', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  const text = '只有付费会员才读得到的一段话。'.repeat(100);
  const document = { type: 'document', blocks: [{ type: 'paragraph', text: [{ text }] }] };

  await teahouse
    .as(writer)
    .request(`mutation ($input: CreateArticleInput!) { createArticle(input: $input) { __typename } }`, {
      input: { title: '春茶', policy: 'MEMBERS', document },
    });

  const [entry] = await entries({ subjectType: 'Article' });
  expect(entry).toMatchObject({ action: 'CREATE', subjectName: '春茶', staff: { role: 'WRITER' } });
  expect(entry?.changes.filter(({ isHidden }) => isHidden).map(({ field }) => field)).toContain('freeDocument');
  const stored = await teahouse.sql('select after::text from audit_entries where account_id = $1', [account.id]);
  expect(JSON.stringify(stored)).not.toContain('只有付费会员才读得到');
});

it('has no entry for what was refused, for what members do, or for what is only read', async () => {
  await createTier(owner, 'not-a-key');
  await createTier(owner, 'cheap', 0);
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  await teahouse
    .anonymous(account.handle)
    .request(`mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) { __typename } }`, {
      input: { appid: account.miniAppid, code, platform: 'android' },
    });
  await teahouse.as(owner).request('{ members { edges { node { id } } } }');

  expect(await entries()).toEqual([]);
});

it('knows who signed in, with what', async () => {
  const path = await signInLink(teahouse.url, Buffer.alloc(32, 7).toString('base64'), { account: account.handle });
  const token = new URL(path!, teahouse.url).searchParams.get('token');

  await fetch(`${teahouse.url}/console/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/140.0',
    },
    body: JSON.stringify({ token }),
  });

  expect((await entries({ action: 'SIGN_IN' })).map(({ changes }) => changes)).toEqual([
    [
      { field: 'device', before: null, after: 'Chrome · macOS', isHidden: false },
      { field: 'means', before: null, after: 'LINK', isHidden: false },
    ],
  ]);
});

it('pages the latest first, and finds what one person did to one thing', async () => {
  const operator = await teahouse.given.staff(account, StaffRole.OPERATOR);
  for (const key of ['a', 'b', 'c']) await createTier(operator, key);
  await createTier(owner, 'd');
  const [{ id: operatorId } = { id: '' }] = await teahouse.sql<{ id: string }>(
    `select id from staff where account_id = $1 and role = 'OPERATOR'`,
    [account.id],
  );

  const keys = (found: Entry[]) => found.map(({ changes }) => changes.find(({ field }) => field === 'key')?.after);
  const theirs = await entries({ subjectType: 'Tier', staffId: operatorId });

  expect(keys(theirs)).toEqual(['c', 'b', 'a']);
  expect(keys(await entries({ subjectType: 'Tier', first: 2 }))).toEqual(['d', 'c']);
  expect(await entries({ staffId: teahouse.given.unknownId() })).toEqual([]);
});

it('cannot be changed by anybody, and stays within its account', async () => {
  await createTier(owner, 'puer');
  const other = await teahouse.given.account();
  owner = await teahouse.given.staff(other);

  await expect(teahouse.sql('update audit_entries set staff_id = null')).rejects.toThrow('append-only');
  await expect(teahouse.sql('delete from audit_entries')).rejects.toThrow('append-only');
  expect(await entries()).toEqual([]);
});

it('is for owners alone', async () => {
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);

  await expect(teahouse.as(finance).request(ENTRIES)).rejects.toThrow('FORBIDDEN');
});
