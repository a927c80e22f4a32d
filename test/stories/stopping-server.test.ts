import { beforeAll, expect, it } from 'vitest';
import { Buyer } from '../support/buyer.ts';
import { type KillableTeahouse, startKillableTeahouse } from '../support/server-process.ts';

let teahouse: KillableTeahouse;

beforeAll(async () => {
  teahouse = await startKillableTeahouse();
});

it('answers who is still waiting when it is told to stop, and then stops at once', async () => {
  const account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account);
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/wxa/checksession', delayMs: 1_500, times: 1 });

  const answer = buyer.startPayment(orderId);
  await expect.poll(isWeChatAsked).toBe(true);
  const toldAt = performance.now();
  const stopped = teahouse.stop();

  expect((await answer).__typename).toBe('StartPaymentSuccess');
  await stopped;
  // The server gives up on itself after ten seconds.
  expect(performance.now() - toldAt).toBeLessThan(8_000);
});

/** The fault is used up when WeChat has taken the request that it delays. */
async function isWeChatAsked(): Promise<boolean> {
  const { faults } = await teahouse.sandbox.control('state');
  return !faults.some((fault) => 'path' in fault);
}
