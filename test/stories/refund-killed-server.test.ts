import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { type KillableTeahouse, startKillableTeahouse } from '../support/server-process.ts';

let teahouse: KillableTeahouse;

beforeAll(async () => {
  teahouse = await startKillableTeahouse();
});
afterAll(() => teahouse?.stop());

it.each([
  ['MINI_PROGRAM', '/xpay/refund_order'],
  ['OFFICIAL_ACCOUNT_H5', '/v3/refund/domestic/refunds'],
] as const)('gives money back once when the server is killed between call and answer, in %s', async (client, path) => {
  const account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const books = new Books(teahouse, account);
  const desk = await RefundDesk.open(teahouse, account);
  const buyer = await Buyer.in(client, teahouse, account);
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  // The call takes effect; its answer, and the report of the end, wait.
  await teahouse.sandbox.control('world', { settings: { refundDelayMs: 3_600_000, xpayRefundMs: 3_600_000 } });
  await teahouse.sandbox.control('faults', { kind: 'api', path, when: 'after', delayMs: 4_000, reset: true, times: 1 });

  await desk.refund(paymentId);
  await expect.poll(() => refundsAtWeChat(client), { timeout: 10_000 }).toBe(1);
  await teahouse.kill();
  await teahouse.restart();
  await teahouse.sandbox.control('clock', { advanceMs: 3_600_000 });
  await teahouse.sandbox.control('idle');

  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_800 }]);
  await books.allProcessed();
  expect(await refundsAtWeChat(client)).toBe(1);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
  expect(Object.values(await books.balances())).toEqual([0, 0]);
  expect(await books.print(`killed while WeChat began to give back, ${client}`)).toContain('balanced');
});

async function refundsAtWeChat(client: 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5'): Promise<number> {
  const { refunds, xpayRefunds } = await teahouse.sandbox.control('state', { only: ['refunds', 'xpayRefunds'] });
  return client === 'MINI_PROGRAM' ? xpayRefunds.length : refunds.length;
}
