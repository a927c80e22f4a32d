import type { MikroORM } from '@mikro-orm/postgresql';
import type { Attribution } from '../payments/order-desk.ts';
import { Payment, PaymentStatus, SettledFrom } from '../payments/payment.entity.ts';
import type { RailGateway } from '../payments/rail-gateway.ts';
import type { Settlement } from '../payments/settlement.ts';
import type { Clock } from '../shared/time/clock.ts';
import { failureOf } from '../wechat/errors.ts';
import { dueDayOfNotice, openFrom, openingOf, RETRY_PAUSE_MS } from './charge-calendar.ts';
import { decide, deductionFailed, type LockedCharge, type NextAsk, notAnnounced, notTaken } from './charge-decision.ts';
import type { ContractGateway } from './contract-gateway.ts';
import type { ContractWatch } from './contract-watch.ts';
import { withContract } from './locked-contract.ts';
import { RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import { RenewalContract, RenewalVariant } from './renewal-contract.entity.ts';

/** How many charges one round takes; the next minute brings the next round. */
const ROUND = 200;
/** A round that dies leaves its charges to a later one after this long. */
const CLAIM_MS = 2 * 60_000;
const SOON_MS = 5 * 60_000;

interface WatchLogger {
  warn(fields: object, message: string): void;
}
type Deduct = Extract<NextAsk, { ask: 'deduct' }>;
type Announce = Extract<NextAsk, { ask: 'announce' }>;

/** Gets charges on: announces, deducts, asks what came of it, until each one has ended. */
export class ChargeWatch {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #contracts: ContractGateway;
  readonly #payments: Pick<RailGateway, 'query'>;
  readonly #settlement: Settlement;
  readonly #contractWatch: ContractWatch;
  readonly #attribution: Attribution;
  readonly #logger: WatchLogger;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    contracts: ContractGateway;
    /** Virtual Payment. */
    payments: Pick<RailGateway, 'query'>;
    settlement: Settlement;
    contractWatch: ContractWatch;
    attribution: Attribution;
    logger: WatchLogger;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#contracts = deps.contracts;
    this.#payments = deps.payments;
    this.#settlement = deps.settlement;
    this.#contractWatch = deps.contractWatch;
    this.#attribution = deps.attribution;
    this.#logger = deps.logger;
  }

  /** One round over every charge whose time has come. @returns how many */
  async sweep(): Promise<number> {
    const due = await this.#claim();
    for (const { id, account_id: accountId } of due) {
      try {
        await this.step(accountId, id);
      } catch (error) {
        this.#logger.warn({ err: error, accountId, chargeId: id }, 'could not get a renewal on yet');
      }
    }
    return due.length;
  }

  /**
   * Takes the next step of one charge. Killed anywhere, it is taken again: what WeChat was asked stands in our rows before it is
   * asked.
   * @throws WeChatUnreachable and the like when nobody knows; the sweep goes on from what was committed
   */
  async step(accountId: string, chargeId: string): Promise<void> {
    const em = this.#orm.em.fork();
    const charge = await em.findOne(RenewalCharge, { account: accountId, id: chargeId });
    if (!charge?.isOpen()) return;
    const contract = await em.findOneOrFail(RenewalContract, { account: accountId, id: charge.contract.id });
    const next = await this.#locked(charge, (inner, locked) => decide(inner, locked, this.#attribution));
    if (next?.ask === 'announce') await this.#announce(contract, next);
    if (next?.ask === 'deduct') await this.#deduct(contract, next);
  }

  /** WeChat says that a deduction brought nothing: reason to ask about its charge. */
  async heardOfFailure(accountId: string, outTradeNo: string): Promise<void> {
    const [found] = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string }[]>(
        `select c.id from renewal_charges c
           join payments p on p.account_id = c.account_id and p.order_id = c.order_id
          where p.account_id = ? and p.rail = 'XPAY' and p.out_trade_no = ?`,
        [accountId, outTradeNo],
      );
    if (found) await this.step(accountId, found.id);
  }

  async #announce(contract: RenewalContract, { charge, wasAskedBefore }: Announce): Promise<void> {
    const outcome = await this.#asked(() => this.#contracts.announce(contract, charge.amountFen), 'notNow' as const);
    await this.#locked(charge, async (_, { charge: locked, now }) => {
      if (locked.status !== RenewalChargeStatus.DUE || locked.announcedAt === null) return;
      if (outcome === 'sent' || (outcome === 'notNow' && wasAskedBefore)) {
        // After an answer that was lost "not now" means that it was announced; the day counts from then.
        const dueOn = dueDayOfNotice(outcome === 'sent' ? now : locked.announcedAt);
        locked.markAnnounced(dueOn, openingOf(dueOn));
        return;
      }
      locked.announcedAt = null;
      locked.nextTryAt = openFrom(new Date(now.getTime() + RETRY_PAUSE_MS));
    });
    if (outcome === 'notSigned') await this.#contractWatch.examine(keyOf(contract));
  }

  async #deduct(contract: RenewalContract, { charge, payment, isNew }: Deduct): Promise<void> {
    const { account } = contract;
    const answer = isNew ? ({ state: 'unseen' } as const) : await this.#payments.query(payment);
    switch (answer.state) {
      case 'paid': {
        const outcome = await this.#settlement.settle(account.id, answer.evidence, SettledFrom.QUERY);
        if (outcome === 'mismatched') await this.#askAgain(charge);
        return;
      }
      case 'over':
        return this.#whileSubmitted(charge, payment, deductionFailed);
      case 'unpaid':
        return this.#askAgain(charge);
      case 'unseen':
        // Apple charges by itself.
        if (contract.variant === RenewalVariant.APPLE) return this.#askAgain(charge);
        // Its time is over, and WeChat never saw it.
        if (payment.status === PaymentStatus.CLOSED) return this.#whileSubmitted(charge, payment, notTaken);
        return this.#submit(contract, charge, payment);
    }
  }

  async #submit(contract: RenewalContract, charge: RenewalCharge, payment: Payment): Promise<void> {
    const { outTradeNo, amountFen: deductFen, id: attach } = payment;
    const asking = () => this.#contracts.submit(contract, { outTradeNo, deductFen, attach });
    switch (await this.#asked(asking, 'notNow' as const)) {
      case 'accepted':
      // The number was taken before, and the answer lost.
      case 'numberUsed':
        return this.#askAgain(charge);
      case 'notAnnounced':
      case 'wrongPrice':
        return this.#whileSubmitted(charge, payment, notAnnounced);
      case 'notNow':
        return this.#whileSubmitted(charge, payment, notTaken);
      case 'notSigned':
        await this.#whileSubmitted(charge, payment, notTaken);
        await this.#contractWatch.examine(keyOf(contract));
    }
  }

  /** What WeChat refuses for any other reason it refuses for now: nothing happened, and the day goes on. */
  async #asked<Outcome extends string>(
    ask: () => Promise<{ readonly outcome: Outcome }>,
    whenRefused: Outcome,
  ): Promise<Outcome> {
    try {
      return (await ask()).outcome;
    } catch (error) {
      if (failureOf(error) !== 'refused') throw error;
      this.#logger.warn({ err: error }, 'WeChat refused a step of a renewal');
      return whenRefused;
    }
  }

  async #whileSubmitted(
    charge: RenewalCharge,
    payment: Payment,
    apply: (em: Parameters<typeof deductionFailed>[0], locked: LockedCharge, payment: Payment) => Promise<void>,
  ): Promise<void> {
    await this.#locked(charge, async (em, locked) => {
      if (locked.charge.status !== RenewalChargeStatus.SUBMITTED) return;
      const fresh = await em.findOneOrFail(Payment, { account: charge.account.id, id: payment.id });
      await apply(em, locked, fresh);
    });
  }

  async #askAgain(charge: RenewalCharge): Promise<void> {
    await this.#locked(charge, async (_, { charge: locked, now }) => {
      if (locked.status === RenewalChargeStatus.SUBMITTED) locked.nextTryAt = new Date(now.getTime() + SOON_MS);
    });
  }

  #locked<T>(
    { account, contract, id }: RenewalCharge,
    work: (em: Parameters<typeof deductionFailed>[0], locked: LockedCharge) => Promise<T>,
  ): Promise<T | null> {
    const key = { accountId: account.id, contractId: contract.id };
    return withContract(this.#orm, key, async (em, lockedContract) => {
      const charge = await em.findOneOrFail(RenewalCharge, { account: account.id, id }, { populate: ['order'] });
      return work(em, { contract: lockedContract, charge, now: this.#clock.now() });
    });
  }

  /** Takes the due charges for this round: several servers may sweep at once. */
  #claim(): Promise<{ id: string; account_id: string }[]> {
    const now = this.#clock.now();
    return this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `update renewal_charges set next_try_at = ?
          where id in (select id from renewal_charges where next_try_at <= ?
                        order by next_try_at limit ${ROUND} for update skip locked)
          returning id, account_id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
  }
}

const keyOf = ({ account, id }: RenewalContract) => ({ accountId: account.id, contractId: id });
