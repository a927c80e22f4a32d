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
  query ($id: ID!) { article(id: $id) { viewerAccess { canRead reason until } lockedDocument } }
`;
const ReadSeries = gql`
  query ($id: ID!) { series(id: $id) { unlockPriceFen viewerHasUnlocked articleCount } }
`;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  29.00          xpay/<offer>/<payment 1>
             income:unlocks                      29.00
2  REFUND    income:unlocks              29.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          29.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              58.00   58.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  29.00          wechat-pay/<mchid>/<payment 1>
             income:unlocks                     29.00
2  REFUND    income:unlocks             29.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>          29.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             58.00   58.00
`,
  },
] as const)('one series, bought over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    books = new Books(teahouse, account);
  });

  it('opens what it has and what is added later, not what stands beside it, until its money goes back', async () => {
    const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
    const [first, membersOnly, beside] = [
      await teahouse.given.article(account, { seriesId, policy: ArticlePolicy.PURCHASE }),
      await teahouse.given.article(account, { seriesId, policy: ArticlePolicy.MEMBERS }),
      await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 }),
    ];
    const buyer = await Buyer.in(client, teahouse, account);
    const reasonFor = async ({ id }: { id: string }) => {
      const { article } = await buyer.graphql.request<{
        article: { viewerAccess: { reason: string }; lockedDocument: object | null };
      }>(Read, { id });
      return article.lockedDocument === null ? article.viewerAccess.reason : `reads: ${article.viewerAccess.reason}`;
    };
    const series = () => buyer.graphql.request(ReadSeries, { id: seriesId });
    expect(await series()).toEqual({
      series: { unlockPriceFen: 2_900, viewerHasUnlocked: false, articleCount: 2 },
    });

    const { paymentId } = await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));
    const later = await teahouse.given.article(account, { seriesId, policy: ArticlePolicy.PURCHASE });

    expect(await series()).toMatchObject({ series: { viewerHasUnlocked: true, articleCount: 3 } });
    expect(await Promise.all([first, membersOnly, later, beside].map(reasonFor))).toEqual([
      'reads: UNLOCKED',
      'reads: UNLOCKED',
      'reads: UNLOCKED',
      'NEEDS_PURCHASE',
    ]);
    await books.allProcessed();

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(paymentId);

    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 2_900, endsAccess: true }]);
    expect(await Promise.all([first, membersOnly, later, beside].map(reasonFor))).toEqual([
      'NEEDS_PURCHASE',
      'NEEDS_MEMBERSHIP',
      'NEEDS_PURCHASE',
      'NEEDS_PURCHASE',
    ]);
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`One series and its money back, over ${rail}`)).toBe(ledger.trim());
  });
});
