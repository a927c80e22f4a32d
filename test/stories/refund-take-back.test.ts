import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY_MS = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  desk = await RefundDesk.open(teahouse, account);
});
afterAll(() => teahouse?.stop());

/** Staff sign in anew by then. */
async function daysLater(days: number): Promise<void> {
  await clock.travel(teahouse, days * DAY_MS);
  desk = await RefundDesk.open(teahouse, account);
}
const takeBack = async (buyer: Buyer, orderId: string) => {
  const { takeBackPurchase } = await buyer.graphql.request<{
    takeBackPurchase: { __typename: string; reason?: string };
  }>(
    `mutation ($input: TakeBackPurchaseInput!) {
      takeBackPurchase(input: $input) { __typename ... on PurchaseNotTakenBack { reason } }
    }`,
    { input: { orderId, idempotencyKey: randomUUID() } },
  );
  return takeBackPurchase;
};
const mayRead = async (buyer: Buyer, id: string) => {
  const { article } = await buyer.graphql.request<{ article: { viewerAccess: { canRead: boolean } } }>(
    'query ($id: ID!) { article(id: $id) { viewerAccess { canRead } } }',
    { id },
  );
  return article.viewerAccess.canRead;
};
const read = (buyer: Buyer, articleId: string, readBps: number) =>
  buyer.graphql.request('mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename } }', {
    input: { articleId, readBps },
  });

describe.each([
  {
    client: 'MINI_PROGRAM',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  REFUND    income:membership:tea       18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          18.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              36.00   36.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 1>
             income:membership:tea              18.00
2  REFUND    income:membership:tea      18.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>          18.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             36.00   36.00
`,
  },
] as const)('a membership bought in $client', ({ client, ledger }) => {
  it('is looked into, and taken back on the third day', async () => {
    const article = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    const buyer = await Buyer.in(client, teahouse, account);
    const { orderId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await read(buyer, article.id, 1_500);
    await daysLater(2.9);
    expect(await mayRead(buyer, article.id)).toBe(true);

    expect(await takeBack(buyer, orderId)).toEqual({ __typename: 'TakeBackPurchaseSuccess' });
    await desk.ended();
    await books.allProcessed();

    expect(await mayRead(buyer, article.id)).toBe(false);
    expect(await books.openExceptions()).toEqual([]);
    expect(`\n${await books.printNamed(`Taken back by the member, ${client}`)}\n`).toBe(ledger);
  });

  it('stays bought when three days are over', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const { orderId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await daysLater(3);

    expect(await takeBack(buyer, orderId)).toEqual({ __typename: 'PurchaseNotTakenBack', reason: 'WINDOW_OVER' });

    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
    expect(await desk.refunds()).toEqual([]);
  });

  it('stays bought when an article of it was read, and can be refunded by the staff', async () => {
    const article = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    const buyer = await Buyer.in(client, teahouse, account);
    const { orderId, paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await read(buyer, article.id, 9_000);

    expect(await takeBack(buyer, orderId)).toEqual({ __typename: 'PurchaseNotTakenBack', reason: 'READ_TOO_MUCH' });

    expect(await desk.refund(paymentId)).toMatchObject({ __typename: 'RefundPaymentSuccess' });
    expect(await desk.ended()).toMatchObject([{ initiator: 'STAFF', status: 'SUCCEEDED' }]);
  });
});
