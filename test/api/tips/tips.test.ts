import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let buyer: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  await teahouse.given.tipGood(account);
  buyer = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

const ReadTips = gql`
  query ($first: Int!, $after: String) {
    tips(first: $first, after: $after) {
      edges { node { amountFen message paidAt refundedAt member { id } article { title } order { status } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const ReadOwnTips = gql`
  { viewer { member { tips { edges { node { amountFen message thankYou } } } } } }
`;
const ReadTipping = gql`
  { account { tipping { isEnabled presetsFen minFen maxFen stepFen } } }
`;
const ReadSettings = gql`
  { account { moneySettings { version isTippingEnabled tipPresetsFen tipMinFen tipMaxFen tipThankYou } } }
`;
const UpdateSettings = gql`
  mutation ($input: UpdateMoneySettingsInput!) {
    updateMoneySettings(input: $input) {
      __typename
      ... on UpdateMoneySettingsSuccess {
        moneySettings { version isTippingEnabled tipPresetsFen tipMinFen tipMaxFen tipThankYou }
      }
      ... on MoneySettingOutOfRange { field min max }
    }
  }
`;

interface TipsAnswer {
  tips: { edges: { node: Record<string, unknown> }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}
interface OwnTipsAnswer {
  viewer: { member: { tips: { edges: { node: { amountFen: number; message: string; thankYou: string | null } }[] } } };
}

const staff = async (role: StaffRole) => teahouse.as(await teahouse.given.staff(account, role));
async function update(changes: object) {
  const owner = await staff(StaffRole.OWNER);
  const { account: read } = await owner.request<{ account: { moneySettings: { version: number } } }>(ReadSettings);
  const input = { version: read.moneySettings.version, ...changes };
  return (await owner.request<{ updateMoneySettings: object }>(UpdateSettings, { input })).updateMoneySettings;
}

it('shows the staff of the money every paid tip with its message, the latest first, in pages', async () => {
  const article = await teahouse.given.article(account);
  const { memberId } = await buyer.status();
  await buyer.createTip({ amountFen: 1_800, message: '没付' });
  await buyer.settle(await buyer.createTip({ amountFen: 200, articleId: article.id, message: '先' }));
  await buyer.settle(await buyer.createTip({ amountFen: 600, message: '后' }));
  await teahouse.sql(`update tips set paid_at = paid_at - interval '1 hour' where message = '先'`);
  const finance = await staff(StaffRole.FINANCE);

  const { tips: first } = await finance.request<TipsAnswer>(ReadTips, { first: 1 });
  const { tips: second } = await finance.request<TipsAnswer>(ReadTips, { first: 1, after: first.pageInfo.endCursor });

  const common = { paidAt: expect.any(String), refundedAt: null, member: { id: memberId }, order: { status: 'PAID' } };
  expect(first.edges.map(({ node }) => node)).toEqual([{ amountFen: 600, message: '后', article: null, ...common }]);
  expect(second.edges.map(({ node }) => node)).toEqual([
    { amountFen: 200, message: '先', article: { title: article.title }, ...common },
  ]);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

it('shows a message to whoever wrote it and to nobody else', async () => {
  const other = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.createTip({ amountFen: 600, message: '只给你看' }));
  const ofMember = gql`{ members { edges { node { id tips { edges { node { message } } } } } } }`;

  const own = await buyer.graphql.request<OwnTipsAnswer>(ReadOwnTips);
  const others = await other.graphql.request<OwnTipsAnswer>(ReadOwnTips);
  const toOwner = JSON.stringify(await (await staff(StaffRole.OWNER)).request(ofMember));

  expect(own.viewer.member.tips.edges).toMatchObject([{ node: { message: '只给你看' } }]);
  expect(others.viewer.member.tips.edges).toEqual([]);
  expect(toOwner).toContain('只给你看');
  expect(await errorOf((await staff(StaffRole.WRITER)).request(ReadTips, { first: 1 }))).toBe('FORBIDDEN');
  expect(await errorOf(buyer.graphql.request(ReadTips, { first: 1 }))).toBe('FORBIDDEN');
  expect(await errorOf(teahouse.anonymous(account.handle).request(ReadTips, { first: 1 }))).toBe('UNAUTHENTICATED');
});

it('thanks after paying, not before, and not where the creator wrote nothing', async () => {
  await buyer.settle(await buyer.createTip({ amountFen: 600 }));
  const thanks = async () =>
    (await buyer.graphql.request<OwnTipsAnswer>(ReadOwnTips)).viewer.member.tips.edges.map(({ node }) => node.thankYou);
  expect(await thanks()).toEqual([null]);

  await update({ tipThankYou: '多谢，今晚加一盏灯。' });

  expect(await thanks()).toEqual(['多谢，今晚加一盏灯。']);
  expect(await buyer.createTip({ amountFen: 600 })).toMatchObject({ tip: { thankYou: null } });
});

it('offers in each client what can be paid there', async () => {
  await update({ tipPresetsFen: [188, 200, 600], tipMinFen: 150, tipMaxFen: 980 });
  const onPage = await Buyer.onPage(teahouse, account);

  const [inMiniProgram, inOfficialAccount] = await Promise.all(
    [buyer, onPage].map(async (reader) => reader.graphql.request<{ account: { tipping: object } }>(ReadTipping)),
  );

  expect(inMiniProgram!.account.tipping).toEqual({
    isEnabled: true,
    presetsFen: [200, 600],
    minFen: 200,
    maxFen: 900,
    stepFen: 100,
  });
  expect(inOfficialAccount!.account.tipping).toEqual({
    isEnabled: true,
    presetsFen: [188, 200, 600],
    minFen: 150,
    maxFen: 980,
    stepFen: 1,
  });
});

it('begins with four presets between one and two hundred yuan, for anyone to see', async () => {
  const { account: read } = await teahouse
    .anonymous(account.handle)
    .request<{ account: { tipping: object } }>(ReadTipping);

  expect(read.tipping).toEqual({
    isEnabled: true,
    presetsFen: [200, 600, 1_800, 6_600],
    minFen: 100,
    maxFen: 20_000,
    stepFen: 1,
  });
});

it('lets the owner change what is welcome, within what makes sense', async () => {
  expect(
    await update({
      isTippingEnabled: false,
      tipPresetsFen: [100, 300],
      tipMinFen: 100,
      tipMaxFen: 300,
      tipThankYou: '谢谢',
    }),
  ).toEqual({
    __typename: 'UpdateMoneySettingsSuccess',
    moneySettings: {
      version: 2,
      isTippingEnabled: false,
      tipPresetsFen: [100, 300],
      tipMinFen: 100,
      tipMaxFen: 300,
      tipThankYou: '谢谢',
    },
  });
  for (const [changes, field] of [
    [{ tipMinFen: 0 }, 'tipMinFen'],
    [{ tipMaxFen: 99 }, 'tipMaxFen'],
    [{ tipMaxFen: 500_001 }, 'tipMaxFen'],
    [{ tipPresetsFen: [100, 400] }, 'tipPresetsFen'],
    [{ tipMaxFen: 200 }, 'tipPresetsFen'],
    [{ tipPresetsFen: Array.from({ length: 9 }, () => 100) }, 'tipPresetsFen'],
    [{ tipThankYou: '谢'.repeat(201) }, 'tipThankYou'],
  ] as const) {
    expect(await update(changes)).toMatchObject({ __typename: 'MoneySettingOutOfRange', field });
  }
});
