import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand } from './command.ts';

const BecomePromoter = gql`
  mutation { becomePromoter { __typename ... on BecomePromoterSuccess { link { id } } } }
`;
interface BecomeAnswer {
  readonly __typename: string;
  readonly link?: { readonly id: string };
}

/** A reader becomes a promoter of the shop, tapping once or twice; there is one link. */
export const promote = defineCommand({
  name: 'promote',
  weight: 10,
  parameters: fc.record({ reader: fc.nat(2), taps: fc.integer({ min: 1, max: 2 }) }),
  async run(play, { reader: index, taps }) {
    const reader = play.reader(index);
    const buyer = await play.signedIn(reader);
    if (!buyer) return;
    const ask = async () =>
      (await buyer.graphql.request<{ becomePromoter: BecomeAnswer }>(BecomePromoter)).becomePromoter;
    const answers = await Promise.all(Array.from({ length: taps }, () => play.ask('becomePromoter', ask)));
    const ids = new Set(answers.flatMap((answer) => (answer?.link ? [answer.link.id] : [])));
    if (ids.size > 1) play.journal.complain(`one promoter, ${ids.size} links`);
    for (const id of ids) if (!play.links.some((link) => link.id === id)) play.links.push({ id, shop: reader.shop });
  },
});
