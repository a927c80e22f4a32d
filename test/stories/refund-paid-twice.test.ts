import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

async function paidTwice(options: { platform?: 'ios' } = {}) {
  const account = await teahouse.given.account({ isXpayOnIos: true });
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const books = new Books(teahouse, account);
  const buyer = await Buyer.inMiniProgram(teahouse, account, options);
  const desk = await RefundDesk.open(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  const [onThePhone, onTheTablet] = [await buyer.openSheet(orderId), await buyer.openSheet(orderId)];
  await buyer.pay(onTheTablet);
  await buyer.pay(onThePhone);
  await books.allProcessed();
  return { account, books, buyer, desk, orderId };
}

it('gives the second of two payments back by itself, and leaves what the first one bought', async () => {
  const { account, books, buyer, desk } = await paidTwice();

  expect(await desk.ended()).toMatchObject([
    { initiator: 'SYSTEM', status: 'SUCCEEDED', amountFen: 1_800, endsAccess: false },
  ]);
  await books.allProcessed();

  expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  expect(await books.openExceptions()).toEqual([]);
  expect(await teahouse.sql('select kind from payment_exceptions where account_id = $1', [account.id])).toEqual([
    { kind: 'PAID_TWICE' },
  ]);
  expect(`\n${await books.printNamed('One order, paid in two sheets')}\n`).toBe(`
#  what               account                         debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────────────
1  SALE               assets:wechat:xpay:<offer>      18.00          xpay/<offer>/<payment 1>
                      income:membership:tea                   18.00
2  UNAPPLIED_PAYMENT  assets:wechat:xpay:<offer>      18.00          xpay/<offer>/<payment 2>
                      liabilities:unapplied-payments          18.00
3  REFUND             liabilities:unapplied-payments  18.00          xpay/<offer>/refund/<refund 1>
                      assets:wechat:xpay:<offer>              18.00
───────────────────────────────────────────────────────────────────────────────────────────────────
   balanced                                           54.00   54.00
`);
});

it('leaves it listed when Apple took the money, which Apple alone gives back', async () => {
  const { account, books, buyer, desk } = await paidTwice({ platform: 'ios' });
  expect(await desk.refunds()).toEqual([]);
  expect(await books.openExceptions()).toEqual(['PAID_TWICE']);
  const [second] = await teahouse.sql<{ out_trade_no: string }>(
    `select p.out_trade_no from payments p join ledger_transactions t on t.payment_id = p.id
      where p.account_id = $1 and t.kind = 'UNAPPLIED_PAYMENT'`,
    [account.id],
  );

  await teahouse.sandbox.control('apple-refund', { appid: account.miniAppid, orderId: second!.out_trade_no });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();

  expect(await desk.refunds()).toMatchObject([{ initiator: 'APPLE', status: 'SUCCEEDED', endsAccess: false }]);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  expect(await books.openExceptions()).toEqual([]);
});
