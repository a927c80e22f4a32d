import { gql } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const OwnTips = gql`
  { viewer { member { tips { edges { node { amountFen message thankYou paidAt refundedAt article { title } } } } } } }
`;
const AllTips = gql`
  { tips { edges { node { amountFen message refundedAt } } } }
`;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  TIP       assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:tips                         18.00
2  REFUND    income:tips                  8.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           8.00
3  REFUND    income:tips                 10.00          xpay/<offer>/refund/<refund 2>
             assets:wechat:xpay:<offer>          10.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              36.00   36.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  TIP       assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 1>
             income:tips                        18.00
2  REFUND    income:tips                 8.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>           8.00
3  REFUND    income:tips                10.00          wechat-pay/<mchid>/refund/<refund 2>
             assets:wechat:pay:<mchid>          10.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             36.00   36.00
`,
  },
] as const)('a tip over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    await teahouse.given.tipGood(account);
    books = new Books(teahouse, account);
  });

  it('is given with a word, is thanked for, and goes back in two parts', async () => {
    await teahouse.sql(
      `insert into money_settings (account_id, tip_thank_you, updated_at) values ($1, '多谢，今晚加一盏灯。', now())
       on conflict (account_id) do update set tip_thank_you = excluded.tip_thank_you`,
      [account.id],
    );
    const article = await teahouse.given.article(account);
    const buyer = await Buyer.in(client, teahouse, account);
    const owner = teahouse.as(await teahouse.given.staff(account));

    const begun = await buyer.createTip({ amountFen: 1_800, articleId: article.id, message: '读到天亮' });
    expect(begun).toMatchObject({ tip: { paidAt: null, thankYou: null }, order: { status: 'OPEN' } });
    expect(await owner.request(AllTips)).toEqual({ tips: { edges: [] } });
    const { paymentId } = await buyer.settle(begun);

    const tip = { amountFen: 1_800, message: '读到天亮', refundedAt: null };
    expect(await owner.request(AllTips)).toEqual({ tips: { edges: [{ node: tip }] } });
    expect(await buyer.graphql.request(OwnTips)).toMatchObject({
      viewer: {
        member: {
          tips: {
            edges: [
              {
                node: {
                  ...tip,
                  paidAt: expect.any(String),
                  thankYou: '多谢，今晚加一盏灯。',
                  article: { title: article.title },
                },
              },
            ],
          },
        },
      },
    });
    await books.allProcessed();

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(paymentId, { amountFen: 800 });
    await desk.ended();
    expect(await owner.request(AllTips)).toMatchObject({ tips: { edges: [{ node: { refundedAt: null } }] } });
    await desk.refund(paymentId);

    expect(await desk.ended()).toMatchObject([
      { status: 'SUCCEEDED', amountFen: 1_000, endsAccess: true },
      { status: 'SUCCEEDED', amountFen: 800, endsAccess: false },
    ]);
    expect(await owner.request(AllTips)).toMatchObject({
      tips: { edges: [{ node: { refundedAt: expect.any(String) } }] },
    });
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`A tip that goes back in two parts, over ${rail}`)).toBe(ledger.trim());
  });
});
