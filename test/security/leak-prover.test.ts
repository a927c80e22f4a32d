import { readFileSync } from 'node:fs';
import { astFromValue, buildSchema, type GraphQLField, isRequiredArgument, print } from 'graphql';
import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../server/src/accounts/staff.entity.ts';
import { newId } from '../../server/src/shared/ids.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { minimalInput } from './minimal-input.ts';
import { type ArgumentText, wholeField } from './whole-selection.ts';

// Stands in the locked part of every article here, in a paragraph, a caption, a poll and a heading.
const CANARY = '金丝雀在此7f3a';
const DEPTH = 4;

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const manifest = JSON.parse(
  readFileSync(new URL('../../schema/persisted-operations.json', import.meta.url), 'utf8'),
) as Record<string, string>;

let teahouse: Teahouse;
let account: GivenAccount;
let elsewhere: GivenAccount;
let gold: GivenTier;
let silver: GivenTier;
/** One article per policy that has a lock, all in one series. */
const articleIds: string[] = [];
/** Neither is in that series; the first belongs to the other series. Both are without a canary, and free to be unlocked. */
let otherArticleId: string;
let otherSeriesId: string;
let seriesId: string;
let memberId: string;
/** Of a gift of the first article that nobody has redeemed. */
let giftCode: string;

const document = {
  type: 'document',
  blocks: [
    { type: 'paragraph', text: [{ text: '谁都可以读的开头。' }] },
    { type: 'paywall' },
    { type: 'heading', level: 2, text: [{ text: CANARY }] },
    { type: 'paragraph', text: [{ text: `锁住的一句：${CANARY}`, bold: true }] },
    { type: 'image', url: '/media/x.svg', width: 3, height: 2, alt: CANARY, caption: CANARY },
    { type: 'poll', question: CANARY, options: ['一', CANARY] },
  ],
};

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  elsewhere = await teahouse.given.account();
  [gold, silver] = [await teahouse.given.tier(account), await teahouse.given.tier(account)];
  const owner = teahouse.as(await teahouse.given.staff(account));
  const series = await owner.request<{ createSeries: { series: { id: string } } }>(
    gql`mutation { createSeries(input: { title: "系列" }) { ... on CreateSeriesSuccess { series { id } } } }`,
  );
  seriesId = series.createSeries.series.id;
  for (const [policy, tierIds] of [
    ['MEMBERS', []],
    ['TIERS', [gold.id]],
    ['FOLLOWERS', []],
    ['PURCHASE', []],
  ] as const) {
    const input = { title: policy, excerpt: '摘要', document, policy, tierIds, seriesId, unlockPriceFen: 300 };
    const { createArticle } = await owner.request<{ createArticle: { article: { id: string } } }>(
      gql`mutation ($input: CreateArticleInput!) { createArticle(input: $input) { ... on CreateArticleSuccess { article { id } } } }`,
      { input },
    );
    await owner.request(gql`mutation ($id: ID!) { publishArticle(input: { id: $id }) { __typename } }`, {
      id: createArticle.article.id,
    });
    articleIds.push(createArticle.article.id);
  }
  // A draft with a canary in its free part too: readers may know nothing of it.
  const draft = { type: 'document', blocks: [{ type: 'paragraph', text: [{ text: CANARY }] }] };
  await owner.request(gql`mutation ($input: CreateArticleInput!) { createArticle(input: $input) { __typename } }`, {
    input: { title: CANARY, excerpt: CANARY, document: draft, seriesId },
  });
  otherSeriesId = await teahouse.given.series(account, { unlockPriceFen: 900 });
  otherArticleId = (await teahouse.given.article(account, { seriesId: otherSeriesId, unlockPriceFen: 300 })).id;
  memberId = (await reader(account)).memberId;
  const giver = await Buyer.inMiniProgram(teahouse, account);
  await teahouse.given.goods(account, [{ productId: 'th_unlock_300', name: '解锁', priceFen: 300 }]);
  giftCode = await giver.paidGift(await giver.placeGiftOrder({ articleId: articleIds[0]! }));
});

afterAll(() => teahouse?.stop());

interface Reader {
  readonly token: string;
  readonly memberId: string;
}

