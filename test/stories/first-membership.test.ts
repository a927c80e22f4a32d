import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetOf, Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

describe.each([
  { client: 'MINI_PROGRAM', rail: 'XPAY' },
  { client: 'OFFICIAL_ACCOUNT_H5', rail: 'WECHAT_PAY' },
] as const)('the first paid membership over $rail', ({ client, rail }) => {
  let account: GivenAccount;
  let tier: GivenTier;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    tier = await teahouse.given.tier(account, { key: 'tea' });
    books = new Books(teahouse, account);
  });

  it('goes from an order to a membership and its entries in the ledger, and on to a renewal', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    expect(await buyer.status()).toMatchObject({ checkout: { canPay: true, rail, reason: null }, memberships: [] });

    const orderId = await buyer.ordered(tier.prices.MONTH.id);
    const sheet = await buyer.openSheet(orderId);
    expect(await buyer.confirm(sheet.paymentId)).toMatchObject({ payment: { status: 'PENDING' } });
    await buyer.pay(sheet);
    await books.allProcessed();

    const { memberships } = await buyer.status();
    expect(memberships).toMatchObject([{ isActive: true, source: 'PURCHASE', tier: { name: 'tea' } }]);
    expect(await buyer.order(orderId)).toMatchObject({
      status: 'PAID',
      membership: { isActive: true, endsAt: memberships[0]?.endsAt },
      payments: [{ id: sheet.paymentId, status: 'PAID' }],
    });

    await buyer.buy(tier.prices.YEAR.id);
    await books.allProcessed();

    const renewed = (await buyer.status()).memberships;
    expect(renewed).toHaveLength(2);
    expect(renewed[0]?.startsAt).toBe(memberships[0]?.endsAt);
    expect(await books.balances()).toEqual({ [assetOf(account, client)]: 23_400, 'income:membership:tea': -23_400 });
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.print(`A month and then a year, over ${rail}`)).toContain('balanced');
  });

  it('answers the confirmation with the membership it has just begun', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const kind = client === 'MINI_PROGRAM' ? 'xpay-push' : 'pay-notification';
    await teahouse.sandbox.control('faults', { kind, mode: 'lost' });
    const { paymentId } = await buyer.buy(tier.prices.MONTH.id);

    const answer = await buyer.confirm(paymentId);

    expect(answer).toMatchObject({
      payment: { status: 'PAID', order: { status: 'PAID' } },
      viewer: { member: { memberships: [{ isActive: true, tier: { name: 'tea' } }] } },
    });
  });
});
