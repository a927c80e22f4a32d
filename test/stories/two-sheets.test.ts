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

/** Both sheets are open before either is paid: nothing can refuse the second any more. */
async function payBoth(buyer: Buyer, books: Books, orderIds: readonly string[]): Promise<void> {
  const sheets = [await buyer.openSheet(orderIds[0]!), await buyer.openSheet(orderIds[1]!)];
  for (const sheet of sheets) {
    await buyer.pay(sheet);
    await books.allProcessed();
  }
}
/** An order as its reader sees it. */
async function seenBy(buyer: Buyer, id: string) {
  const { order } = await buyer.graphql.request<{ order: object }>(
    `query ($id: ID!) {
      order(id: $id) { status payments { status } refunds { status initiator reason amountFen } }
    }`,
    { id },
  );
  return order;
}

it('unlocks an article once that two orders paid for, and gives the second payment back', async () => {
  const account = await teahouse.given.account();
  const { id: articleId } = await teahouse.given.article(account, { unlockPriceFen: 300 });
  const [books, desk] = [new Books(teahouse, account), await RefundDesk.open(teahouse, account)];
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const placed = [await buyer.placeUnlockOrder({ articleId }), await buyer.placeUnlockOrder({ articleId }, 'again')];
  const orderIds = placed.map(({ order }) => order!.id);

  await payBoth(buyer, books, orderIds);
  expect(await desk.ended()).toMatchObject([{ initiator: 'SYSTEM', status: 'SUCCEEDED', endsAccess: false }]);
  await books.allProcessed();

  expect(await seenBy(buyer, orderIds[0]!)).toEqual({ status: 'PAID', payments: [{ status: 'PAID' }], refunds: [] });
  expect(await seenBy(buyer, orderIds[1]!)).toEqual({
    status: 'CLOSED',
    payments: [{ status: 'PAID' }],
    refunds: [{ status: 'SUCCEEDED', initiator: 'SYSTEM', reason: '另一笔订单已买到，自动退回', amountFen: 300 }],
  });
  const unlocks = await teahouse.sql('select order_id as id from unlocks where article_id = $1', [articleId]);
  expect(unlocks).toEqual([{ id: orderIds[0] }]);
  expect(await books.openExceptions()).toEqual([]);
  expect(await teahouse.sql('select kind from payment_exceptions where account_id = $1', [account.id])).toEqual([
    { kind: 'PAID_TWICE' },
  ]);
  expect(`\n${await books.printNamed('One article, paid in two orders')}\n`).toBe(`
#  what               account                         debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────────────
1  SALE               assets:wechat:xpay:<offer>       3.00          xpay/<offer>/<payment 1>
                      income:unlocks                           3.00
2  UNAPPLIED_PAYMENT  assets:wechat:xpay:<offer>       3.00          xpay/<offer>/<payment 2>
                      liabilities:unapplied-payments           3.00
3  REFUND             liabilities:unapplied-payments   3.00          xpay/<offer>/refund/<refund 1>
                      assets:wechat:xpay:<offer>               3.00
───────────────────────────────────────────────────────────────────────────────────────────────────
   balanced                                            9.00    9.00
`);
});

it('upgrades once when two orders count on the same membership, and gives the second payment back', async () => {
  const account = await teahouse.given.account();
  const [tea, gold] = [
    await teahouse.given.tier(account, { key: 'tea' }),
    await teahouse.given.tier(account, { key: 'gold', monthlyFen: 6_800 }),
  ];
  const [books, desk] = [new Books(teahouse, account), await RefundDesk.open(teahouse, account)];
  const buyer = await Buyer.onPage(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  const orderIds = [await buyer.ordered(gold.prices.MONTH.id), await buyer.ordered(gold.prices.MONTH.id)];

  await payBoth(buyer, books, orderIds);
  expect(await desk.ended()).toMatchObject([{ initiator: 'SYSTEM', status: 'SUCCEEDED', endsAccess: false }]);
  await books.allProcessed();

  expect(await seenBy(buyer, orderIds[1]!)).toMatchObject({ status: 'CLOSED' });
  expect((await buyer.status()).memberships.map(({ isActive, tier }) => [tier.name, isActive])).toHaveLength(2);
  expect(await books.openExceptions()).toEqual([]);
});
