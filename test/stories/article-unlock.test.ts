import { gql } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

const Read = gql`
  query ($id: ID!) {
    article(id: $id) { unlockPriceFen viewerHasUnlocked viewerAccess { canRead reason until } lockedDocument }
  }
`;
const Explain = gql`
  query ($articleId: ID!, $memberId: ID!, $at: DateTime) {
    explainAccess(articleId: $articleId, memberId: $memberId, at: $at) { canRead reason }
  }
`;
const ReadOrder = gql`
  query ($id: ID!) { order(id: $id) { kind status article { id } unlock { isActive revokedAt } refunds { status } } }
`;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   3.00          xpay/<offer>/<payment 1>
             income:unlocks                       3.00
2  REFUND    income:unlocks               3.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           3.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                               6.00    6.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>   3.00          wechat-pay/<mchid>/<payment 1>
             income:unlocks                      3.00
2  REFUND    income:unlocks              3.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>           3.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                              6.00    6.00
`,
  },
] as const)('one article, bought over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    books = new Books(teahouse, account);
  });

  it('is locked, is bought, is read, and is locked again when its money went back', async () => {
    const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
    const buyer = await Buyer.in(client, teahouse, account);
    const { memberId } = await buyer.status();
    const read = async () => (await buyer.graphql.request<{ article: object }>(Read, { id: article.id })).article;
    const owner = teahouse.as(await teahouse.given.staff(account));
    const explain = (at?: string) => owner.request(Explain, { articleId: article.id, memberId, at });
    const locked = {
      unlockPriceFen: 300,
      viewerHasUnlocked: false,
      viewerAccess: { canRead: false, reason: 'NEEDS_PURCHASE', until: null },
      lockedDocument: null,
    };
    expect(await read()).toEqual(locked);

    const { orderId, paymentId } = await buyer.settle(await buyer.placeUnlockOrder({ articleId: article.id }));

    expect(await read()).toMatchObject({
      viewerHasUnlocked: true,
      viewerAccess: { canRead: true, reason: 'UNLOCKED', until: null },
      lockedDocument: { blocks: [{ text: [{ text: `锁住的${article.title}` }] }] },
    });
    expect(await buyer.graphql.request(ReadOrder, { id: orderId })).toEqual({
      order: {
        kind: 'ARTICLE_UNLOCK',
        status: 'PAID',
        article: { id: article.id },
        unlock: { isActive: true, revokedAt: null },
        refunds: [],
      },
    });
    await books.allProcessed();
    const whileUnlocked = new Date().toISOString();

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(paymentId);

    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 300 }]);
    expect(await read()).toEqual(locked);
    expect(await buyer.graphql.request(ReadOrder, { id: orderId })).toMatchObject({
      order: { status: 'PAID', unlock: { isActive: false, revokedAt: expect.any(String) }, refunds: [{}] },
    });
    expect(await explain()).toEqual({ explainAccess: { canRead: false, reason: 'NEEDS_PURCHASE' } });
    expect(await explain(whileUnlocked)).toEqual({ explainAccess: { canRead: true, reason: 'UNLOCKED' } });
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`One article and its money back, over ${rail}`)).toBe(ledger.trim());
  });
});
