import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
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

const Update = gql`
  mutation ($input: UpdateTierInput!) {
    updateTier(input: $input) {
      __typename
      ... on UpdateTierSuccess { tier { id name description benefits isArchived } }
      ... on UserError { code }
      ... on TierTextOutOfRange { field }
    }
  }
`;
const Order = gql`
  mutation ($ids: [ID!]!) {
    orderTiers(input: { ids: $ids }) {
      ... on OrderTiersSuccess { tiers { id } }
      ... on UserError { code }
    }
  }
`;
const Archive = gql`mutation ($id: ID!) { archiveTier(input: { id: $id }) { __typename } }`;
const Holders = gql`query ($id: ID!) { tier(id: $id) { holders { memberCount lastEndsAt renewingCount } } }`;

const update = async (input: object) =>
  (await teahouse.as(owner).request<{ updateTier: Record<string, unknown> }>(Update, { input })).updateTier;
const order = async (ids: string[]) =>
  (await teahouse.as(owner).request<{ orderTiers: Record<string, unknown> }>(Order, { ids })).orderTiers;
const onSale = async () =>
  (await teahouse.anonymous(account.handle).request<{ tiers: { id: string }[] }>('{ tiers { id } }')).tiers.map(
    ({ id }) => id,
  );

it('gives a tier other words, also when it is off sale', async () => {
  const { id } = await teahouse.given.tier(account);
  await teahouse.as(owner).request(Archive, { id });

  expect(await update({ id, name: ' 雅座 ', description: '靠窗的位子', benefits: ['夜谈'] })).toEqual({
    __typename: 'UpdateTierSuccess',
    tier: { id, name: '雅座', description: '靠窗的位子', benefits: ['夜谈'], isArchived: true },
  });
});

it.each([
  ['an empty name', { name: ' ' }, 'name'],
  ['a long name', { name: '茶'.repeat(21) }, 'name'],
  ['a long description', { description: '茶'.repeat(201) }, 'description'],
  ['an empty benefit', { benefits: ['夜谈', ''] }, 'benefits'],
  ['eleven benefits', { benefits: Array.from({ length: 11 }, (_, n) => `第${n}样`) }, 'benefits'],
])('refuses %s and changes nothing', async (_, words, field) => {
  const { id } = await teahouse.given.tier(account, { key: 'tea' });

  expect(await update({ id, name: '茶客', description: '', benefits: [], ...words })).toMatchObject({
    code: 'TIER_TEXT_OUT_OF_RANGE',
    field,
  });

  expect(await teahouse.sql('select name, benefits from tiers where id = $1', [id])).toEqual([
    { name: 'tea', benefits: ['全部文章'] },
  ]);
});

it('offers tiers in the order given, and refuses an order that leaves one out', async () => {
  const [a, b, c] = [
    (await teahouse.given.tier(account)).id,
    (await teahouse.given.tier(account)).id,
    (await teahouse.given.tier(account)).id,
  ];

  expect(await order([c, a, b])).toEqual({ tiers: [{ id: c }, { id: a }, { id: b }] });
  expect(await onSale()).toEqual([c, a, b]);

  const elsewhere = (await teahouse.given.tier(await teahouse.given.account())).id;
  for (const ids of [
    [c, a],
    [c, a, a],
    [c, a, elsewhere],
    [c, a, b, b],
    [c, a, 'no id'],
  ]) {
    expect(await order(ids)).toEqual({ code: 'TIER_ORDER_INCOMPLETE' });
  }
  await teahouse.as(owner).request(Archive, { id: b });
  expect(await order([a, c])).toEqual({ tiers: [{ id: a }, { id: c }] });
});

it('keeps one of two orders that come at once, whole', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(async () => (await teahouse.given.tier(account)).id));
  const [one, other] = [ids, [...ids].reverse()];

  await Promise.all([order(one), order(other)]);

  expect([one, other]).toContainEqual(await onSale());
});

it('says how many hold a tier and until when, to who may know', async () => {
  const tier = await teahouse.given.tier(account);
  const [lin, chen] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];
  await lin.settle(await lin.placeOrder(tier.prices.MONTH.id));
  await lin.settle(await lin.placeOrder(tier.prices.MONTH.id));
  await chen.settle(await chen.placeOrder(tier.prices.YEAR.id));
  const [last] = await teahouse.sql<{ ends: Date }>('select max(ends_at) as ends from memberships where tier_id = $1', [
    tier.id,
  ]);
  const asked = async (token: string) => (await teahouse.as(token).request(Holders, { id: tier.id })) as object;

  const known = { tier: { holders: { memberCount: 2, lastEndsAt: last!.ends.toISOString(), renewingCount: 0 } } };
  expect(await asked(owner)).toEqual(known);
  expect(await asked(await teahouse.given.staff(account, StaffRole.WRITER))).toEqual({ tier: { holders: null } });
  expect(await teahouse.anonymous(account.handle).request(Holders, { id: tier.id })).toEqual({
    tier: { holders: null },
  });
});

it('counts nobody for a tier that nobody holds', async () => {
  const { id } = await teahouse.given.tier(account);

  expect(await teahouse.as(owner).request(Holders, { id })).toEqual({
    tier: { holders: { memberCount: 0, lastEndsAt: null, renewingCount: 0 } },
  });
});

it('lists what is off sale, for who sells', async () => {
  const { id } = await teahouse.given.tier(account);
  await teahouse.given.tier(account);
  await teahouse.as(owner).request(Archive, { id });

  expect(await teahouse.as(owner).request('{ archivedTiers { id } }')).toEqual({ archivedTiers: [{ id }] });
});

it('says beside a price what WeChat keeps of it, to the staff alone', async () => {
  await teahouse.given.tier(account, { monthlyFen: 1800 });
  const asked = '{ tiers { prices { period feeEstimates { case feeFen keptFen } } } }';

  const staff = await teahouse.as(owner).request<{ tiers: { prices: object[] }[] }>(asked);
  expect(staff.tiers[0]?.prices[0]).toEqual({
    period: 'MONTH',
    feeEstimates: [
      { case: 'XPAY_ANDROID', feeFen: 18, keptFen: 1782 },
      { case: 'XPAY_IOS', feeFen: 216, keptFen: 1584 },
      { case: 'XPAY_RENEWAL', feeFen: 180, keptFen: 1620 },
      { case: 'WECHAT_PAY', feeFen: 11, keptFen: 1789 },
    ],
  });
  const anonymous = await teahouse.anonymous(account.handle).request<{ tiers: { prices: object[] }[] }>(asked);
  expect(anonymous.tiers[0]?.prices[0]).toEqual({ period: 'MONTH', feeEstimates: null });
});

it('lists gifts for who reads orders, without their codes and words', async () => {
  const tier = await teahouse.given.tier(account);
  const giver = await Buyer.inMiniProgram(teahouse, account);
  await giver.settle(await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id, message: '只给你看' }));
  const asked =
    '{ gifts(first: 5) { edges { node { kind status message code sharePath giverName redeemedByName order { amountFen } } } } }';

  const { gifts } = await teahouse.as(owner).request<{ gifts: { edges: object[] } }>(asked);

  expect(gifts.edges).toEqual([
    {
      node: {
        kind: 'MEMBERSHIP',
        status: 'WAITING',
        message: '',
        code: null,
        sharePath: null,
        giverName: expect.any(String),
        redeemedByName: null,
        order: { amountFen: 1800 },
      },
    },
  ]);
  const operator = await teahouse.given.staff(account, StaffRole.OPERATOR);
  expect(await errorOf(teahouse.as(operator).request(asked))).toBe('FORBIDDEN');
});
