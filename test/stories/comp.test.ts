import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

const DAY = 86_400_000;
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

const Comp = gql`
  mutation ($input: CompMembershipInput!) {
    compMembership(input: $input) { ... on CompMembershipSuccess { membership { id } } ... on UserError { code } }
  }
`;
const Extend = gql`
  mutation ($input: ExtendMembershipInput!) {
    extendMembership(input: $input) { ... on ExtendMembershipSuccess { membership { id } } ... on UserError { code } }
  }
`;
const End = gql`
  mutation ($input: EndMembershipInput!) {
    endMembership(input: $input) { ... on EndMembershipSuccess { membership { id } } ... on UserError { code } }
  }
`;

const ledger = `
#  what      account                     debit  credit  document
────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  48.00          xpay/<offer>/<payment 1>
             income:membership:seat              48.00
────────────────────────────────────────────────────────────────────────────────
   balanced                              48.00   48.00
`;

it('is given, upgraded by a purchase that owes it nothing, extended and ended; the books know the purchase alone', async () => {
  const account = await teahouse.given.account();
  const tea = await teahouse.given.tier(account, { key: 'tea' });
  const seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4_800 });
  const books = new Books(teahouse, account);
  const owner = teahouse.as(await teahouse.given.staff(account));
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { memberId } = await buyer.status();
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

  const { compMembership } = await owner.request<{ compMembership: { membership: { id: string } } }>(Comp, {
    input: { memberId, tierId: tea.id, endsAt: inDays(90), note: '老茶客' },
  });
  expect((await buyer.status()).memberships).toMatchObject([{ source: 'COMP', isActive: true, tier: { name: 'tea' } }]);
  expect(await books.print('A present')).toBe('ledger: no transactions');

  // A present is worth no money, so nothing is taken off; and it runs on beside, so nothing of it is taken away.
  expect(await buyer.quote(seat.prices.MONTH.id)).toMatchObject({
    change: 'UPGRADE',
    creditFen: 0,
    amountFen: 4_800,
    endsEarlier: [],
    continuesLater: [],
  });
  await buyer.settle(await buyer.placeOrder(seat.prices.MONTH.id));
  expect((await buyer.status()).memberships.map(({ isActive, tier }) => [tier.name, isActive])).toEqual([
    ['tea', true],
    ['seat', true],
  ]);

  const { id: membershipId } = compMembership.membership;
  const { extendMembership } = await owner.request<{ extendMembership: { membership: { id: string } } }>(Extend, {
    input: { membershipId, endsAt: inDays(120) },
  });
  for (const id of [membershipId, extendMembership.membership.id]) {
    expect(await owner.request(End, { input: { membershipId: id } })).toEqual({
      endMembership: { membership: { id } },
    });
  }
  expect((await buyer.status()).memberships.filter(({ isActive }) => isActive)).toMatchObject([
    { source: 'PURCHASE', tier: { name: 'seat' } },
  ]);
  await books.allProcessed();
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A present and a purchase')).toBe(ledger.trim());
});
