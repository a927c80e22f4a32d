import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand, which } from './command.ts';

const TakeBack = gql`
  mutation ($input: TakeBackPurchaseInput!) {
    takeBackPurchase(input: $input) { __typename ... on TakeBackPurchaseSuccess { refund { id } } }
  }
`;
interface TakeBackAnswer {
  readonly __typename: string;
  readonly refund?: { readonly id: string };
}

/** A member takes a purchase back within the creator's window, clicking once or twice. */
export const takeBack = defineCommand({
  name: 'take-back',
  weight: 15,
  parameters: fc.record({ order: which, clicks: fc.integer({ min: 1, max: 2 }) }),
  async run(play, { order, clicks }) {
    const placed = play.order(order);
    const buyer = placed && (await play.signedIn(placed.reader));
    if (!placed || !buyer) return;
    const input = { orderId: placed.id, idempotencyKey: randomUUID() };
    const ask = async () =>
      (await buyer.graphql.request<{ takeBackPurchase: TakeBackAnswer }>(TakeBack, { input })).takeBackPurchase;
    const answers = await Promise.all(Array.from({ length: clicks }, () => play.ask('takeBackPurchase', ask)));
    const ids = new Set(answers.flatMap((answer) => (answer?.refund ? [answer.refund.id] : [])));
    for (const id of ids) play.journal.refundIds.add(id);
    if (ids.size > 1) play.journal.complain(`one order, taken back ${ids.size} times`);
  },
});
