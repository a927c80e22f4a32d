import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import { RenewalContract } from './renewal-contract.entity.ts';

/** A merge moved the contract to another member while we waited for the lock. */
class ContractMoved extends Error {}
const MAX_TRIES = 3;

/** Names one contract. */
export interface ContractKey {
  readonly accountId: string;
  readonly contractId: string;
}

/**
 * Runs one transaction that holds the member's and the contract's rows, in this order: purchases, settlements and merges of the
 * member wait. The contract has member, tier and price. Null when there is no such contract.
 */
export async function withContract<T>(
  orm: MikroORM,
  key: ContractKey,
  work: (em: EntityManager, contract: RenewalContract) => Promise<T>,
): Promise<T | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await orm.em.fork().transactional(async (em) => {
        const contract = await lock(em, key);
        return contract && work(em, contract);
      });
    } catch (error) {
      if (!(error instanceof ContractMoved) || attempt === MAX_TRIES) throw error;
    }
  }
}

async function lock(em: EntityManager, { accountId, contractId }: ContractKey): Promise<RenewalContract | null> {
  const [found] = await em.getConnection().execute<{ member_id: string }[]>(
    `select m.id as member_id from renewal_contracts c
       join members m on m.account_id = c.account_id and m.id = c.member_id
      where c.account_id = ? and c.id = ? for no key update of m`,
    [accountId, contractId],
    'all',
    em.getTransactionContext(),
  );
  if (!found) return null;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const contract = await em.findOneOrFail(RenewalContract, { account: accountId, id: contractId }, { lockMode });
  if (contract.member.id !== found.member_id) throw new ContractMoved();
  await em.populate(contract, ['member', 'tier', 'tierPrice']);
  return contract;
}

/** The charge of a contract that has not ended, if there is one; the contract's row is locked. */
export const openChargeOf = (em: EntityManager, contract: RenewalContract): Promise<RenewalCharge | null> =>
  em.findOne(
    RenewalCharge,
    {
      account: contract.account.id,
      contract: contract.id,
      status: { $in: [RenewalChargeStatus.DUE, RenewalChargeStatus.ANNOUNCED, RenewalChargeStatus.SUBMITTED] },
    },
    { populate: ['order'] },
  );
