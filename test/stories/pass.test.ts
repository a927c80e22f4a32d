import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY = 86_400_000;
const newYear = Date.parse('2030-01-01T04:00:00.000Z');
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  await clock.travel(teahouse, newYear - clock.now().getTime());
});
afterAll(() => teahouse?.stop());

const CreateTier = gql`
  mutation ($input: CreateTierInput!) {
    createTier(input: $input) {
      ... on CreateTierSuccess { tier { prices { id period amountFen passEndsAt } } }
      ... on UserError { code }
    }
  }
`;

const ledger = `
#  what      account                      debit  credit  document
─────────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   88.00          xpay/<offer>/<payment 1>
             income:membership:salon              88.00
2  SALE      assets:wechat:pay:<mchid>    88.00          wechat-pay/<mchid>/<payment 2>
             income:membership:salon              88.00
3  REFUND    income:membership:salon      88.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>            88.00
─────────────────────────────────────────────────────────────────────────────────────────────
   balanced                              264.00  264.00
`;

it('lets everybody in until one day: bought early, bought late, refunded, and not sold after it', async () => {
  const account = await teahouse.given.account();
  const books = new Books(teahouse, account);
  const owner = teahouse.as(await teahouse.given.staff(account));
  const { createTier } = await owner.request<{ createTier: { tier: { prices: [{ id: string }] } } }>(CreateTier, {
    input: {
      key: 'salon',
      name: '冬季茶会',
      prices: [{ period: 'PASS', amountFen: 8_800, passEndsAt: '2030-01-31T16:00:00.000Z' }],
    },
  });
  const [{ id: pass }] = createTier.tier.prices;
  await teahouse.given.goods(account, [{ productId: 'th_salon_300131', name: '冬季茶会', priceFen: 8_800 }]);

  const early = await Buyer.inMiniProgram(teahouse, account);
  expect((await early.quote(pass)).words).toEqual(['付款后「冬季茶会」立即生效，有效期到 2030-01-31']);
  await early.settle(await early.placeOrder(pass));
  expect(await early.placeOrder(pass)).toMatchObject({ code: 'PASS_ALREADY_HELD' });
  await clock.travel(teahouse, 20 * DAY);
  const onPage = await Buyer.onPage(teahouse, account);
  const { paymentId } = await onPage.settle(await onPage.placeOrder(pass));

  for (const buyer of [early, onPage]) {
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true, endsAt: '2030-01-31T16:00:00.000Z' }]);
  }

  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(paymentId);
  await desk.ended();
  expect((await onPage.status()).memberships).toMatchObject([{ isActive: false }]);

  // The first instant of February in Shanghai, and a little more.
  await clock.travel(teahouse, Date.parse('2030-01-31T16:00:01.000Z') - clock.now().getTime());
  const late = await Buyer.inMiniProgram(teahouse, account);
  expect(await late.placeOrder(pass)).toMatchObject({ code: 'TIER_NOT_ON_SALE' });
  await books.allProcessed();
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A pass in the Mini Program and one on the page, which is refunded')).toBe(
    ledger.trim(),
  );
});
