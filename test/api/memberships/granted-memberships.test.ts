import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

const DAY = 86_400_000;
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;
let buyer: Buyer;
let memberId: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  owner = await teahouse.given.staff(account);
});
beforeEach(async () => {
  buyer = await Buyer.inMiniProgram(teahouse, account);
  memberId = (await buyer.status()).memberId;
});
afterAll(() => teahouse?.stop());

const fields = 'membership { id source startsAt endsAt isActive revokedAt revokeReason note tier { name } }';
const refusals = '... on MembershipEndOutOfRange { heldUntil } ... on UserError { code }';
const Comp = gql`
  mutation ($input: CompMembershipInput!) {
    compMembership(input: $input) { __typename ... on CompMembershipSuccess { ${fields} } ${refusals} }
  }
`;
const Extend = gql`
  mutation ($input: ExtendMembershipInput!) {
    extendMembership(input: $input) { __typename ... on ExtendMembershipSuccess { ${fields} } ${refusals} }
  }
`;
const End = gql`
  mutation ($input: EndMembershipInput!) {
    endMembership(input: $input) {
      __typename ... on EndMembershipSuccess { ${fields} } ... on MembershipWasPaid { orderId } ... on UserError { code }
    }
  }
`;
interface Answer {
  readonly code?: string;
  readonly orderId?: string | null;
  readonly membership?: { readonly id: string; readonly startsAt: string; readonly endsAt: string };
}

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const comp = async (input: object = {}, token = owner) =>
  (
    await teahouse.as(token).request<{ compMembership: Answer }>(Comp, {
      input: { memberId, tierId: tier.id, endsAt: inDays(30), ...input },
    })
  ).compMembership;
const extend = async (membershipId: string, endsAt: string) =>
  (await teahouse.as(owner).request<{ extendMembership: Answer }>(Extend, { input: { membershipId, endsAt } }))
    .extendMembership;
const end = async (membershipId: string, note = '') =>
  (await teahouse.as(owner).request<{ endMembership: Answer }>(End, { input: { membershipId, note } })).endMembership;

it('gives a member a tier, and shows where it comes from; the note is the staff’s', async () => {
  const endsAt = inDays(30);

  const given = await comp({ endsAt, note: ' 写了好文章 ' });

  expect(given).toMatchObject({
    __typename: 'CompMembershipSuccess',
    membership: { source: 'COMP', endsAt, isActive: true, note: '写了好文章', tier: { name: 'tea' } },
  });
  const { viewer } = await buyer.graphql.request<{ viewer: unknown }>(
    '{ viewer { member { memberships { source isActive note } } } }',
  );
  expect(viewer).toEqual({ member: { memberships: [{ source: 'COMP', isActive: true, note: null }] } });
});

it('begins a present where what was bought ends', async () => {
  await buyer.buy(tier.prices.MONTH.id);
  await new Books(teahouse, account).allProcessed();
  const [bought] = (await buyer.status()).memberships;

  expect(await comp({ endsAt: inDays(60) })).toMatchObject({
    membership: { startsAt: bought!.endsAt, isActive: false },
  });
  expect(await comp({ endsAt: inDays(50) })).toMatchObject({ code: 'MEMBERSHIP_END_OUT_OF_RANGE' });
});

it('extends by a membership of its own, and what was bought keeps its dates', async () => {
  await buyer.buy(tier.prices.MONTH.id);
  await new Books(teahouse, account).allProcessed();
  const { id } = (
    await teahouse.sql<{ id: string }>('select id from memberships where member_id = $1', [memberId])
  )[0]!;
  const before = (await buyer.status()).memberships;

  const added = await extend(id, inDays(90));

  expect(added.membership?.startsAt).toBe(before[0]?.endsAt);
  expect((await buyer.status()).memberships).toEqual([
    expect.objectContaining({ source: 'COMP', endsAt: added.membership?.endsAt }),
    ...before,
  ]);
});

it('ends what nobody paid for, at once, and once', async () => {
  const { membership } = await comp({ note: '一' });

  expect(await end(membership!.id, '二')).toMatchObject({
    membership: { isActive: false, revokeReason: 'STAFF', note: '一\n二' },
  });

  expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
  expect(await end(membership!.id)).toMatchObject({ code: 'MEMBERSHIP_OVER' });
  expect(await extend(membership!.id, inDays(60))).toMatchObject({ code: 'MEMBERSHIP_OVER' });
});

it('does not end what was paid for: its refund does', async () => {
  const { orderId } = await buyer.buy(tier.prices.MONTH.id);
  await new Books(teahouse, account).allProcessed();
  const { id } = (
    await teahouse.sql<{ id: string }>('select id from memberships where member_id = $1', [memberId])
  )[0]!;

  expect(await end(id)).toMatchObject({ code: 'MEMBERSHIP_WAS_PAID', orderId });
});

it.each([
  ['an end that has been', { endsAt: inDays(-1) }],
  ['an end in a century', { endsAt: inDays(36_500) }],
])('refuses %s', async (_, input) => {
  expect(await comp(input)).toMatchObject({ code: 'MEMBERSHIP_END_OUT_OF_RANGE', heldUntil: null });
});

it('is for the owner, about the own account', async () => {
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());
  const { membership } = await comp();

  expect(await errorOf(comp({}, finance))).toBe('FORBIDDEN');
  expect(await errorOf(comp({}, elsewhere))).toBe('NOT_FOUND');
  expect(await errorOf(comp({ memberId: 'nobody' }))).toBe('NOT_FOUND');
  expect(await errorOf(comp({ tierId: teahouse.given.unknownId() }))).toBe('NOT_FOUND');
  expect(await errorOf(comp({ note: '长'.repeat(201) }))).toBe('BAD_INPUT');
  expect(await errorOf(end('no id'))).toBe('NOT_FOUND');
  expect(await errorOf(extend(teahouse.given.unknownId(), inDays(60)))).toBe('NOT_FOUND');
  expect(membership).toBeDefined();
});