async function reader(of: GivenAccount, follows = false): Promise<Reader> {
  const person = await teahouse.given.person(follows ? { follows: [of.officialAppid] } : {});
  const code = await teahouse.given.loginCode(of, person);
  const { logInWithMiniProgram: logIn } = await teahouse.anonymous(of.handle).request<{
    logInWithMiniProgram: { sessionToken: string; viewer: { member: { id: string } } };
  }>(
    gql`mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) {
      ... on LogInSuccess { sessionToken viewer { member { id } } } } }`,
    { input: { appid: of.miniAppid, code, platform: 'android' } },
  );
  if (follows) await teahouse.sql('update members set is_follower = true where id = $1', [logIn.viewer.member.id]);
  return { token: logIn.sessionToken, memberId: logIn.viewer.member.id };
}

async function member(tier: GivenTier, from: string, until: string): Promise<Reader> {
  const someone = await reader(account);
  await teahouse.sql(
    `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, created_at)
     values ($1, $2, $3, $4, 'COMP', now() + $5::interval, now() + $6::interval, now())`,
    [newId(), account.id, someone.memberId, tier.id, from, until],
  );
  return someone;
}

/** A reader who unlocked something, from and until so long from now. */
async function unlocker(
  what: { articleId?: string; seriesId?: string },
  [from, until]: readonly [string, string | null] = ['-1 day', null],
): Promise<Reader> {
  const someone = await reader(account);
  await teahouse.sql(
    `insert into unlocks (id, account_id, member_id, article_id, series_id, source, starts_at, ends_at, created_at)
     values ($1, $2, $3, $4, $5, 'COMP', now() + $6::interval, now() + $7::interval, now())`,
    [newId(), account.id, someone.memberId, what.articleId ?? null, what.seriesId ?? null, from, until],
  );
  return someone;
}

async function revoked(someone: Reader): Promise<Reader> {
  await teahouse.sql('update unlocks set revoked_at = now() where member_id = $1', [someone.memberId]);
  return someone;
}

