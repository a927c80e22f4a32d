import type { EntityManager } from '@mikro-orm/postgresql';
import { openChargeOf } from './locked-contract.ts';
import { ChargeFailure, RenewalChargeStatus } from './renewal-charge.entity.ts';
import type { ContractEnder, RenewalContract } from './renewal-contract.entity.ts';

/** Decides the end of a contract: nothing more is charged, and WeChat is told. @returns false when it had been decided */
export async function beginEnding(
  em: EntityManager,
  contract: RenewalContract,
  by: ContractEnder,
  now: Date,
): Promise<boolean> {
  if (!contract.beginEnding(by, now)) return false;
  await dropCharge(em, contract, now);
  return true;
}

/** WeChat says that a contract is over. */
export async function endContract(
  em: EntityManager,
  contract: RenewalContract,
  by: ContractEnder,
  at: Date,
  now: Date,
): Promise<void> {
  if (!contract.end(by, at)) return;
  // A merge left it with the absorbed row as long as two ran; history belongs to the person.
  if (contract.member.mergedInto) contract.member = contract.member.mergedInto;
  await dropCharge(em, contract, now);
}

/** What WeChat was asked to deduct already comes or not; anything before that is given up. */
async function dropCharge(em: EntityManager, contract: RenewalContract, now: Date): Promise<void> {
  const charge = await openChargeOf(em, contract);
  if (!charge || charge.status === RenewalChargeStatus.SUBMITTED) return;
  charge.order?.close(now);
  charge.giveUp(ChargeFailure.CONTRACT_ENDED, now);
}
