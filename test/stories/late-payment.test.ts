import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Payment } from '../../server/src/payments/payment.entity.ts';
import { assetOf, Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const MINUTE_MS = 60_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  await teahouse.sandbox.control('faults', { clear: true });
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
});
afterAll(() => teahouse?.stop());

const sweep = () => teahouse.app.services.paymentWatch.sweep();
const rows = () =>
  teahouse.sql<{ order_status: string; payment_status: string; settled_from: string | null }>(
    `select o.status as order_status, p.status as payment_status, p.settled_from
       from orders o join payments p on p.order_id = o.id where o.account_id = $1`,
    [account.id],
  );

it('fulfils an order that had run out when its sheet is paid all the same', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  const sheet = await buyer.openSheet(orderId);
  await clock.travel(teahouse, 31 * MINUTE_MS);
  await sweep();
  expect(await rows()).toEqual([{ order_status: 'CLOSED', payment_status: 'CLOSED', settled_from: null }]);
  expect(await buyer.startPayment(orderId)).toMatchObject({ __typename: 'OrderNotPayable', status: 'CLOSED' });

  await buyer.pay(sheet);
  await books.allProcessed();

  expect(await rows()).toEqual([{ order_status: 'PAID', payment_status: 'PAID', settled_from: 'NOTIFICATION' }]);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  expect(await books.balances()).toEqual({
    [assetOf(account, 'MINI_PROGRAM')]: 1_800,
    'income:membership:tea': -1_800,
  });
  expect(await books.print('paid after the order had run out')).toContain('balanced');
});

it('finds a late payment even when its push is lost too', async () => {
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));
  await clock.travel(teahouse, 31 * MINUTE_MS);
  await sweep();
  await buyer.pay(sheet);

  await clock.travel(teahouse, 11 * MINUTE_MS);
  await sweep();

  expect(await rows()).toEqual([{ order_status: 'PAID', payment_status: 'PAID', settled_from: 'QUERY' }]);
  expect(await books.memberships()).toBe(1);
});

it('stops asking about an attempt that nobody ever paid', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));
  let rounds = 0;
  const isOpen = async () =>
    (await teahouse.sql('select from payments where account_id = $1 and next_query_at is not null', [account.id]))
      .length > 0;

  while (await isOpen()) {
    rounds += 1;
    await clock.travel(teahouse, 60 * MINUTE_MS);
    await sweep();
    if (rounds > 100) throw new Error('still asking after four days');
  }

  expect(await rows()).toEqual([{ order_status: 'CLOSED', payment_status: 'CLOSED', settled_from: null }]);
  expect(await books.balances()).toEqual({});
});

it('settles instead of closing when WeChat Pay was paid without telling', async () => {
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'lost', times: 'always' });
  const buyer = await Buyer.onPage(teahouse, account);
  await buyer.buy(tier.prices.MONTH.id);

  await clock.travel(teahouse, 31 * MINUTE_MS);
  await sweep();

  expect(await rows()).toEqual([{ order_status: 'PAID', payment_status: 'PAID', settled_from: 'QUERY' }]);
});

it('closes at WeChat Pay first, so that nothing can be paid afterwards', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));

  expect(await teahouse.app.services.paymentWatch.end(await paymentOf(sheet.paymentId))).toBe('ended');

  await expect(buyer.pay(sheet)).rejects.toThrow('not paid');
  expect((await rows()).map((row) => row.payment_status)).toEqual(['CLOSED']);
});

it('keeps a payment that arrives while its attempt is being closed', async () => {
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'lost', times: 'always' });
  const buyer = await Buyer.onPage(teahouse, account);
  const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));
  // WeChat says "not paid"; before that answer arrives it is paid, and closing is refused.
  const query = `/v3/pay/transactions/out-trade-no/${sheet.outTradeNo}`;
  await teahouse.sandbox.control('faults', { kind: 'api', path: query, delayMs: 1_000, when: 'after' });

  const ending = teahouse.app.services.paymentWatch.end(await paymentOf(sheet.paymentId));
  await expect
    .poll(async () => (await teahouse.sandbox.control('state')).faults.some((fault) => 'path' in fault))
    .toBe(false);
  await buyer.pay(sheet);

  expect(await ending).toBe('paid');
  expect(await rows()).toEqual([{ order_status: 'PAID', payment_status: 'PAID', settled_from: 'QUERY' }]);
  expect(await books.print('paid while being closed')).toContain('balanced');
});

const paymentOf = (id: string) => teahouse.app.orm.em.fork().findOneOrFail(Payment, { id });
