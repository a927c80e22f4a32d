import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Member } from '../../../server/src/members/member.entity.ts';
import { mergeMembers } from '../../../server/src/members/merge-members.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const DAY_MS = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;
let promoter: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { monthlyFen: 1_999 });
  owner = await teahouse.given.staff(account);
  promoter = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

const Settings = gql`{ account { moneySettings { version } } }`;
const UpdateSettings = gql`
  mutation ($input: UpdateMoneySettingsInput!) { updateMoneySettings(input: $input) { __typename } }
`;
const Become = gql`
  mutation { becomePromoter { __typename ... on BecomePromoterSuccess { link { id kind rateBps } } ... on UserError { code } } }
`;
const Open = gql`
  mutation ($linkId: ID!) { openAffiliateLink(input: { linkId: $linkId }) { ... on OpenAffiliateLinkSuccess { kind url } } }
`;
const Promotion = gql`
  { viewer {
    promotion { isOffered coolingOffFen payableFen paidFen link { id clickCount conversionCount } }
    payouts { edges { node { amountFen status failure } } }
  } }
`;
const RequestPayout = gql`
  mutation {
    requestPayout {
      __typename
      ... on RequestPayoutSuccess { payout { id amountFen status } request { mchId appId package } }
      ... on NothingToPayOut { payableFen minFen }
      ... on UserError { code }
    }
  }
`;

interface Standing {
  readonly promotion: { readonly payableFen: number; readonly link: { readonly id: string } | null };
  readonly payouts: { readonly edges: readonly { readonly node: object }[] };
}
const standing = async () => (await promoter.graphql.request<{ viewer: Standing }>(Promotion)).viewer;
const switchOn = async (changes: object = {}) => {
  const as = teahouse.as(owner);
  const { account: read } = await as.request<{ account: { moneySettings: { version: number } } }>(Settings);
  const input = { version: read.moneySettings.version, arePromotersEnabled: true, promoterRateBps: 1_000, ...changes };
  await as.request(UpdateSettings, { input });
};
const become = async () =>
  (await promoter.graphql.request<{ becomePromoter: { link: { id: string } } & Record<string, unknown> }>(Become))
    .becomePromoter;
const payOut = async () =>
  (await promoter.graphql.request<{ requestPayout: Record<string, unknown> }>(RequestPayout)).requestPayout;

/** A reader who came by the promoter's link and bought a month. */
async function broughtReader(linkId: string): Promise<Buyer> {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  await reader.graphql.request(Open, { linkId });
  await reader.pay(await reader.openSheet(await reader.ordered(tier.prices.MONTH.id)));
  await expect.poll(async () => (await reader.status()).memberships.length).toBe(1);
  return reader;
}

it('offers promotion to nobody until the owner switches it on', async () => {
  expect(await become()).toEqual({ __typename: 'PromotersNotEnabled', code: 'PROMOTERS_NOT_ENABLED' });

  await switchOn();

  const made = await become();
  expect(made.link).toMatchObject({ kind: 'MEMBERSHIP', rateBps: 1_000 });
  expect((await become()).link.id).toBe(made.link.id);
});

it('earns a promoter a share of the membership they brought, and nobody a share of their own', async () => {
  await switchOn();
  const { link } = await become();
  await promoter.graphql.request(Open, { linkId: link.id });

  await broughtReader(link.id);
  await promoter.pay(await promoter.openSheet(await promoter.ordered(tier.prices.MONTH.id)));
  await expect.poll(async () => (await promoter.status()).memberships.length).toBe(1);

  expect((await standing()).promotion).toEqual({
    isOffered: true,
    coolingOffFen: 199,
    payableFen: 0,
    paidFen: 0,
    link: { id: link.id, clickCount: 2, conversionCount: 1 },
  });
  expect(await payOut()).toEqual({
    __typename: 'NothingToPayOut',
    code: 'NOTHING_TO_PAY_OUT',
    payableFen: 0,
    minFen: 100,
  });
});

