import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand, which } from './command.ts';

const OpenLink = gql`
  mutation ($linkId: ID!) { openAffiliateLink(input: { linkId: $linkId }) { __typename } }
`;

/** A reader comes by a promoter's link: what they buy next pays a commission. */
export const visit = defineCommand({
  name: 'visit',
  weight: 10,
  parameters: fc.record({ link: which, reader: fc.nat(2) }),
  async run(play, { link: index, reader: number }) {
    const link = play.links.at(-1 - (index % Math.max(1, play.links.length)));
    const reader = play.reader(number);
    const buyer = link?.shop === reader.shop ? await play.signedIn(reader) : null;
    if (!link || !buyer) return;
    const ask = async () =>
      (await buyer.graphql.request<{ openAffiliateLink: object }>(OpenLink, { linkId: link.id })).openAffiliateLink;
    await play.ask('openAffiliateLink', ask);
  },
});
