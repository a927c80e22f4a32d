import { createHmac, randomUUID } from 'node:crypto';
import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
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

const Create = gql`
  mutation ($input: CreateAffiliateLinkInput!) {
    createAffiliateLink(input: $input) {
      __typename
      ... on CreateAffiliateLinkSuccess {
        postbackKey
        postbackUrl
        link { id kind title priceFen targetUrl targetAppid targetPath rateBps coolingOffDays isArchived earnerMember { id } }
      }
      ... on InvalidAffiliateLink { field }
      ... on UserError { code message }
    }
  }
`;
const Archive = gql`
  mutation ($id: ID!) { archiveAffiliateLink(input: { id: $id }) { ... on ArchiveAffiliateLinkSuccess { link { isArchived } } } }
`;
const Open = gql`
  mutation ($linkId: ID!) {
    openAffiliateLink(input: { linkId: $linkId }) { ... on OpenAffiliateLinkSuccess { kind appid path url } }
  }
`;
const Import = gql`
  mutation ($linkId: ID!, $csv: String!) {
    importAffiliateSales(input: { linkId: $linkId, csv: $csv }) {
      __typename
      ... on ImportAffiliateSalesSuccess { recordedCount repeatedCount reversedCount refusedLines { line message } }
      ... on UserError { code message }
    }
  }
`;
const Links = gql`{ affiliateLinks { edges { node { title clickCount conversionCount } } } }`;
const Sales = gql`
  { affiliateConversions { edges { node {
    externalReference amountFen reversedFen source commission { amountFen reversedFen status }
  } } } }
`;

const teapot = {
  title: '朱泥小壶',
  priceFen: 39_900,
  targetUrl: 'https://shop.example/teapot?from=chaguan',
  rateBps: 333,
};

interface Made {
  readonly link: { readonly id: string };
  readonly postbackKey: string;
  readonly postbackUrl: string;
}
const create = async (input: object = {}) =>
  (
    await teahouse.as(owner).request<{ createAffiliateLink: Made & Record<string, unknown> }>(Create, {
      input: { ...teapot, ...input },
    })
  ).createAffiliateLink;
const open = async (reader: Buyer, linkId: string) =>
  (await reader.graphql.request<{ openAffiliateLink: { url: string } }>(Open, { linkId })).openAffiliateLink;
const bring = async (linkId: string, csv: string, token = owner) =>
  (await teahouse.as(token).request<{ importAffiliateSales: Record<string, unknown> }>(Import, { linkId, csv }))
    .importAffiliateSales;
const links = async () =>
  (
    await teahouse.as(owner).request<{ affiliateLinks: { edges: { node: unknown }[] } }>(Links)
  ).affiliateLinks.edges.map(({ node }) => node);
const sales = async () =>
  (
    await teahouse.as(owner).request<{ affiliateConversions: { edges: { node: unknown }[] } }>(Sales)
  ).affiliateConversions.edges.map(({ node }) => node);

function postback(made: Made, report: object, { key = made.postbackKey, offsetMs = 0 } = {}): Promise<Response> {
  const [time, body] = [Math.floor((Date.now() + offsetMs) / 1000), JSON.stringify(report)];
  const signature = createHmac('sha256', key).update(`${time}.${body}`).digest('hex');
  return fetch(made.postbackUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'teahouse-signature': `t=${time},v1=${signature}` },
    body,
  });
}
const sale = { reference: 'S-1', amountFen: 39_900, occurredAt: '2026-03-01T12:00:00+08:00' };

it('makes the link of a product card, whose commission the account earns unless a member does', async () => {
  const made = await create();

  expect(made).toEqual({
    __typename: 'CreateAffiliateLinkSuccess',
    postbackKey: expect.stringMatching(/^[\w-]{43}$/),
    postbackUrl: `${teahouse.url}/affiliates/${made.link.id}/sales`,
    link: {
      id: made.link.id,
      kind: 'PRODUCT',
      title: '朱泥小壶',
      priceFen: 39_900,
      targetUrl: teapot.targetUrl,
      targetAppid: null,
      targetPath: null,
      rateBps: 333,
      coolingOffDays: 7,
      isArchived: false,
      earnerMember: null,
    },
  });
});

