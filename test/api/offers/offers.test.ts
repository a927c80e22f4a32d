import { randomUUID } from 'node:crypto';
import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const Create = gql`
  mutation ($input: CreateOfferInput!) {
    createOffer(input: $input) {
      __typename
      ... on CreateOfferSuccess { offer { id code kind percentOffBps audience periods isArchived tier { name } } }
      ... on InvalidOffer { field }
      ... on UserError { code message }
    }
  }
`;
const Archive = gql`
  mutation ($id: ID!) { archiveOffer(input: { id: $id }) { ... on ArchiveOfferSuccess { offer { isArchived } } } }
`;
const Offers = gql`
  query ($first: Int!, $after: String) {
    offers(first: $first, after: $after) {
      edges { node { code use { usedCount heldCount maxRedemptions spentFen budgetFen overrunCount overrunFen } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const ByCode = gql`
  query ($code: String!) {
    offer(code: $code) { name kind percentOffBps amountOffFen trialDays viewerRefusal use { usedCount } }
  }
`;
const Quote = gql`
  query ($tierPriceId: ID!, $offerCode: String) {
    quoteOrder(tierPriceId: $tierPriceId, offerCode: $offerCode) {
      __typename
      ... on OrderQuote { change listAmountFen creditFen discountFen amountFen words }
      ... on OfferNotForYou { reason orderId }
      ... on UserError { code message }
    }
  }
`;
const PlaceOrder = gql`
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on PlaceOrderSuccess { order { id listAmountFen amountFen } }
      ... on OfferNotForYou { reason orderId }
      ... on UserError { code }
    }
  }
`;
const StartTrial = gql`
  mutation ($offerCode: String!) {
    startTrial(input: { offerCode: $offerCode }) {
      __typename
      ... on StartTrialSuccess { membership { source isActive tier { name } } viewer { member { memberships { isActive } } } }
      ... on OfferNotForYou { reason }
      ... on UserError { code }
    }
  }