it('owes nobody a share of what they bought themselves, should that come out while they pay', async () => {
  await switchOn();
  const { link } = await become();
  const reader = await Buyer.inMiniProgram(teahouse, account);
  await reader.graphql.request(Open, { linkId: link.id });
  const sheet = await reader.openSheet(await reader.ordered(tier.prices.MONTH.id));
  const [survivor, absorbed] = [(await promoter.status()).memberId, (await reader.status()).memberId];

  await teahouse.app.orm.em.fork().transactional(async (em) => {
    const member = await em.findOneOrFail(Member, { id: survivor });
    await mergeMembers(em, member, await em.findOneOrFail(Member, { id: absorbed }), clock.now());
  });
  await reader.pay(sheet);

  await expect.poll(async () => (await promoter.status()).memberships.length).toBe(1);
  expect(await teahouse.sql('select id from commissions where account_id = $1', [account.id])).toEqual([]);
});

it('says when the merchant cannot pay, and keeps it payable', async () => {
  await switchOn();
  const { link } = await become();
  await broughtReader(link.id);
  await clock.travel(teahouse, 8 * DAY_MS);
  promoter = await Buyer.inMiniProgram(teahouse, account, { person: promoter.person });

  expect(await payOut()).toEqual({ __typename: 'PayoutNotPossible', code: 'PAYOUT_NOT_POSSIBLE' });

  expect(await standing()).toMatchObject({
    promotion: { payableFen: 199 },
    payouts: { edges: [{ node: { status: 'FAILED', failure: 'NOT_ENOUGH' } }] },
  });
});

/** One reader's commission, cooled off, and money at the merchant to pay it with. */
async function earnPayable(): Promise<void> {
  await teahouse.sandbox.control('top-up', { mchid: account.mchid, amountFen: 10_000 });
  await switchOn();
  const { link } = await become();
  await broughtReader(link.id);
  await clock.travel(teahouse, 8 * DAY_MS);
  promoter = await Buyer.inMiniProgram(teahouse, account, { person: promoter.person });
}

it('pays out what has cooled off, once the promoter confirms it in WeChat', async () => {
  await earnPayable();

  const [first, second] = await Promise.all([payOut(), payOut()]);
  expect(first).toMatchObject({ __typename: 'RequestPayoutSuccess', payout: { amountFen: 199 } });
  expect((second.payout as { id: string }).id).toBe((first.payout as { id: string }).id);
  await clock.travel(teahouse, 60_000);
  const { request } = (await payOut()) as { request: { mchId: string; appId: string; package: string } };
  const opened = await teahouse.sandbox.phone('merchant-transfer', {
    person: promoter.person,
    appid: account.miniAppid,
    mchId: request.mchId,
    appId: request.appId,
    package: request.package,
  });
  if (!opened.ok) throw new Error(`the phone shows no transfer: ${opened.errMsg}`);
  await teahouse.sandbox.phone('transfer-sheet', { id: opened.sheet.id, action: 'confirm' });
  await clock.travel(teahouse, 10 * 60_000);
  await teahouse.app.services.payouts.sweep();

  expect(await standing()).toMatchObject({
    promotion: { coolingOffFen: 0, payableFen: 0, paidFen: 199 },
    payouts: { edges: [{ node: { amountFen: 199, status: 'SUCCEEDED', failure: null } }] },
  });
  const [books] = await teahouse.sql<{ owed: string; paid: string }>(
    `select sum(amount_fen) filter (where ledger_account = 'liabilities:commission') as owed,
            sum(amount_fen) filter (where ledger_account = $2) as paid from ledger_entries where account_id = $1`,
    [account.id, `assets:wechat:pay:${account.mchid}`],
  );
  expect(books).toEqual({ owed: '0', paid: '-199' });
});