it.each([
  ['title', { title: ' ' }],
  ['imageUrl', { imageUrl: 'http://shop.example/pot.jpg' }],
  ['priceFen', { priceFen: 0 }],
  ['rateBps', { rateBps: 9_001 }],
  ['coolingOffDays', { coolingOffDays: 91 }],
  ['target', { targetUrl: 'javascript:alert(1)' }],
  ['target', { targetUrl: null }],
  ['target', { targetAppid: 'wx7ea0000000000011', targetPath: 'pages/pot' }],
  ['target', { targetUrl: null, targetAppid: 'wx7ea0000000000011' }],
  ['earnerMemberId', { earnerMemberId: randomUUID() }],
])('refuses a link with a wrong %s: %j', async (field, wrong) => {
  expect(await create(wrong)).toMatchObject({ __typename: 'InvalidAffiliateLink', field });
});

it('sends a reader to the shop with a signed click, and counts a member once a day', async () => {
  const { link } = await create();
  const reader = await Buyer.inMiniProgram(teahouse, account);

  const first = await open(reader, link.id);
  const second = await open(reader, link.id);
  const stranger = await teahouse
    .anonymous(account.handle)
    .request<{ openAffiliateLink: object }>(Open, { linkId: link.id });

  expect(first.url).toMatch(/^https:\/\/shop\.example\/teapot\?from=chaguan&teahouse_click=[\w-]{22}\.[\w-]{22}$/);
  expect(second.url).toBe(first.url);
  expect(stranger.openAffiliateLink).toMatchObject({ url: teapot.targetUrl });
  expect(await links()).toEqual([{ title: '朱泥小壶', clickCount: 1, conversionCount: 0 }]);
});

it('follows no link that is out of use, or of another account', async () => {
  const { link } = await create();
  const stranger = await Buyer.inMiniProgram(teahouse, await teahouse.given.account());
  const reader = await Buyer.inMiniProgram(teahouse, account);
  await teahouse.as(owner).request(Archive, { id: link.id });

  await expect(open(stranger, link.id)).rejects.toThrow();
  await expect(open(reader, link.id)).rejects.toThrow();
});

it('books the commission of a signed sale once, however often it is reported', async () => {
  const made = await create();
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const click = (await open(reader, made.link.id)).url.split('teahouse_click=')[1];

  const [first, ...again] = await Promise.all([1, 2, 3].map(() => postback(made, { ...sale, click })));
  const outcomes = await Promise.all([first!, ...again].map((answer) => answer.json() as Promise<{ outcome: string }>));

  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'repeated', 'repeated']);
  // 3.33% of 399.00 is 13.2867: the fraction of a fen is nobody's.
  expect(await sales()).toEqual([
    {
      externalReference: 'S-1',
      amountFen: 39_900,
      reversedFen: 0,
      source: 'POSTBACK',
      commission: { amountFen: 1_328, reversedFen: 0, status: 'COOLING_OFF' },
    },
  ]);
});

it.each([
  ['another key', { key: 'x'.repeat(43) }],
  ['an old time', { offsetMs: -302_000 }],
  ['a time to come', { offsetMs: 302_000 }],
])('believes no postback signed with %s', async (_, how) => {
  const made = await create();

  expect((await postback(made, sale, how)).status).toBe(401);
  expect(await sales()).toEqual([]);
});

it('takes a commission back with its sale, and leaves the share of what stayed sold', async () => {
  const made = await create();
  await postback(made, sale);

  const half = await postback(made, { ...sale, refundedFen: 19_950 });
  await postback(made, { ...sale, refundedFen: 10_000 });
  const whole = await postback(made, { ...sale, refundedFen: 39_900 });

  expect([await half.json(), await whole.json()]).toEqual([
    { outcome: 'repeated', isReversed: true },
    { outcome: 'repeated', isReversed: true },
  ]);
  expect(await sales()).toMatchObject([
    { reversedFen: 39_900, commission: { amountFen: 1_328, reversedFen: 1_328, status: 'REVERSED' } },
  ]);
  const rows = await teahouse.sql<{ kind: string; account: string; fen: number }>(
    `select t.kind, split_part(e.ledger_account, ':', 2) as account, e.amount_fen::int as fen from ledger_transactions t
       join ledger_entries e on e.transaction_id = t.id where t.account_id = $1 order by t.created_at, t.id, e.line`,
    [account.id],
  );
  expect(rows.map(({ kind, account: name, fen }) => `${kind} ${name} ${fen}`)).toEqual([
    'COMMISSION affiliate-shops 1328',
    'COMMISSION commission -1328',
    'COMMISSION_REVERSAL commission 664',
    'COMMISSION_REVERSAL affiliate-shops -664',
    'COMMISSION_REVERSAL commission 664',
    'COMMISSION_REVERSAL affiliate-shops -664',
  ]);
});

