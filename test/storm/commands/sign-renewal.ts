import fc from 'fast-check';
import { gql } from 'graphql-request';
import type { Buyer } from '../../support/buyer.ts';
import { defineCommand } from './command.ts';
import { PIN } from './pay.ts';

const StartRenewal = gql`
  mutation ($input: StartRenewalInput!) {
    startRenewal(input: $input) {
      __typename
      ... on StartRenewalSuccess { contract { id } request { variant signData paySig signature } }
    }
  }
`;
const ConfirmRenewal = gql`
  mutation ($input: ConfirmRenewalInput!) { confirmRenewal(input: $input) { __typename } }
`;
interface StartAnswer {
  readonly __typename: string;
  readonly contract?: { readonly id: string };
  readonly request?: { readonly signData: string; readonly paySig: string; readonly signature: string };
}

/** A reader in the Mini Program lets a membership renew by itself, or leaves the sheet; the client tells us or not. */
export const signRenewal = defineCommand({
  name: 'sign-renewal',
  weight: 12,
  parameters: fc.record({
    reader: fc.nat(2),
    tier: fc.nat(1),
    ends: fc.constantFrom('signed and told', 'signed', 'left'),
  }),
  async run(play, { reader: index, tier, ends }) {
    const reader = play.reader(index);
    const buyer = reader.plan.client === 'MINI_PROGRAM' ? await play.signedIn(reader) : null;
    const tierPriceId = reader.shop.tiers[tier]?.prices.MONTH.id;
    if (!buyer || tierPriceId === undefined) return;
    const answer = await play.ask('startRenewal', () => start(buyer, tierPriceId));
    if (answer?.__typename === 'LogInAgain') reader.buyer = null;
    const { contract, request } = answer ?? {};
    if (!contract || !request) return;
    const { signData, paySig, signature } = request;
    const { sandbox } = play.stack;
    const appid = reader.shop.account.miniAppid;
    const sheet = { person: reader.person, appid, signData, paySig, signature };
    const opened = await play.onPhone(() => sandbox.phone('subscribe-sign', sheet));
    if (!opened?.ok) return;
    const { id } = opened.sheet;
    await play.onPhone(() =>
      ends === 'left'
        ? sandbox.phone('pay-sheet', { id, action: 'cancel' })
        : sandbox.phone('pay-sheet', { id, action: 'pay', pin: PIN }),
    );
    play.contractIds.push({ id: contract.id, reader });
    if (ends !== 'signed') await play.ask('confirmRenewal', () => confirm(buyer, contract.id));
  },
});

async function start({ graphql }: Buyer, tierPriceId: string): Promise<StartAnswer> {
  return (await graphql.request<{ startRenewal: StartAnswer }>(StartRenewal, { input: { tierPriceId } })).startRenewal;
}

async function confirm({ graphql }: Buyer, contractId: string): Promise<object> {
  return (await graphql.request<{ confirmRenewal: object }>(ConfirmRenewal, { input: { contractId } })).confirmRenewal;
}
