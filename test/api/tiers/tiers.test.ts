import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

const Create = gql`
  mutation ($input: CreateTierInput!) {
    createTier(input: $input) {
      __typename
      ... on CreateTierSuccess { tier { id name description benefits isArchived prices { period amountFen } } }
      ... on UserError { code message }
      ... on TierTextOutOfRange { field maxLength }
      ... on PriceOutOfRange { minFen maxFen }
    }
  }
`;
const Archive = gql`mutation ($id: ID!) { archiveTier(input: { id: $id }) { ... on ArchiveTierSuccess { tier { id isArchived } } } }`;
const OnSale = '{ tiers { name } }';

type Payload = { tier: { id: string } } & Record<string, unknown>;

const tea = {
  key: 'tea',
  name: ' 茶客 ',
  benefits: ['全部文章', '每周夜谈'],
  prices: [
    { period: 'YEAR', amountFen: 16_800 },
    { period: 'MONTH', amountFen: 1_800 },
  ],
};
const create = async (input: object = {}, token = owner) =>
  (await teahouse.as(token).request<{ createTier: Payload }>(Create, { input: { ...tea, ...input } })).createTier;

it('puts tiers on sale in the order they were made, and keeps a good for each price', async () => {
  const made = await create();
  await create({ key: 'seat', name: '雅座' });

  expect(made).toEqual({
    __typename: 'CreateTierSuccess',
    tier: {
      id: made.tier.id,
      name: '茶客',
      description: '',
      benefits: ['全部文章', '每周夜谈'],
      isArchived: false,
      prices: [
        { period: 'MONTH', amountFen: 1_800 },
        { period: 'YEAR', amountFen: 16_800 },
      ],
    },
  });
  expect(await teahouse.anonymous(account.handle).request(OnSale)).toEqual({
    tiers: [{ name: '茶客' }, { name: '雅座' }],
  });
  const goods = await teahouse.sql('select xpay_product_id from tier_prices where tier_id = $1 order by 1', [
    made.tier.id,
  ]);
  expect(goods).toEqual([{ xpay_product_id: 'th_tea_month' }, { xpay_product_id: 'th_tea_year' }]);
});

it('takes a tier off sale; who holds it still finds it, and its key stays taken', async () => {
  const { tier } = await create();
  const archive = () => teahouse.as(owner).request<{ archiveTier: Payload }>(Archive, { id: tier.id });

  expect((await archive()).archiveTier.tier).toEqual({ id: tier.id, isArchived: true });
  expect((await archive()).archiveTier.tier).toEqual({ id: tier.id, isArchived: true });

  const reader = teahouse.anonymous(account.handle);
  expect(await reader.request(OnSale)).toEqual({ tiers: [] });
  expect(await reader.request('query ($id: ID!) { tier(id: $id) { name isArchived } }', { id: tier.id })).toEqual({
    tier: { name: '茶客', isArchived: true },
  });
  expect(await create()).toMatchObject({ code: 'TIER_KEY_TAKEN' });
});

it.each([
  ['a key with capitals', { key: 'Tea' }, { code: 'INVALID_TIER_KEY' }],
  ['a key too long for provider ids', { key: 'teateateate' }, { code: 'INVALID_TIER_KEY' }],
  ['no name', { name: ' ' }, { code: 'TIER_TEXT_OUT_OF_RANGE', field: 'name', maxLength: 20 }],
  ['an empty benefit', { benefits: [''] }, { code: 'TIER_TEXT_OUT_OF_RANGE', field: 'benefits', maxLength: 40 }],
  ['no price', { prices: [] }, { code: 'ONE_PRICE_PER_PERIOD' }],
  ['two prices of one period', { prices: [tea.prices[0], tea.prices[0]] }, { code: 'ONE_PRICE_PER_PERIOD' }],
  ['nothing for money', { prices: [{ period: 'MONTH', amountFen: 0 }] }, { code: 'PRICE_OUT_OF_RANGE', minFen: 1 }],
])('refuses %s', async (_, input, refusal) => {
  expect(await create(input)).toMatchObject(refusal);
  expect(await teahouse.sql('select 1 from tiers where account_id = $1', [account.id])).toEqual([]);
});

it('gives tiers made at once places of their own', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => create({ key })));

  const rows = await teahouse.sql('select position from tiers where account_id = $1 order by 1', [account.id]);
  expect(rows).toEqual([1, 2, 3, 4].map((position) => ({ position })));
});

it('is for the owner', async () => {
  const { tier } = await create();
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());

  await expect(create({ key: 'x' }, writer)).rejects.toThrow(/FORBIDDEN/);
  await expect(teahouse.as(elsewhere).request(Archive, { id: tier.id })).rejects.toThrow(/NOT_FOUND/);
  await expect(teahouse.anonymous(account.handle).request(Archive, { id: tier.id })).rejects.toThrow(/UNAUTHENTICATED/);
});

it('sells every period under the longest key, as goods whose ids WeChat takes', async () => {
  const key = 'abcdefghij';
  const prices = [
    { period: 'MONTH', amountFen: 1_800 },
    { period: 'QUARTER', amountFen: 4_800 },
    { period: 'YEAR', amountFen: 16_800 },
  ];

  expect(await create({ ...tea, key, prices })).toMatchObject({ __typename: 'CreateTierSuccess' });
  const goods = await teahouse.sql<{ id: string }>(
    `select p.xpay_product_id as id from tier_prices p join tiers t on t.id = p.tier_id where t.key = $1 order by 1`,
    [key],
  );
  expect(goods.map(({ id }) => id)).toEqual(['th_abcdefghij_month', 'th_abcdefghij_quarte', 'th_abcdefghij_year']);
});