it.each([
  ['a reference with a NUL', { reference: 'S\0' }, 'reference'],
  ['true for an amount', { amountFen: true }, 'amountFen'],
  ['a list for an amount', { amountFen: [100] }, 'amountFen'],
  ['a fraction of a fen', { amountFen: '1.5' }, 'amountFen'],
  ['nothing for what was refunded', { refundedFen: null }, 'refundedFen'],
])('takes no report with %s', async (_, wrong, field) => {
  const answer = await postback(await create(), { ...sale, ...wrong });

  expect([answer.status, ((await answer.json()) as { error: string }).error.split(':')[0]]).toEqual([422, field]);
  expect(await sales()).toEqual([]);
});

it('says what is wrong with a report that cannot be taken', async () => {
  const made = await create();
  const other = await create();
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const click = (await open(reader, other.link.id)).url.split('teahouse_click=')[1];
  await postback(made, sale);
  const reasonOf = async (report: object) => {
    const answer = await postback(made, report);
    return [answer.status, ((await answer.json()) as { error: string }).error];
  };

  expect(await reasonOf({ ...sale, amountFen: 1 })).toEqual([
    422,
    'This number is known with 39900 fen; report refunds as refunded_fen',
  ]);
  expect(await reasonOf({ ...sale, reference: 'S-2', click })).toEqual([
    422,
    'The click token is not one of this link',
  ]);
  expect(await reasonOf({ ...sale, reference: 'S-2', refundedFen: 50_000 })).toEqual([
    422,
    'More was refunded than sold',
  ]);
  expect((await reasonOf({ ...sale, amountFen: 'much' }))[0]).toBe(422);
});

it("takes a shop's list line by line, and the same list again as nothing new", async () => {
  const { link } = await create();
  const csv = [
    '\ufeffreference,amount_fen,occurred_at,refunded_fen,note',
    'A-1,10000,2026-03-01T12:00:00+08:00,,first',
    'A-2,20000,2026-03-01T13:00:00+08:00,20000,"returned, whole"',
    'A-3,,2026-03-01T14:00:00+08:00,,',
    'A-4,500,2026-03-01,,no time',
    'A-5,29,2026-03-02T12:00:00+08:00,,below a fen',
  ].join('\r\n');

  const first = await bring(link.id, csv);
  const again = await bring(link.id, csv);

  expect(first).toEqual({
    __typename: 'ImportAffiliateSalesSuccess',
    recordedCount: 3,
    repeatedCount: 0,
    reversedCount: 1,
    refusedLines: [
      { line: 4, message: '「amount_fen」缺失或格式不对' },
      { line: 5, message: '「occurred_at」缺失或格式不对' },
    ],
  });
  expect(again).toMatchObject({ recordedCount: 0, repeatedCount: 3, reversedCount: 0 });
  expect(await sales()).toMatchObject([
    { externalReference: 'A-5', commission: null },
    { externalReference: 'A-2', commission: { amountFen: 666, status: 'REVERSED' } },
    { externalReference: 'A-1', commission: { amountFen: 333, status: 'COOLING_OFF' } },
  ]);
});

it('refuses a file that is no list of sales', async () => {
  const { link } = await create();

  expect(await bring(link.id, 'a,b\n1,2')).toMatchObject({ code: 'INVALID_SALES_FILE' });
  expect(await bring(link.id, '"unclosed')).toMatchObject({ code: 'INVALID_SALES_FILE' });
});

it('lets only the owner make links, and owner and finance see sales', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);

  await expect(teahouse.as(finance).request(Create, { input: teapot })).rejects.toThrow('FORBIDDEN');
  await expect(teahouse.as(writer).request(Sales)).rejects.toThrow('FORBIDDEN');
  await expect(teahouse.as(finance).request(Sales)).resolves.toEqual({ affiliateConversions: { edges: [] } });
});
