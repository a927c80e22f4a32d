import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let buyer: Buyer;
let orderIds: string[];

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  buyer = await Buyer.inMiniProgram(teahouse, account);
  orderIds = [];
  for (const price of [tier.prices.MONTH, tier.prices.QUARTER, tier.prices.YEAR]) {
    orderIds.push((await buyer.settle(await buyer.placeOrder(price.id))).orderId);
  }
  await new Books(teahouse, account).allProcessed();
});
afterAll(() => teahouse?.stop());

interface Page<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const MyOrders = gql`
  query ($first: Int!, $after: String) {
    viewer {
      member {
        orders(first: $first, after: $after) {
          edges { node { id status amountFen tier { name } membership { isActive } payments { status } } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;
const Ledger = gql`
  query ($first: Int!, $after: String) {
    ledgerTransactions(first: $first, after: $after) {
      edges { node { kind providerDocument order { id } payment { outTradeNo } entries { line ledgerAccount amountFen } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const Exceptions = gql`
  {
    paymentExceptions {
      edges {
        node { kind outTradeNo discrepancies { fact expected actual } resolvedAt payment { status order { status } } }
      }
    }
  }
`;

const MoneyOfMember = gql`
  query ($id: ID!) {
    member(id: $id) {
      orders(first: 5) { edges { node { id } } }
      refunds(first: 5) { edges { node { id } } }
      unlocks(first: 5) { edges { node { id } } }
    }
  }
`;

it('lists my orders, the latest first, page by page', async () => {
  type Result = { viewer: { member: { orders: Page<{ id: string }> } } };
  const first = (await buyer.graphql.request<Result>(MyOrders, { first: 2 })).viewer.member.orders;
  const rest = (await buyer.graphql.request<Result>(MyOrders, { first: 2, after: first.pageInfo.endCursor })).viewer
    .member.orders;

  expect([...first.edges, ...rest.edges].map((edge) => edge.node.id)).toEqual(orderIds.toReversed());
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(rest.edges[0]?.node).toMatchObject({
    status: 'PAID',
    amountFen: 1_800,
    tier: { name: 'tea' },
    membership: { isActive: true },
    payments: [{ status: 'PAID' }],
  });
});

it('shows an order to its member and to those who keep the money, and to nobody else', async () => {
  const ask = (client: { request: (query: string) => Promise<unknown> }) =>
    client.request(`{ order(id: "${orderIds[0]}") { id } }`);
  const staff = async (role: StaffRole) => teahouse.as(await teahouse.given.staff(account, role));
  const found = { order: { id: orderIds[0] } };
  const missing = { order: null };

  expect(await ask(buyer.graphql)).toEqual(found);
  expect(await ask(await staff(StaffRole.OWNER))).toEqual(found);
  expect(await ask(await staff(StaffRole.FINANCE))).toEqual(found);
  expect(await errorOf(ask(await staff(StaffRole.WRITER)))).toBe('FORBIDDEN');
  expect(await ask((await Buyer.inMiniProgram(teahouse, account)).graphql)).toEqual(missing);
  expect(await ask(teahouse.anonymous(account.handle))).toEqual(missing);
  const elsewhere = await teahouse.given.account();
  expect(await ask(teahouse.as(await teahouse.given.staff(elsewhere)))).toEqual(missing);
});

it('shows an operator the member, and nothing of what they paid', async () => {
  const elsewhere = await teahouse.given.account();
  const { id: articleId } = await teahouse.given.article(elsewhere, { unlockPriceFen: 300 });
  const desk = await RefundDesk.open(teahouse, elsewhere);
  const reader = await Buyer.inMiniProgram(teahouse, elsewhere);
  const { paymentId } = await reader.settle(await reader.placeUnlockOrder({ articleId }));
  await desk.refund(paymentId, { amountFen: 100 });
  const { memberId: id } = await reader.status();
  const read = async (role: StaffRole) => {
    const { member } = await teahouse.as(await teahouse.given.staff(elsewhere, role)).request<{
      member: Record<'orders' | 'refunds' | 'unlocks', { edges: { node: object }[] }>;
    }>(MoneyOfMember, { id });
    return [member.orders, member.refunds, member.unlocks].map(({ edges }) => edges.length);
  };

  expect(await read(StaffRole.OWNER)).toEqual([1, 1, 1]);
  expect(await read(StaffRole.OPERATOR)).toEqual([0, 0, 0]);
});

it('opens the books to owner and finance alone', async () => {
  const clientOf = async (role: StaffRole) => teahouse.as(await teahouse.given.staff(account, role));

  const { ledgerTransactions } = await (await clientOf(StaffRole.FINANCE)).request<{
    ledgerTransactions: Page<object>;
  }>(Ledger, { first: 2 });

  expect(ledgerTransactions.pageInfo.hasNextPage).toBe(true);
  expect(ledgerTransactions.edges[0]?.node).toMatchObject({
    kind: 'SALE',
    order: { id: orderIds[2] },
    entries: [
      { line: 1, ledgerAccount: `assets:wechat:xpay:${account.secrets.xpay!.offerId}`, amountFen: 21_600 },
      { line: 2, ledgerAccount: 'income:membership:tea', amountFen: -21_600 },
    ],
  });
  for (const query of ['{ ledgerTransactions { __typename } }', '{ paymentExceptions { __typename } }']) {
    expect(await errorOf((await clientOf(StaffRole.WRITER)).request(query))).toBe('FORBIDDEN');
    expect(await errorOf(buyer.graphql.request(query))).toBe('FORBIDDEN');
    expect(await errorOf(teahouse.anonymous(account.handle).request(query))).toBe('UNAUTHENTICATED');
  }
});

it('lists what does not match, with both sides of it', async () => {
  const other = await teahouse.given.account();
  const otherTier = await teahouse.given.tier(other);
  const otherBuyer = await Buyer.inMiniProgram(teahouse, other);
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'wrong-amount' });
  const { outTradeNo } = await otherBuyer.buy(otherTier.prices.MONTH.id);
  await new Books(teahouse, other).allProcessed();

  const answer = await teahouse
    .as(await teahouse.given.staff(other))
    .request<{ paymentExceptions: Page<object> }>(Exceptions);

  expect(answer.paymentExceptions.edges.map((edge) => edge.node)).toEqual([
    {
      kind: 'WRONG_AMOUNT',
      outTradeNo,
      discrepancies: [{ fact: 'amountFen', expected: '1800', actual: '1' }],
      resolvedAt: null,
      payment: { status: 'PENDING', order: { status: 'OPEN' } },
    },
  ]);
});
