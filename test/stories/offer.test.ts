import { gql } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const MINUTE = 60_000;
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
afterAll(() => teahouse?.stop());

const CreateOffer = gql`
  mutation ($input: CreateOfferInput!) { createOffer(input: $input) { __typename ... on UserError { code } } }
`;
const OfferUse = gql`{
  offers(first: 1) { edges { node { use { usedCount heldCount spentFen overrunCount overrunFen } } } }
}`;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  14.40          xpay/<offer>/<payment 1>
             income:membership:tea               14.40
2  SALE      assets:wechat:xpay:<offer>  14.40          xpay/<offer>/<payment 2>
             income:membership:tea               14.40
3  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 3>
             income:membership:tea               18.00
4  REFUND    income:membership:tea       14.40          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          14.40
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              61.20   61.20
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  14.40          wechat-pay/<mchid>/<payment 1>
             income:membership:tea              14.40
2  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 2>
             income:membership:tea              18.00
3  REFUND    income:membership:tea      14.40          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>          14.40
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             46.80   46.80
`,
  },
] as const)('an offer over $rail', ({ client, rail, ledger }) => {
  it('makes the first month of one new member cheaper, even when it is paid late, and goes back with it', async () => {
    const account = await teahouse.given.account();
    const tea = await teahouse.given.tier(account, { key: 'tea' });
    const books = new Books(teahouse, account);
    const owner = teahouse.as(await teahouse.given.staff(account));
    await owner.request(CreateOffer, {
      input: {
        name: '新茶客八折',
        code: 'WELCOME',
        kind: 'PERCENT',
        percentOffBps: 2_000,
        audience: 'SIGN_UP',
        maxRedemptions: 1,
      },
    });
    const use = async () =>
      (await owner.request<{ offers: { edges: [{ node: { use: object } }] } }>(OfferUse)).offers.edges[0].node.use;
    const lin = await Buyer.in(client, teahouse, account);
    const chen = await Buyer.in(client, teahouse, account);

    expect((await lin.quote(tea.prices.MONTH.id, 'welcome')).words).toContain(
      '原价 18.00 元，优惠 3.60 元，实付 14.40 元',
    );
    const placed = await lin.placeOrder(tea.prices.MONTH.id, 'k1', 'welcome');
    const sheet = await lin.openSheet(placed.order!.id);
    expect(await chen.placeOrder(tea.prices.MONTH.id, 'k1', 'WELCOME')).toMatchObject({ code: 'OFFER_USED_UP' });
    expect(await use()).toEqual({ usedCount: 0, heldCount: 1, spentFen: 360, overrunCount: 0, overrunFen: 0 });

    const isLate = client === 'MINI_PROGRAM';
    if (isLate) {
      // Virtual Payment cannot close a sheet: the order closes, somebody else takes the offer, and the sheet is paid.
      await clock.travel(teahouse, 31 * MINUTE);
      await teahouse.app.services.paymentWatch.sweep();
      expect(await use()).toMatchObject({ usedCount: 0, heldCount: 0, spentFen: 0 });
      await chen.settle(await chen.placeOrder(tea.prices.MONTH.id, 'k2', 'WELCOME'));
    }
    await lin.pay(sheet);
    await lin.confirm(sheet.paymentId);

    expect((await lin.status()).memberships).toMatchObject([{ isActive: true }]);
    expect(await use()).toEqual({
      usedCount: isLate ? 2 : 1,
      heldCount: 0,
      spentFen: 360,
      overrunCount: isLate ? 1 : 0,
      overrunFen: isLate ? 360 : 0,
    });
    expect(await lin.placeOrder(tea.prices.MONTH.id, 'k2', 'WELCOME')).toMatchObject({ code: 'OFFER_NOT_FOR_YOU' });
    await lin.settle(await lin.placeOrder(tea.prices.MONTH.id, 'k3'));

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(sheet.paymentId);
    await desk.ended();
    await books.allProcessed();
    const others = isLate ? 1 : 0;
    const left = { usedCount: others, heldCount: 0, spentFen: others * 360, overrunCount: 0, overrunFen: 0 };
    expect(await use()).toEqual(left);
    expect(await lin.placeOrder(tea.prices.MONTH.id, 'k4', 'WELCOME')).toMatchObject({ code: 'OFFER_NOT_FOR_YOU' });
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`An offer used, and refunded, over ${rail}`)).toBe(ledger.trim());
  });
});
