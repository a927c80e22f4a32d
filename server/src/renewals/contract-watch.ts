import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../shared/time/clock.ts';
import { failureOf } from '../wechat/errors.ts';
import { beginEnding, endContract } from './contract-end.ts';
import type { ContractAnswer, ContractGateway } from './contract-gateway.ts';
import { applySigned } from './contract-signing.ts';
import { type ContractKey, withContract } from './locked-contract.ts';
import { ContractEnder, RenewalContract, RenewalContractStatus, RenewalVariant } from './renewal-contract.entity.ts';

/** How many contracts one round takes; the next minute brings the next round. */
const ROUND = 200;
/** A round that dies leaves its contracts to a later one after this long. */
const CLAIM_MS = 2 * 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A sheet nobody signs in a day is forgotten; should WeChat report it later, it counts all the same. */
const SIGNING_LIFE_MS = DAY_MS;

interface WatchLogger {
  warn(fields: object, message: string): void;
}

/** Asks WeChat about contracts until both sides agree: pushes are only the reason to ask. */
export class ContractWatch {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #gateway: ContractGateway;
  readonly #logger: WatchLogger;

  constructor(deps: { orm: MikroORM; clock: Clock; gateway: ContractGateway; logger: WatchLogger }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#gateway = deps.gateway;
    this.#logger = deps.logger;
  }

  /** One round: ends what must end, then asks about every contract whose time has come. @returns how many it asked about */
  async sweep(): Promise<number> {
    await this.#endWhatMustEnd();
    const due = await this.#claim();
    for (const { id, account_id: accountId } of due) {
      try {
        await this.examine({ accountId, contractId: id });
      } catch (error) {
        this.#logger.warn({ err: error, accountId, contractId: id }, 'could not ask WeChat about a contract yet');
      }
    }
    return due.length;
  }

  /**
   * Asks about one contract and applies the answer; tells WeChat its end first, where that was decided here.
   * @throws WeChatUnreachable, WeChatApiError: the sweep asks again
   */
  async examine(key: ContractKey): Promise<void> {
    const { accountId: account, contractId: id } = key;
    const contract = await this.#orm.em.fork().findOne(RenewalContract, { account, id });
    if (!contract || contract.status === RenewalContractStatus.ENDED) return;
    if (contract.isEnding && contract.variant === RenewalVariant.ANDROID) await this.#cancel(contract);
    const answer = await this.#gateway.query(contract);
    await this.#apply(key, answer);
  }

  /**
   * WeChat told of a signing or an end. Which of the two came last only a question tells: pushes overtake each other.
   * @param isSigned whether it told of a signing, or of a charge: what we had given up may live
   */
  async heard(key: ContractKey, { isSigned }: { isSigned: boolean }): Promise<void> {
    if (isSigned) {
      await withContract(this.#orm, key, async (_, contract) => {
        contract.reopen(this.#clock.now());
      });
    }
    await this.examine(key);
  }

  async #apply(key: ContractKey, answer: ContractAnswer): Promise<void> {
    const now = this.#clock.now();
    await withContract(this.#orm, key, async (em, contract) => {
      if (contract.status === RenewalContractStatus.ENDED) return;
      contract.originalTransactionId = answer.originalTransactionId ?? contract.originalTransactionId;
      contract.renewsAt = answer.renewsAt ?? contract.renewsAt;
      contract.nextLookAt = nextLookAt(contract, now);
      if (answer.isRenewing) {
        await applySigned(em, contract, now);
        if (contract.isRunning()) contract.nextLookAt = lookWhileRunning(contract, now);
      } else if (answer.state !== 'neverSigned') {
        await endContract(em, contract, ContractEnder.WECHAT, now, now);
      } else if (contract.isEnding || isForgotten(contract, now)) {
        await endContract(em, contract, ContractEnder.SYSTEM, now, now);
      }
    });
  }

  async #cancel(contract: RenewalContract): Promise<void> {
    try {
      await this.#gateway.cancel(contract, reasons[contract.endedBy ?? ContractEnder.SYSTEM]);
    } catch (error) {
      // What it refuses, the question that follows explains.
      if (failureOf(error) !== 'refused') throw error;
    }
  }

  /** Members who were banned and tiers that left the shop are charged no more; where Apple charges, only the member can end it. */
  async #endWhatMustEnd(): Promise<void> {
    const found = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `select c.id, c.account_id from renewal_contracts c
           join members m on m.account_id = c.account_id and m.id = c.member_id
           join tiers t on t.account_id = c.account_id and t.id = c.tier_id
          where c.status <> 'ENDED' and not c.is_ending and c.variant = 'ANDROID'
            and (m.banned_at is not null or t.archived_at is not null)
          limit ${ROUND}`,
      );
    for (const { id, account_id: accountId } of found) {
      await withContract(this.#orm, { accountId, contractId: id }, (em, contract) =>
        beginEnding(em, contract, ContractEnder.SYSTEM, this.#clock.now()),
      );
    }
  }

  /** Takes the due contracts for this round: several servers may sweep at once. */
  #claim(): Promise<{ id: string; account_id: string }[]> {
    const now = this.#clock.now();
    return this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `update renewal_contracts set next_look_at = ?
          where id in (select id from renewal_contracts where next_look_at <= ?
                        order by next_look_at limit ${ROUND} for update skip locked)
          returning id, account_id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
  }
}

/** What WeChat is told, and may show to the member. */
const reasons: Readonly<Record<ContractEnder, string>> = {
  [ContractEnder.MEMBER]: '用户取消自动续费',
  [ContractEnder.STAFF]: '商家取消自动续费',
  [ContractEnder.WECHAT]: '自动续费已结束',
  [ContractEnder.SYSTEM]: '自动续费已停止',
};

const isForgotten = ({ status, createdAt }: RenewalContract, now: Date): boolean =>
  status === RenewalContractStatus.SIGNING && now.getTime() - createdAt.getTime() >= SIGNING_LIFE_MS;

/** What waits for WeChat is looked at with pauses as long as it is old, between a minute and an hour. */
function nextLookAt({ createdAt, isEnding }: RenewalContract, now: Date): Date {
  const age = isEnding ? 10 * MINUTE_MS : now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age, MINUTE_MS), HOUR_MS));
}

/** Apple tells of every charge; a day after each we see for ourselves. Where WeChat charges, every charge asks. */
function lookWhileRunning({ variant, renewsAt }: RenewalContract, now: Date): Date | null {
  if (variant === RenewalVariant.ANDROID) return null;
  return new Date(Math.max((renewsAt ?? now).getTime(), now.getTime()) + DAY_MS);
}
