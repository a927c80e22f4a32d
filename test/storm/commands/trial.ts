import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand } from './command.ts';

const StartTrial = gql`
  mutation ($input: StartTrialInput!) { startTrial(input: $input) { __typename } }
`;

/** A reader tries a tier for nothing, so many times at once. */
export const trial = defineCommand({
  name: 'trial',
  weight: 6,
  parameters: fc.record({ reader: fc.nat(2), taps: fc.integer({ min: 1, max: 2 }) }),
  async run(play, { reader: index, taps }) {
    const reader = play.reader(index);
    const buyer = await play.signedIn(reader);
    if (!buyer) return;
    const input = { offerCode: reader.shop.trialCode };
    const ask = async () => (await buyer.graphql.request<{ startTrial: object }>(StartTrial, { input })).startTrial;
    await Promise.all(Array.from({ length: taps }, () => play.ask('startTrial', ask)));
  },
});
