import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY = 86_400_000;
/** Noon in Shanghai, in a January of 31 days, so that what is left of a month is the same in every run. */
const newYear = Date.parse('2030-01-01T04:00:00.000Z');
let clock: TravelClock;
let teahouse: Teahouse;

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 2>
             income:membership:tea               18.00
3  SALE      assets:wechat:xpay:<offer>  17.81          xpay/<offer>/<payment 3>
             income:membership:seat              17.81
4  REFUND    income:membership:seat      17.81          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          17.81
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              71.62   71.62
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 1>
             income:membership:tea              18.00
2  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 2>
             income:membership:tea              18.00
3  SALE      assets:wechat:pay:<mchid>  17.81          wechat-pay/<mchid>/<payment 3>
             income:membership:seat             17.81
4  REFUND    income:membership:seat     17.81          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>          17.81
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             71.62   71.62
`,
  },
] as const)('an upgrade over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let tea: GivenTier;
  let seat: GivenTier;
  let books: Books;

  beforeAll(async () => {
    clock = new TravelClock();
    teahouse = await startTeahouse({ clock });
    await clock.travel(teahouse, newYear - clock.now().getTime());
    account = await teahouse.given.account();
    tea = await teahouse.given.tier(account, { key: 'tea' });
    seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4_800 });
    books = new Books(teahouse, account);
  });
  afterAll(() => teahouse?.stop());

  it('is bought, renewed and upgraded, with what is left taken off; its refund brings the old one back', async () => {
    const early = await Buyer.in(client, teahouse, account);
    await early.settle(await early.placeOrder(tea.prices.MONTH.id));
    await early.settle(await early.placeOrder(tea.prices.MONTH.id));
    const before = (await early.status()).memberships;
    await clock.travel(teahouse, 10 * DAY);
    const buyer = await early.again();

    // 21 of 31 days are left of the first month, 18.00 × 21 / 31 = 12.19; the second has not begun.
    const quote = await buyer.quote(seat.prices.MONTH.id);
    expect(quote).toMatchObject({
      change: 'UPGRADE',
      listAmountFen: 4_800,
      creditFen: 3_019,
      amountFen: 1_781,
      endsEarlier: [
        { tierName: 'tea', creditFen: 1_219 },
        { tierName: 'tea', creditFen: 1_800 },
      ],
    });
    expect(quote.words).toEqual([
      '付款后「seat」立即生效，有效期到 2030-02-11',
      '「tea」（原到 2030-02-01）随之结束，剩余价值 12.19 元，抵扣本次付款',
      '「tea」（原到 2030-03-01）随之结束，剩余价值 18.00 元，抵扣本次付款',
      '原价 48.00 元，抵扣 30.19 元，实付 17.81 元',
    ]);
    const placed = await buyer.placeOrder(seat.prices.MONTH.id);
    expect(placed.order?.amountFen).toBe(1_781);
    const { paymentId } = await buyer.settle(placed);
    const upgraded = (await buyer.status()).memberships;
    expect(upgraded.filter(({ isActive }) => isActive)).toMatchObject([{ tier: { name: 'seat' } }]);

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(paymentId);
    expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_781 }]);

    const after = (await buyer.status()).memberships;
    expect(after.filter(({ tier }) => tier.name === 'tea')).toEqual(before);
    expect(after.filter(({ isActive }) => isActive)).toMatchObject([{ tier: { name: 'tea' } }]);
    await books.allProcessed();
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`Two months, an upgrade, and its refund, over ${rail}`)).toBe(ledger.trim());
  });
});
