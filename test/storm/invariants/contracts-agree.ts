import type { Evidence } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

/** A contract stands here as it stands at WeChat, and every deduction is one period's charge with its paid order. */
export const contractsAgree: Invariant = {
  name: 'contracts-agree',
  check: (evidence) => [...contractsInTrouble(evidence), ...chargesInTrouble(evidence)],
};

function contractsInTrouble({
  contracts,
  contractsAtWeChat,
  contractCharges,
  historyOfMember,
  historyOfPerson,
}: Evidence) {
  const here = new Map(contracts.map((contract) => [contract.outContractCode, contract]));
  const there = new Map(contractsAtWeChat.map((contract) => [contract.outContractCode, contract]));
  const paid = new Map<string, number>();
  for (const { outContractCode, status } of contractCharges) {
    if (status === 'PAID') paid.set(outContractCode, (paid.get(outContractCode) ?? 0) + 1);
  }
  const android = contracts.filter(({ variant }) => variant === 'ANDROID');
  return [
    ...contractsAtWeChat
      .filter(({ outContractCode }) => !here.has(outContractCode))
      .map(({ outContractCode, person }) => ({
        text: `contract ${outContractCode} is at WeChat and unknown here`,
        fen: 0,
        history: historyOfPerson.get(person),
      })),
    ...android.flatMap(({ outContractCode, status, isEnding, memberId }) => {
      const atWeChat = there.get(outContractCode);
      const trouble =
        status === 'SIGNING' || isEnding
          ? `is ${status}${isEnding ? ' and ending' : ''}`
          : (status === 'SIGNED') !== (atWeChat?.isSigned ?? false)
            ? `is ${status} here, and ${atWeChat?.isSigned ? 'signed' : 'not signed'} at WeChat`
            : (paid.get(outContractCode) ?? 0) !== (atWeChat?.deductions ?? 0)
              ? `has ${paid.get(outContractCode) ?? 0} paid charges here, and ${atWeChat?.deductions ?? 0} deductions at WeChat`
              : null;
      if (!trouble) return [];
      return [{ text: `contract ${outContractCode} ${trouble}`, fen: 0, history: historyOfMember.get(memberId) }];
    }),
  ];
}

function chargesInTrouble({ contractCharges, contracts, orders, historyOfMember }: Evidence) {
  const memberOf = new Map(contracts.map(({ outContractCode, memberId }) => [outContractCode, memberId]));
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  return contractCharges
    .filter(({ status, orderId }) => (status === 'PAID') !== (orderOf.get(orderId ?? '')?.status === 'PAID'))
    .map(({ outContractCode, periodNumber, status, orderId }) => ({
      text: `charge ${periodNumber} of contract ${outContractCode} is ${status}, and its order ${orderOf.get(orderId ?? '')?.status ?? 'is none'}`,
      fen: 0,
      history: historyOfMember.get(memberOf.get(outContractCode) ?? ''),
    }));
}
