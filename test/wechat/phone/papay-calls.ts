import type { NamedCall } from '../http/named-calls.ts';
import { checkV2Signature } from '../http/pay-v2-host.ts';
import { PapayRefusal } from '../papay/papay-refusal.ts';
import { readSignFields } from '../papay/sign-fields.ts';
import type { V2Fields } from '../papay/v2-answers.ts';
import type { Sandbox } from '../sandbox.ts';
import { text } from './call-input.ts';
import type { PapaySignResult, PhoneApi } from './phone-api.ts';

/** What a person does about automatic payments: in Tencent's Mini Program for signing, and in the wallet. */
export function papayCalls(sandbox: Sandbox): Record<Extract<keyof PhoneApi, `papay-${string}`>, NamedCall> {
  const { people, papayContracts } = sandbox;

  function requestOf({ preEntrustwebId, extraData }: Record<string, unknown>) {
    if (typeof preEntrustwebId === 'string') {
      const known = papayContracts.findRequest(preEntrustwebId);
      if (!known) throw new RangeError('pre_entrustweb_id does not exist');
      return known;
    }
    if (typeof extraData !== 'object' || extraData === null)
      throw new RangeError('preEntrustwebId or extraData is missing');
    const fields: V2Fields = Object.fromEntries(
      Object.entries(extraData).map(([name, value]) => [name, String(value)]),
    );
    const { merchant } = checkV2Signature(sandbox, fields);
    return papayContracts.request(readSignFields(merchant, fields, { version: 'v2', outTradeNo: null }));
  }

  async function sign(input: Record<string, unknown>): Promise<PapaySignResult> {
    const person = people.get(text(input, 'person'));
    try {
      return { ok: true, contractId: (await papayContracts.sign(requestOf(input), person)).contractId };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { ok: false, errCode: error instanceof PapayRefusal ? error.code : 'FAIL', errMsg: error.message };
    }
  }

  return {
    'papay-sign': sign,
    'papay-contracts': (input) => ({ contracts: papayContracts.ofPerson(text(input, 'person')) }),
    'papay-terminate': async (input) => {
      const contractId = text(input, 'contractId');
      const contract = papayContracts.ofPerson(text(input, 'person')).find((each) => each.contractId === contractId);
      if (!contract) throw new RangeError(`no contract ${contractId} of this person`);
      await papayContracts.terminate(contract, 2, '用户主动解约');
    },
  };
}
