import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

const Update = gql`
  mutation ($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      ... on UpdateAccountSuccess { account { name description logoUrl kind isVerified } }
      ... on UserError { code }
      ... on AccountTextOutOfRange { field maxLength }
    }
  }
`;
const update = async (input: object) =>
  (await teahouse.as(owner).request<{ updateAccount: object }>(Update, { input })).updateAccount;

it('changes what is given, and leaves the rest', async () => {
  await update({ description: ' 夜里说的话 ', logoUrl: '/media/logo.png' });

  expect(await update({ name: '茶馆夜话', kind: 'SUBSCRIPTION_ACCOUNT', isVerified: false })).toEqual({
    account: {
      name: '茶馆夜话',
      description: '夜里说的话',
      logoUrl: '/media/logo.png',
      kind: 'SUBSCRIPTION_ACCOUNT',
      isVerified: false,
    },
  });
});

it('removes a description and a logo that are given empty', async () => {
  await update({ description: '夜里说的话', logoUrl: 'https://img.example/a.png' });

  expect(await update({ description: '', logoUrl: ' ' })).toMatchObject({
    account: { description: '', logoUrl: null },
  });
});

it.each([
  ['an empty name', { name: ' ' }, { code: 'ACCOUNT_TEXT_OUT_OF_RANGE', field: 'name', maxLength: 30 }],
  ['a long name', { name: '茶'.repeat(31) }, { code: 'ACCOUNT_TEXT_OUT_OF_RANGE', field: 'name', maxLength: 30 }],
  [
    'a long description',
    { description: '茶'.repeat(121) },
    { code: 'ACCOUNT_TEXT_OUT_OF_RANGE', field: 'description', maxLength: 120 },
  ],
  ['a logo over http', { logoUrl: 'http://img.example/a.png' }, { code: 'LOGO_NOT_USABLE' }],
  ['a script for a logo', { logoUrl: 'javascript:alert(1)' }, { code: 'LOGO_NOT_USABLE' }],
])('refuses %s and changes nothing', async (_, input, refusal) => {
  expect(await update({ description: '新的', ...input })).toEqual(refusal);

  expect(await teahouse.sql('select description from accounts where id = $1', [account.id])).toEqual([
    { description: '' },
  ]);
});
