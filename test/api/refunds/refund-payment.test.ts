import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
let books: Books;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  desk = await RefundDesk.open(teahouse, account);
});
afterAll(() => teahouse?.stop());

async function bought(client: 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5' = 'MINI_PROGRAM') {
  const buyer = await Buyer.in(client, teahouse, account);
  const purchase = await buyer.buy(tier.prices.MONTH.id);
  await books.allProcessed();
  return { buyer, ...purchase };
}

describe.each(['MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'] as const)('what was paid in %s', (client) => {
  it('goes back whole, and what it bought ends', async () => {
    const { buyer, paymentId } = await bought(client);

    expect(await desk.refund(paymentId, { reason: '买错了' })).toEqual({
      __typename: 'RefundPaymentSuccess',
      refund: {
        id: expect.any(String),
        status: 'PENDING',
        amountFen: 1_800,
        reason: '买错了',
        initiator: 'STAFF',
        endsAccess: true,
      },
    });

    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_800, failure: null }]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
  });

  it('goes back in part, and what it bought goes on', async () => {
    const { buyer, paymentId } = await bought(client);

    await desk.refund(paymentId, { amountFen: 500 });

    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 500, endsAccess: false }]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  });

  it('goes back once when the same wish is sent many times at once', async () => {
    const { paymentId } = await bought(client);
    const idempotencyKey = randomUUID();

    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.refund(paymentId, { idempotencyKey })));

    expect(new Set(answers.map(({ refund }) => refund?.id)).size).toBe(1);
    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_800 }]);
  });
});

it('waits when the merchant’s balance is too low, and goes back when it was topped up', async () => {
  const { paymentId } = await bought('OFFICIAL_ACCOUNT_H5');
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/v3/refund/domestic/refunds',
    httpStatus: 403,
    code: 'NOT_ENOUGH',
    times: 1,
  });

  await desk.refund(paymentId);

  await expect.poll(() => desk.refunds()).toMatchObject([{ status: 'PENDING', failure: 'MERCHANT_FUNDS_TOO_LOW' }]);
  expect(await books.openExceptions()).toEqual(['REFUND_FAILED']);
  const [refund] = await desk.refunds();
  await teahouse.app.services.refundWatch.examine(account.id, refund!.id);
  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', failure: null }]);
  expect(await books.openExceptions()).toEqual([]);
});

it('refuses a refund while another one of the payment is under way', async () => {
  const { paymentId } = await bought();
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 3_600_000 } });
  const first = await desk.refund(paymentId, { amountFen: 100 });

  expect(await desk.refund(paymentId, { amountFen: 100 })).toEqual({
    __typename: 'RefundUnderWay',
    code: 'REFUND_UNDER_WAY',
    message: '这笔支付正有一笔退款在处理，请等它完成后再操作',
    refundId: first.refund?.id,
  });
});

it('refuses more than is left, and nothing', async () => {
  const { paymentId } = await bought();
  await desk.refund(paymentId, { amountFen: 800 });
  await desk.ended();

  expect(await desk.refund(paymentId, { amountFen: 1_001 })).toMatchObject({
    __typename: 'RefundAmountOutOfRange',
    minFen: 1,
    maxFen: 1_000,
    message: '退款金额应在 0.01 元到 10.00 元之间',
  });
  expect(await desk.refund(paymentId, { amountFen: 0 })).toMatchObject({ __typename: 'RefundAmountOutOfRange' });
  expect(await desk.refunds()).toHaveLength(1);
});

it('refuses a payment of which nothing is left', async () => {
  const { paymentId } = await bought();
  await desk.refund(paymentId);
  await desk.ended();

  expect(await desk.refund(paymentId)).toMatchObject({ __typename: 'PaymentNotRefundable', reason: 'NOTHING_LEFT' });
});

it('refuses a payment that was not paid', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  expect(await desk.refund(payment!.id)).toMatchObject({ __typename: 'PaymentNotRefundable', reason: 'NOT_PAID' });
});

it('refuses a payment WeChat would not give back any more', async () => {
  const { paymentId } = await bought();
  await teahouse.sql("update payments set paid_at = paid_at - interval '366 days' where id = $1", [paymentId]);

  expect(await desk.refund(paymentId)).toMatchObject({ __typename: 'PaymentNotRefundable', reason: 'TOO_LATE' });
});

it.each(['', '   ', '退'.repeat(27), 'x\0'])('refuses the reason “%s”', async (reason) => {
  const { paymentId } = await bought();

  expect(await desk.refund(paymentId, { reason })).toMatchObject({
    __typename: 'RefundReasonOutOfRange',
    maxBytes: 80,
  });
});

it('refuses a key that belongs to another refund', async () => {
  const { paymentId } = await bought();
  await desk.refund(paymentId, { amountFen: 100, idempotencyKey: 'k1' });

  expect(await desk.refund(paymentId, { amountFen: 200, idempotencyKey: 'k1' })).toMatchObject({
    __typename: 'RefundKeyReused',
  });
});

it('knows no payment of another account', async () => {
  const { paymentId } = await bought();
  const elsewhere = await RefundDesk.open(teahouse, await teahouse.given.account());

  expect(await errorOf(elsewhere.refund(paymentId))).toBe('NOT_FOUND');
  expect(await errorOf(elsewhere.refund('no id'))).toBe('NOT_FOUND');
  expect(await elsewhere.refunds()).toEqual([]);
});

it('shows a member what came back of their orders, and nothing of others’', async () => {
  const { buyer, paymentId, orderId } = await bought();
  const other = await Buyer.inMiniProgram(teahouse, account);
  await desk.refund(paymentId);
  await desk.ended();
  const read = async (who: Buyer) =>
    who.graphql.request<Record<string, unknown>>(
      `query ($id: ID!) {
        order(id: $id) { refunds { amountFen status reason payment { refundedFen } } }
        viewer { member { refunds(first: 5) { edges { node { amountFen status order { id } } } } } }
      }`,
      { id: orderId },
    );

  expect(await read(buyer)).toEqual({
    order: { refunds: [{ amountFen: 1_800, status: 'SUCCEEDED', reason: '买错了', payment: { refundedFen: 1_800 } }] },
    viewer: {
      member: { refunds: { edges: [{ node: { amountFen: 1_800, status: 'SUCCEEDED', order: { id: orderId } } }] } },
    },
  });
  expect(await read(other)).toEqual({ order: null, viewer: { member: { refunds: { edges: [] } } } });
});

it('lets finance give money back, and nobody else but the owner', async () => {
  const { buyer, paymentId } = await bought();
  const mutation = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename } }`;
  const input = { paymentId, reason: '买错了', idempotencyKey: 'k' };
  const ask = (token: string) => teahouse.as(token).request(mutation, { input });

  expect(await errorOf(ask(buyer.sessionToken))).toBe('FORBIDDEN');
  expect(await errorOf(ask(await teahouse.given.staff(account, StaffRole.WRITER)))).toBe('FORBIDDEN');
  expect(await ask(await teahouse.given.staff(account, StaffRole.FINANCE))).toEqual({
    refundPayment: { __typename: 'RefundPaymentSuccess' },
  });
});
