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

const Preview = gql`
  query ($code: String!) { gift(code: $code) { status message article { title lockedDocument } } }
`;
const Read = gql`
  query ($id: ID!) { article(id: $id) { viewerAccess { canRead reason until } lockedDocument } }
`;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   3.00          xpay/<offer>/<payment 1>
             income:gifts                         3.00
2  REFUND    income:gifts                 3.00          xpay/<offer>/refund/<refund 1>
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
             income:gifts                        3.00
2  REFUND    income:gifts                3.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>           3.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                              6.00    6.00
`,
  },
] as const)('an article given over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    books = new Books(teahouse, account);
  });

  it('is shared as a link, is opened by who redeems it, and shut when its money goes back', async () => {
    const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
    const giver = await Buyer.in(client, teahouse, account);
    const receiver = await Buyer.in(client, teahouse, account);
    const access = async (reader: Buyer) =>
      (await reader.graphql.request<{ article: object }>(Read, { id: article.id })).article;
    const locked = { viewerAccess: { canRead: false, reason: 'NEEDS_PURCHASE', until: null }, lockedDocument: null };

    const { paymentId } = await giver.settle(await giver.placeGiftOrder({ articleId: article.id, message: '给你' }));
    const [gift] = await giver.giftsGiven();
    const code = new URLSearchParams(gift!.sharePath!.split('?')[1]).get('code')!;

    expect(gift).toMatchObject({ kind: 'ARTICLE', status: 'WAITING', sharePath: `/packages/gift/index?code=${code}` });
    expect(await receiver.graphql.request(Preview, { code })).toEqual({
      gift: { status: 'WAITING', message: '给你', article: { title: article.title, lockedDocument: null } },
    });
    expect(await access(receiver)).toEqual(locked);

    expect(await receiver.redeemGift(code)).toMatchObject({ unlock: { source: 'GIFT', isActive: true } });

    expect(await access(receiver)).toMatchObject({
      viewerAccess: { canRead: true, reason: 'UNLOCKED', until: null },
      lockedDocument: { blocks: [{ text: [{ text: `锁住的${article.title}` }] }] },
    });
    expect(await access(giver)).toEqual(locked);
    await books.allProcessed();

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(paymentId);

    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 300, endsAccess: true }]);
    expect(await access(receiver)).toEqual(locked);
    expect(await giver.giftsGiven()).toMatchObject([{ status: 'REVOKED' }]);
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`An article given, and its money back, over ${rail}`)).toBe(ledger.trim());
  });
});
