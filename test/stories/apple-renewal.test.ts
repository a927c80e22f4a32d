import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RenewalDays } from '../support/renewal-days.ts';
import { Subscriber } from '../support/subscriber.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let days: RenewalDays;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account({ isXpayOnIos: true });
  await teahouse.given.autoRenewal(account);
  tier = await teahouse.given.tier(account, { key: 'tea', isRenewable: true });
  books = new Books(teahouse, account);
  days = new RenewalDays(teahouse, clock, account);
});
afterAll(() => teahouse?.stop());

const onIphone = () => Subscriber.in(teahouse, account, { platform: 'ios' });

it('is charged by Apple, period after period, until the reader ends it there', async () => {
  const lin = await onIphone();

  await lin.sign(tier.prices.MONTH.id);
  await days.settle();

  expect(await lin.contract()).toMatchObject({
    status: 'SIGNED',
    variant: 'APPLE',
    nextCharge: null,
    renewsAt: expect.any(String),
    words: expect.stringMatching(/^已开通，由苹果每 31 天扣费 18\.00 元，下次 /),
  });
  expect(await lin.charges()).toEqual(['PAID']);

  await days.goTo(31, '23:59');
  await days.goTo(31, '23:59');

  expect(await lin.charges()).toEqual(['PAID', 'PAID', 'PAID']);
  const held = await lin.memberships();
  expect(held).toHaveLength(3);
  expect(await lin.stop((await lin.contract())!.id)).toMatchObject({ __typename: 'OnlyAppleEndsRenewal' });

  await lin.cancelAtWeChat('th_tea_sub31');
  await books.allProcessed();

  expect(await lin.contract()).toMatchObject({
    status: 'ENDED',
    endedBy: 'WECHAT',
    words: '自动续费已在微信或苹果的订阅管理中取消',
  });
  expect((await lin.memberships())[0]).toMatchObject({ endsAt: held[0]!.endsAt, isActive: true });

  const { xpayOrders } = await teahouse.sandbox.control('state', { only: ['xpayOrders'] });
  const last = xpayOrders.filter(({ appid }) => appid === account.miniAppid).at(-1)!;
  await teahouse.sandbox.control('apple-refund', { appid: account.miniAppid, orderId: last.orderId });
  await days.goTo(1, '12:00');

  expect((await lin.memberships()).filter(({ isActive }) => isActive)).toEqual([]);
  expect(await lin.charges()).toEqual(['PAID', 'PAID', 'PAID']);
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A membership that Apple renews, its last period given back by Apple')).toBe(
    `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 2>
             income:membership:tea               18.00
3  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 3>
             income:membership:tea               18.00
4  REFUND    income:membership:tea       18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          18.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              72.00   72.00
`.trim(),
  );
});
