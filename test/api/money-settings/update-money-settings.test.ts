import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

const fields = `refundWindowDays refundMaxReadBps appleRefundPolicy isAutoRenewalEnabled renewalReminderDays
  arePromotersEnabled promoterRateBps coolingOffDays payoutMinFen version`;
const Read = gql`{ account { moneySettings { ${fields} } } }`;
const Update = gql`
  mutation ($input: UpdateMoneySettingsInput!) {
    updateMoneySettings(input: $input) {
      __typename
      ... on UpdateMoneySettingsSuccess { moneySettings { ${fields} } }
      ... on MoneySettingOutOfRange { field min max }
      ... on MoneySettingsConflict { version }
      ... on UserError { code message }
    }
  }
`;
const defaults = {
  refundWindowDays: 3,
  refundMaxReadBps: 2_000,
  appleRefundPolicy: 'APPROVE_WITHIN_WINDOW',
  isAutoRenewalEnabled: false,
  renewalReminderDays: 7,
  arePromotersEnabled: false,
  promoterRateBps: 1_000,
  coolingOffDays: 7,
  payoutMinFen: 100,
  version: 1,
};

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

const read = async (token = owner) =>
  (await teahouse.as(token).request<{ account: { moneySettings: object } }>(Read)).account.moneySettings;
const update = async (input: object, token = owner) =>
  (await teahouse.as(token).request<{ updateMoneySettings: object }>(Update, { input })).updateMoneySettings;

it('has the defaults before anybody decided anything', async () => {
  expect(await read()).toEqual(defaults);
});

it('changes what is given and leaves the rest', async () => {
  const changes = { refundWindowDays: 7, appleRefundPolicy: 'REFUSE' };

  expect(await update({ version: 1, ...changes })).toEqual({
    __typename: 'UpdateMoneySettingsSuccess',
    moneySettings: { ...defaults, ...changes, version: 2 },
  });

  expect(await read()).toEqual({ ...defaults, ...changes, version: 2 });
});

it('refuses a change to settings that somebody else saved meanwhile', async () => {
  await update({ version: 1, refundWindowDays: 7 });

  expect(await update({ version: 1, refundWindowDays: 0 })).toEqual({
    __typename: 'MoneySettingsConflict',
    code: 'MONEY_SETTINGS_CONFLICT',
    message: '其他人刚刚修改过这些设置，请刷新后再改',
    version: 2,
  });

  expect(await read()).toMatchObject({ refundWindowDays: 7 });
});

it('lets one of two win who save at once', async () => {
  const answers = await Promise.all([
    update({ version: 1, refundWindowDays: 1 }),
    update({ version: 1, refundWindowDays: 2 }),
  ]);

  expect(answers.map((answer) => (answer as { __typename: string }).__typename).sort()).toEqual([
    'MoneySettingsConflict',
    'UpdateMoneySettingsSuccess',
  ]);
});

it.each([
  ['refundWindowDays', 61, 0, 60],
  ['refundWindowDays', -1, 0, 60],
  ['refundMaxReadBps', 10_001, 0, 10_000],
  ['renewalReminderDays', 0, 1, 30],
  ['promoterRateBps', 5_001, 1, 5_000],
  ['coolingOffDays', 91, 0, 90],
  ['payoutMinFen', 29, 30, 20_000_000],
])('refuses %s of %d and changes nothing', async (field, value, min, max) => {
  expect(await update({ version: 1, [field]: value })).toMatchObject({
    __typename: 'MoneySettingOutOfRange',
    field,
    min,
    max,
  });

  expect(await read()).toEqual(defaults);
});

it('shows them to the owner and to finance alone', async () => {
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);

  expect(await read(finance)).toEqual(defaults);
  expect(await errorOf(read(writer))).toBe('FORBIDDEN');
  expect(await errorOf(teahouse.anonymous(account.handle).request(Read))).toBe('UNAUTHENTICATED');
});