/** Takes the money of the payout under way on the promoter's phone, and hears of it. */
async function takeMoney(): Promise<void> {
  await clock.travel(teahouse, 60_000);
  const { request } = (await payOut()) as { request: { mchId: string; appId: string; package: string } };
  const transfer = { person: promoter.person, appid: account.miniAppid, ...request };
  const opened = await teahouse.sandbox.phone('merchant-transfer', transfer);
  if (!opened.ok) throw new Error(`the phone shows no transfer: ${opened.errMsg}`);
  await teahouse.sandbox.phone('transfer-sheet', { id: opened.sheet.id, action: 'confirm' });
  await clock.travel(teahouse, 40 * 60_000);
  await teahouse.app.services.payouts.sweep();
}
const commissions = () =>
  teahouse
    .sql<{ status: string }>('select status from commissions where account_id = $1 order by payable_at, id', [
      account.id,
    ])
    .then((rows) => rows.map(({ status }) => status));
const exceptions = () =>
  teahouse.sql(
    `select kind, detail->'discrepancies' as facts, resolved_at is not null as "isResolved"
       from payment_exceptions where account_id = $1 order by created_at`,
    [account.id],
  );

it('pays out in parts what is more than WeChat takes at once, and calls paid what is paid whole', async () => {
  await teahouse.sandbox.control('top-up', { mchid: account.mchid, amountFen: 500_000 });
  tier = await teahouse.given.tier(account, { key: 'gold', monthlyFen: 300_000 });
  await switchOn({ promoterRateBps: 5_000 });
  const { link } = await become();
  await broughtReader(link.id);
  await broughtReader(link.id);
  await clock.travel(teahouse, 8 * DAY_MS);
  promoter = await Buyer.inMiniProgram(teahouse, account, { person: promoter.person });

  expect(await payOut()).toMatchObject({ payout: { amountFen: 199_999 } });
  await takeMoney();
  expect(await commissions()).toEqual(['PAID', 'COOLING_OFF']);
  expect((await standing()).promotion).toMatchObject({ payableFen: 100_001, paidFen: 199_999 });

  expect(await payOut()).toMatchObject({ payout: { amountFen: 100_001 } });
  await takeMoney();
  expect(await commissions()).toEqual(['PAID', 'PAID']);
  expect((await standing()).promotion).toMatchObject({ payableFen: 0, paidFen: 300_000 });
});

it('lists once a payout whose merchant number the account has changed, and ends it when that one is back', async () => {
  await earnPayable();
  await payOut();
  const pays = (merchant: string) =>
    teahouse.sql('update payouts set merchant = $2, next_query_at = now() where account_id = $1', [
      account.id,
      merchant,
    ]);

  await pays('1900000000');
  await clock.travel(teahouse, 60_000);
  for (const _ of [1, 2]) {
    await teahouse.app.services.payouts.sweep();
    await clock.travel(teahouse, 40 * 60_000);
  }

  const facts = [{ fact: 'merchant', expected: '1900000000', actual: account.mchid }];
  expect(await exceptions()).toEqual([{ kind: 'PAYOUT_STUCK', facts, isResolved: false }]);
  expect(await payOut()).toMatchObject({ __typename: 'PayoutNotPossible' });
  await pays(account.mchid);
  await takeMoney();
  expect(await exceptions()).toEqual([{ kind: 'PAYOUT_STUCK', facts, isResolved: true }]);
});

it('lists a payout of which WeChat reports another amount, and does not book it', async () => {
  await earnPayable();
  await payOut();
  await teahouse.sql('update payouts set amount_fen = 150 where account_id = $1', [account.id]);

  await clock.travel(teahouse, 10 * 60_000);
  await teahouse.app.services.payouts.sweep();

  expect(await exceptions()).toEqual([
    { kind: 'PAYOUT_STUCK', facts: [{ fact: 'amountFen', expected: '150', actual: '199' }], isResolved: false },
  ]);
  expect(await standing()).toMatchObject({ payouts: { edges: [{ node: { status: 'WAITING_FOR_MEMBER' } }] } });
});

it('makes an unconfirmed payout payable again after a day', async () => {
  await earnPayable();
  expect(await payOut()).toMatchObject({ __typename: 'RequestPayoutSuccess' });

  await clock.travel(teahouse, 2 * DAY_MS);
  await teahouse.app.services.payouts.sweep();

  expect(await standing()).toMatchObject({
    promotion: { payableFen: 199, paidFen: 0 },
    payouts: { edges: [{ node: { status: 'FAILED' } }] },
  });
});
