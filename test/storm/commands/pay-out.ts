import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand } from './command.ts';

const RequestPayout = gql`
  mutation {
    requestPayout {
      __typename
      ... on RequestPayoutSuccess { payout { id amountFen status } request { mchId appId package } }
    }
  }
`;
interface PayoutAnswer {
  readonly __typename: string;
  readonly payout?: { readonly id: string };
  readonly request?: { readonly mchId: string; readonly appId: string; readonly package: string } | null;
}

/** A promoter wants the commission paid out, tapping once or twice, and does something with WeChat's sheet, or nothing. */
export const payOut = defineCommand({
  name: 'pay-out',
  weight: 10,
  parameters: fc.record({
    reader: fc.nat(2),
    taps: fc.integer({ min: 1, max: 2 }),
    does: fc.constantFrom('confirm', 'confirm', 'refuse', 'close', 'nothing'),
  }),
  async run(play, { reader: index, taps, does }) {
    const reader = play.reader(index);
    const buyer = await play.signedIn(reader);
    if (!buyer) return;
    const ask = async () => (await buyer.graphql.request<{ requestPayout: PayoutAnswer }>(RequestPayout)).requestPayout;
    const answers = await Promise.all(Array.from({ length: taps }, () => play.ask('requestPayout', ask)));
    const ids = new Set(answers.flatMap((answer) => (answer?.payout ? [answer.payout.id] : [])));
    if (ids.size > 1) play.journal.complain(`one promoter, ${ids.size} payouts at once`);
    const request = answers.find((answer) => answer?.request)?.request;
    if (!request || does === 'nothing') return;
    const { sandbox } = play.stack;
    const { person } = reader;
    const opened = await play.onPhone(() =>
      sandbox.phone('merchant-transfer', { person, appid: request.appId, ...request }),
    );
    if (opened?.ok) await play.onPhone(() => sandbox.phone('transfer-sheet', { id: opened.sheet.id, action: does }));
  },
});
