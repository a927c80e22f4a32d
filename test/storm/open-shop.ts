import { type GraphQLClient, gql } from 'graphql-request';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';

/** As much as a merchant may have to give back, WeChat's fees included. */
const FLOAT_FEN = 1_000_000;

const CreateOffer = gql`
  mutation ($input: CreateOfferInput!) {
    createOffer(input: $input) { __typename ... on CreateOfferSuccess { offer { code } } ... on UserError { message } }
  }
`;

const Settings = gql`{ account { moneySettings { version } } }`;
const UpdateSettings = gql`
  mutation ($input: UpdateMoneySettingsInput!) { updateMoneySettings(input: $input) { __typename } }
`;

/** A new account that sells everything there is to sell. */
export async function openShop({ teahouse, sandbox }: Stack): Promise<Shop> {
  const { given } = teahouse;
  const account = await given.account();
  await given.autoRenewal(account);
  await given.tipGood(account);
  await sandbox.control('top-up', { mchid: account.mchid, amountFen: FLOAT_FEN });
  const tiers = [
    await given.tier(account, { monthlyFen: 1_800, isRenewable: true }),
    await given.tier(account, { monthlyFen: 4_900, isRenewable: true }),
  ];
  const seriesId = await given.series(account, { unlockPriceFen: 6_600 });
  const articles = [
    await given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 }),
    await given.article(account, { policy: ArticlePolicy.MEMBERS, unlockPriceFen: 600, seriesId }),
  ];
  const ownerToken = await given.staff(account);
  const owner = teahouse.as(ownerToken);
  const { account: read } = await owner.request<{ account: { moneySettings: { version: number } } }>(Settings);
  const { version } = read.moneySettings;
  // promoters may be paid out at once, so that a refund can come after their payout
  const promoters = { arePromotersEnabled: true, promoterRateBps: 1_500, coolingOffDays: 0, payoutMinFen: 30 };
  await owner.request(UpdateSettings, { input: { version, ...promoters } });
  return {
    account,
    tiers,
    articleIds: articles.map(({ id }) => id),
    seriesId,
    ownerToken,
    offerCodes: [
      await offer(owner, { name: '八折', code: 'EIGHTY', kind: 'PERCENT', percentOffBps: 2_000, periods: null }),
      await offer(owner, { name: '减五元', code: 'FIVE', kind: 'AMOUNT', amountOffFen: 500, maxRedemptions: 5 }),
    ],
    trialCode: await offer(owner, { name: '试读', code: 'TRY', kind: 'TRIAL', trialDays: 7, tierId: tiers[0]?.id }),
  };
}

async function offer(owner: GraphQLClient, input: Record<string, unknown>): Promise<string> {
  const { createOffer } = await owner.request<{ createOffer: { offer?: { code: string } } }>(CreateOffer, { input });
  if (!createOffer.offer) throw new Error(`no offer: ${JSON.stringify(createOffer)}`);
  return createOffer.offer.code;
}