async function post(headers: Record<string, string>, body: object): Promise<string> {
  const answer = await fetch(`${teahouse.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return answer.text();
}

const idFor: Record<string, () => string> = { series: () => seriesId, tier: () => gold.id, memberId: () => memberId };

function argumentsFor(articleId: string): ArgumentText {
  return (argument, field) => {
    if (argument.name === 'first') return '3';
    if (argument.name === 'code') return JSON.stringify(giftCode);
    if (argument.name === 'id' || argument.name.endsWith('Id')) {
      return JSON.stringify((idFor[argument.name] ?? idFor[field] ?? (() => articleId))());
    }
    if (isRequiredArgument(argument)) return print(astFromValue(minimalInput(argument.type), argument.type)!);
    return undefined;
  };
}

/** What a member has lies deeper than every field of every query can be asked for at once. */
const ownThings = gql`
  {
    viewer { member {
      orders { edges { node { article { lockedDocument } series { articles { edges { node { lockedDocument } } } } } } }
      unlocks { edges { node { article { lockedDocument } series { articles { edges { node { lockedDocument } } } } } } }
      tips { edges { node { article { lockedDocument } order { article { lockedDocument } } } } }
      giftsGiven { edges { node { article { lockedDocument } order { article { lockedDocument } } } } }
    } }
  }
`;

/** Everything a viewer is told: every field of every query, each for itself, and every registered operation. */
async function everyDoor(headers: Record<string, string>, articleId: string): Promise<string[]> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}) as GraphQLField<unknown, unknown>[];
  const queries = fields.map((field) => `{ ${wholeField(schema, field, DEPTH, argumentsFor(articleId))} }`);
  queries.push(ownThings);
  const variables = { id: articleId, first: 10, articleId, memberId, orders: 5 };
  // Not the mutations: logging out would shut every door behind it.
  const registered = Object.entries(manifest)
    .filter(([, text]) => text.startsWith('query'))
    .map(([sha256Hash, text]) => ({
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => text.includes(`$${name}`))),
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    }));
  const answers: string[] = [];
  for (const body of [...queries.map((query) => ({ query })), ...registered]) answers.push(await post(headers, body));
  return answers;
}

const bearer = ({ token }: Reader) => ({ authorization: `Bearer ${token}` });
const leaksOf = (answers: string[]) =>
  answers.filter((answer) => answer.includes(CANARY)).map((text) => text.slice(0, 200));

it('asks what the server really answers: no query is refused for its form', async () => {
  const answers = await everyDoor({ 'teahouse-account': account.handle }, articleIds[0]!);

  const refused = answers.filter((answer) => /GRAPHQL_(VALIDATION|PARSE)_FAILED|TOO_COMPLEX|INTERNAL/.test(answer));
  expect(refused.map((text) => text.slice(0, 300))).toEqual([]);
});

it('would find a leak: who paid gets the canary through the same doors', async () => {
  const paid = await member(gold, '-1 day', '30 days');

  for (const articleId of articleIds) expect(leaksOf(await everyDoor(bearer(paid), articleId))).not.toEqual([]);
});

it('would find a leak among what a member has', async () => {
  const one = await unlocker({ articleId: articleIds[3]! });
  const whole = await unlocker({ seriesId });

  const answers = [await post(bearer(one), { query: ownThings }), await post(bearer(whole), { query: ownThings })];

  expect(leaksOf(answers)).toHaveLength(2);
  await revoked(one);
  await revoked(whole);
  expect(
    leaksOf([await post(bearer(one), { query: ownThings }), await post(bearer(whole), { query: ownThings })]),
  ).toEqual([]);
});

it('gives who unlocked one article that one, and who unlocked the series all of it', async () => {
  for (const articleId of articleIds) {
    const one = await ownDoors(bearer(await unlocker({ articleId })), articleId);
    const whole = await ownDoors(bearer(await unlocker({ seriesId })), articleId);
    expect([leaksOf(one), leaksOf(whole)]).toEqual([[expect.any(String)], [expect.any(String)]]);
  }
});

const strangers: [string, () => Promise<Record<string, string>>, (policy: number) => boolean][] = [
  ['a stranger', async () => ({ 'teahouse-account': account.handle }), () => true],
  ['a reader who is signed in', async () => bearer(await reader(account)), () => true],
  ['a member of yesterday', async () => bearer(await member(gold, '-60 days', '-1 second')), () => true],
  ['a member of tomorrow', async () => bearer(await member(gold, '1 day', '30 days')), () => true],
  ['a member of another tier', async () => bearer(await member(silver, '-1 day', '30 days')), (policy) => policy === 1],
  ['a follower', async () => bearer(await reader(account, true)), (policy) => policy !== 2],
  [
    'a member, of what is sold singly',
    async () => bearer(await member(gold, '-1 day', '30 days')),
    (policy) => policy === 3,
  ],
  ['who unlocked another article', async () => bearer(await unlocker({ articleId: otherArticleId })), () => true],
  ['who unlocked another series', async () => bearer(await unlocker({ seriesId: otherSeriesId })), () => true],
  [
    'who unlocked it until yesterday',
    async () => bearer(await unlocker({ seriesId }, ['-9 days', '-1 second'])),
    () => true,
  ],
  ['who will have it tomorrow', async () => bearer(await unlocker({ seriesId }, ['1 day', null])), () => true],
  ['whose unlock was taken back', async () => bearer(await revoked(await unlocker({ seriesId }))), () => true],
  [
    'who unlocked the article beside it',
    async () => bearer(await unlocker({ articleId: articleIds[0]! })),
    (policy) => policy !== 0,
  ],
  ['a member of another account', async () => bearer(await reader(elsewhere)), () => true],
  [
    'the owner of another account',
    async () => ({ authorization: `Bearer ${await teahouse.given.staff(elsewhere)}` }),
    () => true,
  ],
];

it.each(strangers)('tells %s not one locked sentence, whatever is asked', async (_, headersOf, isLockedFor) => {
  const headers = await headersOf();

  for (const [policy, articleId] of articleIds.entries()) {
    if (!isLockedFor(policy)) continue;
    const answers = await everyDoor(headers, articleId);
    // Another policy's article may be open to this viewer; only this article's doors are judged then.
    const isLockedOut = articleIds.every((_id, index) => isLockedFor(index));
    const judged = isLockedOut ? answers : await ownDoors(headers, articleId);
    expect(leaksOf(judged)).toEqual([]);
  }
});

/** The doors that lead to one article only. */
async function ownDoors(headers: Record<string, string>, articleId: string): Promise<string[]> {
  const query = '{ article(id: "ID") { title excerpt freeDocument lockedDocument viewerAccess { canRead reason } } }';
  return [await post(headers, { query: query.replace('ID', articleId) })];
}

it('tells the bookkeeper of the account no draft', async () => {
  const finance = { authorization: `Bearer ${await teahouse.given.staff(account, StaffRole.FINANCE)}` };

  const drafts = await post(finance, { query: '{ articleDrafts { edges { node { title document } } } }' });

  expect(drafts).not.toContain(CANARY);
});
