import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY = 86_400_000;
const newYear = Date.parse('2030-01-01T04:00:00.000Z');
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tea: GivenTier;
let seat: GivenTier;
let books: Books;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  await clock.travel(teahouse, newYear - clock.now().getTime());
  account = await teahouse.given.account();
  tea = await teahouse.given.tier(account, { key: 'tea' });
  seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4_800 });
  books = new Books(teahouse, account);
});
afterAll(() => teahouse?.stop());

const ledger = `
#  what      account                      debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   48.00          xpay/<offer>/<payment 1>
             income:membership:seat               48.00
2  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 2>
             income:membership:tea                18.00
3  SALE      assets:wechat:xpay:<offer>   48.00          xpay/<offer>/<payment 3>
             income:membership:seat               48.00
4  REFUND    income:membership:tea        17.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           17.00
───────────────────────────────────────────────────────────────────────────────────────
   balanced                              131.00  131.00
`;

it('begins a lesser tier where the greater one ends, moves it when that is renewed, and refunds it', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(seat.prices.MONTH.id));

  expect((await buyer.quote(tea.prices.MONTH.id)).words).toEqual([
    '现有会员到期后，「tea」从 2030-02-01 开始，有效期到 2030-03-01',
  ]);
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  expect((await buyer.status()).memberships).toMatchObject([
    { isActive: false, tier: { name: 'tea' } },
    { isActive: true, tier: { name: 'seat' } },
  ]);

  // They change their mind: the greater tier goes on, and nothing of the lesser is lost.
  expect((await buyer.quote(seat.prices.MONTH.id)).words).toEqual([
    '「seat」从 2030-02-01 接着算，有效期到 2030-03-01',
    '「tea」剩余的时间顺延：从 2030-03-01 到 2030-03-29，一天不少',
  ]);
  await buyer.settle(await buyer.placeOrder(seat.prices.MONTH.id));

  await clock.travel(teahouse, 60 * DAY);
  const later = await buyer.again();
  const active = (await later.status()).memberships.filter(({ isActive }) => isActive);
  expect(active).toMatchObject([{ tier: { name: 'tea' }, endsAt: expect.stringMatching(/^2030-03-29T/) }]);

  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(paymentId, { amountFen: 1_700, endsAccess: true });
  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_700 }]);
  await books.allProcessed();
  expect((await later.status()).memberships.filter(({ isActive }) => isActive)).toEqual([]);
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('Two months of the greater tier around one of the lesser, refunded in part')).toBe(
    ledger.trim(),
  );
});
