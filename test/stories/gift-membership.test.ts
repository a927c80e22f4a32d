import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    ledger: `
#  what      account                      debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   54.00          xpay/<offer>/<payment 1>
             income:gifts                         54.00
2  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 2>
             income:gifts                         18.00
3  REFUND    income:gifts                 54.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           54.00
4  REFUND    income:gifts                 18.00          xpay/<offer>/refund/<refund 2>
             assets:wechat:xpay:<offer>           18.00
───────────────────────────────────────────────────────────────────────────────────────
   balanced                              144.00  144.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    ledger: `
#  what      account                     debit  credit  document
────────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>   54.00          wechat-pay/<mchid>/<payment 1>
             income:gifts                        54.00
2  SALE      assets:wechat:pay:<mchid>   18.00          wechat-pay/<mchid>/<payment 2>
             income:gifts                        18.00
3  REFUND    income:gifts                54.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>           54.00
4  REFUND    income:gifts                18.00          wechat-pay/<mchid>/refund/<refund 2>
             assets:wechat:pay:<mchid>           18.00
────────────────────────────────────────────────────────────────────────────────────────────
   balanced                             144.00  144.00
`,
  },
] as const)('a membership given over $rail', ({ client, rail, ledger }) => {
  let account: GivenAccount;
  let tier: GivenTier;
  let books: Books;

  beforeAll(async () => {
    account = await teahouse.given.account();
    tier = await teahouse.given.tier(account, { key: 'tea' });
    books = new Books(teahouse, account);
  });

  it('is paid by one, is had by another, and ends when its money goes back, redeemed or not', async () => {
    const giver = await Buyer.in(client, teahouse, account);
    const receiver = await Buyer.in(client, teahouse, account);

    const redeemed = await giver.placeGiftOrder({ tierPriceId: tier.prices.QUARTER.id, message: '一季好茶' });
    const { paymentId: first } = await giver.settle(redeemed);
    const [gift] = await giver.giftsGiven();
    expect(gift).toMatchObject({ kind: 'MEMBERSHIP', status: 'WAITING', message: '一季好茶', period: 'QUARTER' });
    expect((await giver.status()).memberships).toEqual([]);

    expect(await receiver.redeemGift(gift!.code!)).toMatchObject({ membership: { isActive: true, source: 'GIFT' } });
    expect(await giver.giftsGiven()).toMatchObject([
      { status: 'REDEEMED', redeemedAt: expect.any(String), code: null },
    ]);

    const unredeemed = await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id });
    const { paymentId: second } = await giver.settle(unredeemed);
    const [waiting] = await giver.giftsGiven();
    await books.allProcessed();

    const desk = await RefundDesk.open(teahouse, account);
    await desk.refund(first);
    await desk.ended();
    await desk.refund(second);

    expect(await desk.ended()).toMatchObject([
      { status: 'SUCCEEDED', amountFen: 1_800 },
      { status: 'SUCCEEDED', amountFen: 5_400 },
    ]);
    expect((await receiver.status()).memberships).toMatchObject([{ isActive: false, source: 'GIFT' }]);
    expect(await teahouse.sql('select revoke_reason from memberships where account_id = $1', [account.id])).toEqual([
      { revoke_reason: 'GIFT_REVOKED' },
    ]);
    expect((await giver.giftsGiven()).map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED']);
    expect(await receiver.redeemGift(waiting!.code!)).toMatchObject({ __typename: 'GiftRevoked' });
    expect(await books.openExceptions()).toEqual([]);
    expect(await books.printNamed(`Two memberships given, and both refunded, over ${rail}`)).toBe(ledger.trim());
  });
});
