import fc from 'fast-check';
import { gql } from 'graphql-request';
import { defineCommand, which } from './command.ts';

const StopRenewal = gql`
  mutation ($input: StopRenewalInput!) { stopRenewal(input: $input) { __typename } }
`;

/** A reader ends a contract: here, or where WeChat lists it. */
export const stopRenewal = defineCommand({
  name: 'stop-renewal',
  weight: 4,
  parameters: fc.record({ contract: which, where: fc.constantFrom('here', 'at WeChat') }),
  async run(play, { contract: index, where }) {
    const contract = play.contractIds.at(-1 - (index % Math.max(1, play.contractIds.length)));
    if (!contract) return;
    const { reader, id } = contract;
    if (where === 'here') {
      const buyer = await play.signedIn(reader);
      if (!buyer) return;
      const input = { contractId: id };
      const ask = async () =>
        (await buyer.graphql.request<{ stopRenewal: object }>(StopRenewal, { input })).stopRenewal;
      await play.ask('stopRenewal', ask);
      return;
    }
    const { sandbox } = play.stack;
    const appid = reader.shop.account.miniAppid;
    const { person } = reader;
    const { contracts } = await sandbox.control('state', { only: ['contracts'] });
    const signed = contracts.find((one) => one.appid === appid && one.personId === person && one.state === 'SIGNED');
    if (!signed) return;
    await play.onPhone(() => sandbox.phone('cancel-subscription', { person, appid, productId: signed.productId }));
  },
});
