import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assetOf, Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const MINUTE_MS = 60_000;
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
afterAll(() => teahouse?.stop());

// However WeChat reports a payment, and if it reports nothing: one membership or none, and books that balance.
describe.each([
  { client: 'MINI_PROGRAM', kind: 'xpay-push' },
  { client: 'OFFICIAL_ACCOUNT_H5', kind: 'pay-notification' },
] as const)('a payment report by $kind', ({ client, kind }) => {
  let account: GivenAccount;
  let tier: GivenTier;
  let books: Books;
  let buyer: Buyer;

  beforeEach(async () => {
    account = await teahouse.given.account();
    tier = await teahouse.given.tier(account, { key: 'tea' });
    books = new Books(teahouse, account);
    buyer = await Buyer.in(client, teahouse, account);
  });

  const buyWith = async (mode: 'lost' | 'duplicate' | 'concurrent-duplicate' | 'before-callback') => {
    await teahouse.sandbox.control('faults', { kind, mode });
    const bought = await buyer.buy(tier.prices.MONTH.id);
    await books.allProcessed();
    return bought;
  };
  const sale = () => ({ [assetOf(account, client)]: 1_800, 'income:membership:tea': -1_800 });
  const expectOneSale = async (title: string) => {
    expect(await books.memberships()).toBe(1);
    expect(await books.balances()).toEqual(sale());
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.print(title)).toContain('balanced');
  };
  const expectNothing = async () => {
    expect(await books.memberships()).toBe(0);
    expect(await books.balances()).toEqual({});
  };
  const deliveries = async () => {
    const recorded = await teahouse.sandbox.control('deliveries', {
      kind,
      owner: client === 'MINI_PROGRAM' ? account.miniAppid : account.mchid,
    });
    return recorded.deliveries;
  };

  it('counts once when it comes twice', async () => {
    await buyWith('duplicate');

    expect((await deliveries()).map((delivery) => delivery.verdict)).toEqual(['accepted', 'accepted']);
    await expectOneSale(`${kind}: twice`);
  });

  it('counts once when it comes twice at once', async () => {
    await buyWith('concurrent-duplicate');

    expect((await deliveries()).map((delivery) => delivery.verdict)).toEqual(['accepted', 'accepted']);
    expect(await books.messages()).toBe(1);
    await expectOneSale(`${kind}: twice at once`);
  });

  it('may come before the client hears of its own payment', async () => {
    const { paymentId } = await buyWith('before-callback');

    expect(await buyer.confirm(paymentId)).toMatchObject({ payment: { status: 'PAID' } });
    await expectOneSale(`${kind}: before the client's callback`);
  });

  it('may come again long after the query found the payment', async () => {
    const { paymentId } = await buyWith('lost');
    await buyer.confirm(paymentId);

    await clock.travel(teahouse, MINUTE_MS);
    await books.allProcessed();

    expect((await deliveries()).at(-1)?.verdict).toBe('accepted');
    await expectOneSale(`${kind}: after the query`);
  });

  it('gives nothing for a wrong amount, and the truth sets it right', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'wrong-amount' });
    const { paymentId } = await buyer.buy(tier.prices.MONTH.id);
    await books.allProcessed();

    await expectNothing();
    expect(await books.openExceptions()).toEqual(['WRONG_AMOUNT']);

    await buyer.confirm(paymentId);
    await expectOneSale(`${kind}: wrong amount, then asked`);
  });

  it('is refused when its signature is forged, and believed when it comes again', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'forged-signature' });
    await buyer.buy(tier.prices.MONTH.id);

    expect((await deliveries()).map((delivery) => [delivery.verdict, delivery.status])).toEqual([['refused', 401]]);
    expect(await books.messages()).toBe(0);
    await expectNothing();

    await clock.travel(teahouse, MINUTE_MS);
    await books.allProcessed();
    await expectOneSale(`${kind}: forged, then real`);
  });

  it('is refused when it is sealed with another key', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'wrong-key', times: 'always' });
    await buyer.buy(tier.prices.MONTH.id);
    await teahouse.sandbox.control('faults', { clear: true });

    expect((await deliveries())[0]).toMatchObject({ verdict: 'refused', status: 401 });
    await expectNothing();
  });

  it('is listed, and gives nothing, for a number we never gave out', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'unknown-order' });
    await buyer.buy(tier.prices.MONTH.id);
    await books.allProcessed();

    await expectNothing();
    expect(await books.openExceptions()).toEqual(['UNKNOWN_PAYMENT']);
  });

  it('is not needed: the sweep asks, settles, and leaves nothing open', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'lost', times: 'always' });
    await buyer.buy(tier.prices.MONTH.id);
    await expectNothing();

    await clock.travel(teahouse, 2 * MINUTE_MS);
    await teahouse.sql(`select graphile_worker.add_job('sweep-payments')`);

    await expect.poll(() => books.memberships(), { timeout: 10_000 }).toBe(1);
    await teahouse.sandbox.control('faults', { clear: true });
    expect(
      await teahouse.sql('select settled_from, next_query_at from payments where account_id = $1', [account.id]),
    ).toEqual([{ settled_from: 'QUERY', next_query_at: null }]);
    await expectOneSale(`${kind}: never`);
  });
});

describe('Virtual Payment, paid without a push', () => {
  it('is told that the good was delivered', async () => {
    const account = await teahouse.given.account();
    const tier = await teahouse.given.tier(account);
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
    const { paymentId, outTradeNo } = await buyer.buy(tier.prices.MONTH.id);
    await buyer.confirm(paymentId);

    await teahouse.sql(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
      `deliver:${paymentId}`,
    ]);

    const statusAtWeChat = async () => {
      const { xpayOrders } = await teahouse.sandbox.control('state');
      return xpayOrders.find((order) => order.orderId === outTradeNo)?.status;
    };
    const delivered = 4;
    await expect.poll(statusAtWeChat, { timeout: 10_000 }).toBe(delivered);
    await teahouse.sandbox.control('faults', { clear: true });
  });
});
