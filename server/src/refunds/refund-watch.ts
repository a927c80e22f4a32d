import type { MikroORM } from '@mikro-orm/postgresql';
import { Payment, SettledFrom } from '../payments/payment.entity.ts';
import type { RailGateways, RefundStart } from '../payments/rail-gateway.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Refund, RefundStatus } from './refund.entity.ts';
import type { RefundEvidence } from './refund-evidence.ts';
import { nextRefundQueryAt } from './refund-schedule.ts';
import type { RefundSettlement } from './refund-settlement.ts';

/** How many refunds one round takes; the next minute brings the next round. */
const ROUND = 200;
/** A round that dies leaves its refunds to a later one after this long. */
const CLAIM_MS = 2 * 60_000;

interface WatchLogger {
  warn(fields: object, message: string): void;
}

/** Gets pending refunds on: asks WeChat for them, and about them, until each one has ended. */
export class RefundWatch {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #gateways: RailGateways;
  readonly #settlement: RefundSettlement;
  readonly #logger: WatchLogger;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    gateways: RailGateways;
    settlement: RefundSettlement;
    logger: WatchLogger;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#gateways = deps.gateways;
    this.#settlement = deps.settlement;
    this.#logger = deps.logger;
  }

  /** One round over every refund whose time has come. @returns how many were looked at */
  async sweep(): Promise<number> {
    const due = await this.#claim();
    for (const { id, account_id: accountId } of due) await this.examine(accountId, id);
    return due.length;
  }

  /**
   * Gets one refund on. It is looked up before it is asked for, so that an answer that was lost counts. One that WeChat
   * does not answer about is looked at again later.
   */
  async examine(accountId: string, refundId: string): Promise<void> {
    const refund = await this.#orm.em
      .fork()
      .findOne(Refund, { account: accountId, id: refundId }, { populate: ['payment'] });
    if (refund?.status !== RefundStatus.PENDING) return;
    try {
      await this.#apply(refund, await this.#ask(refund));
    } catch (error) {
      this.#logger.warn({ err: error, accountId, refundId }, 'could not ask WeChat about a refund yet');
      await this.#settlement.postpone(refund, this.#later(refund));
    }
  }

  /**
   * What WeChat itself says about a refund that a message told of and we never asked for; null when it knows no such refund.
   * @throws Error while it runs, and what the gateway throws
   */
  async lookUp(accountId: string, told: RefundEvidence): Promise<RefundEvidence | null> {
    const { rail, outTradeNo, outRefundNo } = told;
    const payment = await this.#orm.em.fork().findOneOrFail(Payment, { account: accountId, rail, outTradeNo });
    const answer = await this.#gateways[rail].queryRefund(payment, { outRefundNo: outRefundNo ?? '' });
    if (answer.state === 'running') throw new Error(`refund ${outRefundNo} of ${outTradeNo} is still running`);
    return answer.state === 'reported' ? answer.evidence : null;
  }

  async #ask(refund: Refund): Promise<RefundStart> {
    const gateway = this.#gateways[refund.rail];
    const known = await gateway.queryRefund(refund.payment, refund);
    return known.state === 'unseen' ? gateway.refund(refund.payment, refund) : known;
  }

  async #apply(refund: Refund, answer: RefundStart): Promise<void> {
    switch (answer.state) {
      case 'refused':
        return this.#settlement.refuse(refund, answer.failure, answer.detail);
      case 'later':
        return this.#settlement.postpone(refund, this.#later(refund), answer);
      case 'reported':
        await this.#settlement.apply(refund.account.id, answer.evidence, SettledFrom.QUERY);
        break;
      case 'running':
    }
    return this.#settlement.postpone(refund, this.#later(refund));
  }

  #later({ createdAt }: Refund): Date {
    return nextRefundQueryAt(createdAt, this.#clock.now());
  }

  /** Takes the due refunds for this round: several servers may sweep at once. */
  #claim(): Promise<{ id: string; account_id: string }[]> {
    const now = this.#clock.now();
    return this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `update refunds set next_query_at = ?
        where id in (select id from refunds where next_query_at <= ?
                      order by next_query_at limit ${ROUND} for update skip locked)
        returning id, account_id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
  }
}
