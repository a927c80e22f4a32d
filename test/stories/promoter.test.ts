import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const DAY_MS = 86_400_000;
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
afterAll(() => teahouse?.stop());

const Settings = gql`{ account { moneySettings { version } } }`;
const SwitchOn = gql`
  mutation ($version: Int!) {
    updateMoneySettings(input: { version: $version, arePromotersEnabled: true, promoterRateBps: 1000 }) { __typename }
  }
`;
const Become = gql`mutation { becomePromoter { ... on BecomePromoterSuccess { link { id } } } }`;
const Open = gql`mutation ($linkId: ID!) { openAffiliateLink(input: { linkId: $linkId }) { __typename } }`;
const PayOut = gql`
  mutation { requestPayout {
    __typename
    ... on RequestPayoutSuccess { request { mchId appId package } }
    ... on NothingToPayOut { payableFen }
  } }
`;
interface PayOutAnswer {
  readonly requestPayout: {
    readonly __typename: string;
    readonly payableFen?: number;
    readonly request?: { readonly mchId: string; readonly appId: string; readonly package: string } | null;
  };
}

const ledger = `
#  what                 account                      debit  credit  document
────────────────────────────────────────────────────────────────────────────────────────────────────────────
1  SALE                 assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 1>
                        income:membership:tea                18.00
2  COMMISSION           expenses:commission           1.80          affiliate/<link>/<order>
                        liabilities:commission                1.80
3  SALE                 assets:wechat:xpay:<offer>   54.00          xpay/<offer>/<payment 2>
                        income:membership:tea                54.00
4  COMMISSION           expenses:commission           5.40          affiliate/<link>/<order>
                        liabilities:commission                5.40
5  PAYOUT               liabilities:commission        7.20          wechat-pay/<mchid>/transfer/<transfer 1>
                        assets:wechat:pay:<mchid>             7.20
6  REFUND               income:membership:tea        54.00          xpay/<offer>/refund/<refund 1>
                        assets:wechat:xpay:<offer>           54.00
7  COMMISSION_REVERSAL  liabilities:commission        5.40          affiliate/<link>/<order>/reversed/5400
                        expenses:commission                   5.40
────────────────────────────────────────────────────────────────────────────────────────────────────────────
   balanced                                         145.80  145.80
`;

it('pays a promoter for two readers, and takes the share of a refunded one from the next payout', async () => {
  const account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const books = new Books(teahouse, account);
  await teahouse.sandbox.control('top-up', { mchid: account.mchid, amountFen: 10_000 });
  const owner = () => teahouse.given.staff(account).then((token) => teahouse.as(token));
  const { account: settings } = await (await owner()).request<{ account: { moneySettings: { version: number } } }>(
    Settings,
  );
  await (await owner()).request(SwitchOn, settings.moneySettings);
  let promoter = await Buyer.inMiniProgram(teahouse, account);
  const { becomePromoter } = await promoter.graphql.request<{ becomePromoter: { link: { id: string } } }>(Become);
  const readers: { orderId: string; paymentId: string }[] = [];
  for (const price of [tier.prices.MONTH, tier.prices.QUARTER]) {
    const reader = await Buyer.inMiniProgram(teahouse, account);
    await reader.graphql.request(Open, { linkId: becomePromoter.link.id });
    readers.push(await reader.buy(price.id));
    await books.allProcessed();
  }

  await clock.travel(teahouse, 8 * DAY_MS);
  promoter = await Buyer.inMiniProgram(teahouse, account, { person: promoter.person });
  await promoter.graphql.request(PayOut);
  await clock.travel(teahouse, 60_000);
  const { requestPayout } = await promoter.graphql.request<PayOutAnswer>(PayOut);
  const { mchId, appId, package: packageInfo } = requestPayout.request!;
  const opened = await teahouse.sandbox.phone('merchant-transfer', {
    person: promoter.person,
    appid: account.miniAppid,
    mchId,
    appId,
    package: packageInfo,
  });
  if (!opened.ok) throw new Error(opened.errMsg);
  await teahouse.sandbox.phone('transfer-sheet', { id: opened.sheet.id, action: 'confirm' });
  await clock.travel(teahouse, 10 * 60_000);
  await teahouse.app.services.payouts.sweep();
  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(readers[1]!.paymentId);
  await desk.ended();
  await books.allProcessed();

  expect(`\n${await books.printNamed('a promoter brings two readers; one takes the money back')}\n`).toBe(ledger);
  const again = await promoter.graphql.request<PayOutAnswer>(PayOut);
  expect(again.requestPayout).toEqual({ __typename: 'NothingToPayOut', payableFen: 0 });
});
