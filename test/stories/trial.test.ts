import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
afterAll(() => teahouse?.stop());

const CreateOffer = gql`
  mutation ($input: CreateOfferInput!) { createOffer(input: $input) { __typename ... on UserError { code } } }
`;
const StartTrial = gql`
  mutation { startTrial(input: { offerCode: "TASTE" }) { __typename ... on UserError { code } } }
`;

const ledger = `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  REFUND    income:membership:tea       18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          18.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              36.00   36.00
`;

it('is begun without money, and continued by the first month that is paid', async () => {
  const account = await teahouse.given.account();
  const tea = await teahouse.given.tier(account, { key: 'tea' });
  const books = new Books(teahouse, account);
  const owner = teahouse.as(await teahouse.given.staff(account));
  await owner.request(CreateOffer, {
    input: { name: '先尝后买', code: 'TASTE', kind: 'TRIAL', trialDays: 7, tierId: tea.id },
  });
  const taster = await Buyer.inMiniProgram(teahouse, account);

  expect(await taster.graphql.request(StartTrial)).toEqual({ startTrial: { __typename: 'StartTrialSuccess' } });
  const [trial] = (await taster.status()).memberships;
  expect(trial).toMatchObject({ source: 'TRIAL', isActive: true, tier: { name: 'tea' } });
  expect(await books.print('A trial')).toBe('ledger: no transactions');

  await clock.travel(teahouse, 5 * DAY);
  const buyer = await taster.again();
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  expect((await buyer.status()).memberships).toMatchObject([
    { source: 'PURCHASE', isActive: false, startsAt: trial!.endsAt },
    { source: 'TRIAL', isActive: true },
  ]);
  await clock.travel(teahouse, 3 * DAY);
  expect((await buyer.status()).memberships.map(({ isActive }) => isActive)).toEqual([true, false]);

  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(paymentId);
  await desk.ended();
  await books.allProcessed();
  expect((await buyer.status()).memberships.map(({ isActive }) => isActive)).toEqual([false, false]);
  expect(await buyer.graphql.request(StartTrial)).toMatchObject({ startTrial: { code: 'OFFER_NOT_FOR_YOU' } });
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A trial, a month, and its refund')).toBe(ledger.trim());
});
