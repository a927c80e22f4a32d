import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assetOf, Books } from '../support/books.ts';
import { Buyer, type SellingClient } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
});
afterAll(() => teahouse?.stop());

const expectOneSale = async (client: SellingClient) => {
  await books.allProcessed();
  expect(await books.memberships()).toBe(1);
  expect(await books.balances()).toEqual({ [assetOf(account, client)]: 1_800, 'income:membership:tea': -1_800 });
};

describe.each(['MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'] as const)('in %s', (client) => {
  it('a pay sheet that was closed does not stand in the way of the next', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const orderId = await buyer.ordered(tier.prices.MONTH.id);
    await buyer.cancel(await buyer.openSheet(orderId));

    const again = await buyer.openSheet(orderId);
    await buyer.pay(again);

    await expectOneSale(client);
    expect(await buyer.order(orderId)).toMatchObject({ status: 'PAID' });
  });

  it('an attempt nobody has opened is handed out again, also to two requests at once', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const orderId = await buyer.ordered(tier.prices.MONTH.id);

    const answers = await Promise.all([buyer.startPayment(orderId), buyer.startPayment(orderId)]);
    answers.push(await buyer.startPayment(orderId));

    expect(new Set(answers.map((answer) => answer.payment?.outTradeNo)).size).toBe(1);
    expect((await buyer.order(orderId))?.payments).toHaveLength(1);
  });

  it('a paid order takes no further attempt', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const { orderId } = await buyer.buy(tier.prices.MONTH.id);
    await books.allProcessed();

    expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'OrderNotPayable', status: 'PAID' });
  });

  it('an attempt that was paid without our knowing is found before another begins', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const kind = client === 'MINI_PROGRAM' ? 'xpay-push' : 'pay-notification';
    await teahouse.sandbox.control('faults', { kind, mode: 'lost' });
    const { orderId } = await buyer.buy(tier.prices.MONTH.id);

    expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'OrderNotPayable', status: 'PAID' });
    await expectOneSale(client);
  });

  it('says that WeChat is away, and has the same order paid when it is back', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const orderId = await buyer.ordered(tier.prices.MONTH.id);
    const path = client === 'MINI_PROGRAM' ? '/wxa/checksession' : '/v3/pay/transactions/jsapi';
    await teahouse.sandbox.control('faults', { kind: 'api', path, httpStatus: 502, times: 'always' });

    expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'WeChatUnavailable' });

    await teahouse.sandbox.control('faults', { clear: true });
    await buyer.pay(await buyer.openSheet(orderId));
    await expectOneSale(client);
  });
});

it('books the second payment of one order as owed, and begins one membership', async () => {
  // Money on its way back would end what is looked at here; refund-paid-twice.test.ts has the whole story.
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 3_600_000 } });
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  const onThePhone = await buyer.openSheet(orderId);
  const onTheTablet = await buyer.openSheet(orderId);
  expect(onTheTablet.outTradeNo).not.toBe(onThePhone.outTradeNo);

  await buyer.pay(onTheTablet);
  await buyer.pay(onThePhone);
  await books.allProcessed();

  expect(await books.memberships()).toBe(1);
  expect(await books.openExceptions()).toEqual(['PAID_TWICE']);
  expect(await books.balances()).toEqual({
    [assetOf(account, 'MINI_PROGRAM')]: 3_600,
    'income:membership:tea': -1_800,
    'liabilities:unapplied-payments': -1_800,
  });
  expect(await buyer.order(orderId)).toMatchObject({
    status: 'PAID',
    payments: [{ status: 'PAID' }, { status: 'PAID' }],
  });
  expect(await books.print('one order, paid in two sheets')).toContain('balanced');
});

it('shows one WeChat Pay order on two devices, and WeChat lets it be paid once', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  const [onThePhone, onTheTablet] = [await buyer.openSheet(orderId), await buyer.openSheet(orderId)];
  expect(onTheTablet.outTradeNo).toBe(onThePhone.outTradeNo);

  await buyer.pay(onTheTablet);
  await expect(buyer.pay(onThePhone)).rejects.toThrow('not paid');

  await expectOneSale('OFFICIAL_ACCOUNT_H5');
});

it('goes on with the same WeChat Pay number when its answer was lost', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/v3/pay/transactions/jsapi',
    reset: true,
    when: 'after',
    times: 'always',
  });
  expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'WeChatUnavailable' });
  await teahouse.sandbox.control('faults', { clear: true });

  const sheet = await buyer.openSheet(orderId);
  await buyer.pay(sheet);

  await expectOneSale('OFFICIAL_ACCOUNT_H5');
  expect((await buyer.order(orderId))?.payments).toEqual([
    { id: sheet.paymentId, status: 'PAID', outTradeNo: sheet.outTradeNo },
  ]);
});

it('asks to log in again when WeChat has forgotten the sign-in, and then sells', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  await teahouse.sandbox.control('rotate-session-key', { person: buyer.person, appid: account.miniAppid });

  expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'LogInAgain' });

  const again = await Buyer.inMiniProgram(teahouse, account, { person: buyer.person });
  await again.pay(await again.openSheet(orderId));
  await expectOneSale('MINI_PROGRAM');
});