`;

type Payload = { readonly code?: string; readonly offer?: { readonly id: string } } & Record<string, unknown>;

const newCode = () => `C-${randomUUID().slice(0, 8)}`.toUpperCase();
const create = async (input: object = {}, token = owner) =>
  (
    await teahouse.as(token).request<{ createOffer: Payload }>(Create, {
      input: { name: '新年', code: newCode(), kind: 'PERCENT', percentOffBps: 2000, ...input },
    })
  ).createOffer;
const order = async (buyer: Buyer, offerCode: string, idempotencyKey: string = randomUUID()) =>
  (
    await buyer.graphql.request<{ placeOrder: Record<string, unknown> & { order?: { id: string } } }>(PlaceOrder, {
      input: { tierPriceId: tier.prices.MONTH.id, idempotencyKey, offerCode },
    })
  ).placeOrder;

it('makes an offer, and readers see what it gives but not how much is left', async () => {
  const code = newCode();

  expect(await create({ code: code.toLowerCase(), maxRedemptions: 3, budgetFen: 9900 })).toMatchObject({
    __typename: 'CreateOfferSuccess',
    offer: {
      code,
      kind: 'PERCENT',
      percentOffBps: 2000,
      audience: 'EVERYONE',
      periods: 1,
      isArchived: false,
      tier: null,
    },
  });

  const reader = teahouse.anonymous(account.handle);
  expect(await reader.request(ByCode, { code: ` ${code.toLowerCase()}` })).toEqual({
    offer: {
      name: '新年',
      kind: 'PERCENT',
      percentOffBps: 2000,
      amountOffFen: null,
      trialDays: null,
      viewerRefusal: null,
      use: null,
    },
  });
});

it('shows the owner how much each is used, the newest first', async () => {
  const [older, newer] = [newCode(), newCode()];
  await create({ code: older, maxRedemptions: 2, budgetFen: 5000 });
  await create({ code: newer });
  const [paying, waiting] = [
    await Buyer.inMiniProgram(teahouse, account),
    await Buyer.inMiniProgram(teahouse, account),
  ];
  const { order: paid } = await order(paying, older);
  await paying.pay(await paying.openSheet(paid!.id));
  await new Books(teahouse, account).allProcessed();
  await order(waiting, older);

  const page = await teahouse.as(owner).request<{ offers: { edges: { node: object }[] } }>(Offers, { first: 2 });

  expect(page.offers.edges.map(({ node }) => node)).toEqual([
    {
      code: newer,
      use: {
        usedCount: 0,
        heldCount: 0,
        maxRedemptions: null,
        spentFen: 0,
        budgetFen: null,
        overrunCount: 0,
        overrunFen: 0,
      },
    },
    {
      code: older,
      use: {
        usedCount: 1,
        heldCount: 1,
        maxRedemptions: 2,
        spentFen: 720,
        budgetFen: 5000,
        overrunCount: 0,
        overrunFen: 0,
      },
    },
  ]);
});

it('says what an order costs with it, and freezes the same', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const code = newCode();
  await create({ code });
  const variables = { tierPriceId: tier.prices.MONTH.id, offerCode: code };

  const { quoteOrder } = await buyer.graphql.request<{ quoteOrder: { words: string[] } }>(Quote, variables);
  expect(quoteOrder).toMatchObject({
    change: 'NEW',
    listAmountFen: 1800,
    creditFen: 0,
    discountFen: 360,
    amountFen: 1440,
  });
  expect(quoteOrder.words[1]).toBe('原价 18.00 元，优惠 3.60 元，实付 14.40 元');
  const placed = await order(buyer, code, 'k1');
  expect(placed).toMatchObject({ order: { listAmountFen: 1800, amountFen: 1440 } });
  expect((await order(buyer, code, 'k1')).order?.id).toBe(placed.order?.id);
  expect(await order(buyer, '', 'k1')).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });

  expect(await buyer.graphql.request(Quote, variables)).toMatchObject({
    quoteOrder: { code: 'OFFER_NOT_FOR_YOU', reason: 'HELD_BY_ORDER', orderId: placed.order?.id },
  });
  expect(await buyer.graphql.request(ByCode, { code })).toMatchObject({ offer: { viewerRefusal: 'HELD_BY_ORDER' } });
});

it('gives the last use to exactly one of two members who order at once', async () => {
  const code = newCode();
  await create({ code, maxRedemptions: 1 });
  const buyers = await Promise.all([1, 2].map(() => Buyer.inMiniProgram(teahouse, account)));

  const answers = await Promise.all(buyers.map((buyer) => order(buyer, code)));

  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['OfferUsedUp', 'PlaceOrderSuccess']);
});

it('takes an offer out of use; its open orders keep their price', async () => {
  const code = newCode();
  const { offer } = await create({ code });
  const [early, late] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];
  const placed = await order(early, code, 'k1');

  for (const _ of [1, 2]) {
    expect(await teahouse.as(owner).request(Archive, { id: offer!.id })).toEqual({
      archiveOffer: { offer: { isArchived: true } },
    });
  }

  expect(await order(late, code)).toMatchObject({ code: 'OFFER_NOT_FOUND' });
  expect((await order(early, code, 'k1')).order?.id).toBe(placed.order?.id);
  await early.pay(await early.openSheet(placed.order!.id));
  await new Books(teahouse, account).allProcessed();
  expect(await early.order(placed.order!.id)).toMatchObject({ status: 'PAID' });
  expect(await teahouse.anonymous(account.handle).request(ByCode, { code })).toEqual({ offer: null });
  expect(await create({ code })).toMatchObject({ code: 'OFFER_CODE_TAKEN' });
});

it('begins a trial once, without money', async () => {
  const code = newCode();
  const trial = { kind: 'TRIAL', percentOffBps: null, trialDays: 7, tierId: tier.id };
  expect(await create({ ...trial, code })).toMatchObject({ offer: { kind: 'TRIAL', tier: { name: 'tea' } } });
  const buyer = await Buyer.inMiniProgram(teahouse, account);

  expect(await buyer.graphql.request(StartTrial, { offerCode: code })).toEqual({
    startTrial: {
      __typename: 'StartTrialSuccess',
      membership: { source: 'TRIAL', isActive: true, tier: { name: 'tea' } },
      viewer: { member: { memberships: [{ isActive: true }] } },
    },
  });
  expect(await buyer.graphql.request(StartTrial, { offerCode: code })).toMatchObject({
    startTrial: { code: 'OFFER_NOT_FOR_YOU', reason: 'TRIED_BEFORE' },
  });
  expect(await buyer.graphql.request(StartTrial, { offerCode: 'NOBODY' })).toMatchObject({
    startTrial: { code: 'OFFER_NOT_FOUND' },
  });
});

it.each([
  ['no name', { name: ' ' }, 'name'],
  ['a code of two', { code: 'AB' }, 'code'],
  ['a code with a space', { code: 'NEW YEAR' }, 'code'],
  ['all of the price', { percentOffBps: 10_000 }, 'percentOffBps'],
  ['a percent offer with an amount', { amountOffFen: 100 }, 'amountOffFen'],
  ['an amount offer without one', { kind: 'AMOUNT', percentOffBps: null }, 'amountOffFen'],
  ['a trial of a year', { kind: 'TRIAL', percentOffBps: null, trialDays: 365 }, 'trialDays'],
  ['a trial of no tier', { kind: 'TRIAL', percentOffBps: null, trialDays: 7 }, 'tierId'],
  ['a tier that is not there', { tierId: 'no id' }, 'tierId'],
  ['no period at all', { periods: 0 }, 'periods'],
  ['twelve times of a pass', { period: 'PASS', periods: 12 }, 'periods'],
  ['a budget of nothing', { budgetFen: 0 }, 'budgetFen'],
  ['no use at all', { maxRedemptions: 0 }, 'maxRedemptions'],
  ['an end that has been', { endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
])('refuses %s', async (_, input, field) => {
  const refused = await create(input);

  expect(refused).toMatchObject({ code: 'INVALID_OFFER', field });
  // People read it: no name of a field stands in it.
  expect(refused.message).not.toMatch(/[a-z][A-Z]|[A-Z]{4}/);
});

it('refuses a trial that is had twice', async () => {
  const trial = { kind: 'TRIAL', percentOffBps: null, trialDays: 7, tierId: tier.id };

  expect(await create({ ...trial, periods: 2 })).toMatchObject({ code: 'INVALID_OFFER', field: 'periods' });
});

it('is the owner’s; finance may look', async () => {
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());
  const { offer } = await create();

  await expect(create({}, finance)).rejects.toThrow(/FORBIDDEN/);
  await expect(teahouse.as(elsewhere).request(Archive, { id: offer!.id })).rejects.toThrow(/NOT_FOUND/);
  expect(await teahouse.as(finance).request(Offers, { first: 1 })).toMatchObject({ offers: { edges: [{}] } });
  expect(await teahouse.as(elsewhere).request(Offers, { first: 1 })).toMatchObject({ offers: { edges: [] } });
});
