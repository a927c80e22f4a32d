import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../shared/time/clock.ts';
import type { Fulfilments } from './fulfilment.ts';
import { Order, OrderStatus } from './order.entity.ts';
import { Payment, PaymentStatus, SettledFrom } from './payment.entity.ts';
import type { RailGateways } from './rail-gateway.ts';
import type { Settlement } from './settlement.ts';
import { queryAfterClosing, queryWhilePending } from './sweep-schedule.ts';

/** How many attempts and orders one round takes; the next minute brings the next round. */
const ROUND = 200;
/** A round that dies leaves its attempts to a later one after this long. */
const CLAIM_MS = 2 * 60_000;

interface WatchLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Asks WeChat about attempts until each one has ended: no push is needed, and nothing stays open. */
export class PaymentWatch {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #gateways: RailGateways;
  readonly #settlement: Settlement;
  readonly #fulfilments: Fulfilments;
  readonly #logger: WatchLogger;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    gateways: RailGateways;
    settlement: Settlement;
    fulfilments: Fulfilments;
    logger: WatchLogger;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#gateways = deps.gateways;
    this.#settlement = deps.settlement;
    this.#fulfilments = deps.fulfilments;
    this.#logger = deps.logger;
  }

  /**
   * One round: looks at every attempt whose time has come, then closes the orders that ran out. One that fails is logged
   * and looked at again; it keeps nobody else waiting.
   * @returns how many attempts were looked at and how many orders were closed
   */
  async sweep(): Promise<{ examined: number; closedOrders: number }> {
    const due = await this.#claim();
    for (const { id, account_id: accountId } of due) {
      try {
        await this.examine(accountId, id);
      } catch (error) {
        this.#logger.warn({ err: error, accountId, paymentId: id }, 'could not ask WeChat about a payment yet');
      }
    }
    return { examined: due.length, closedOrders: await this.#closeExpiredOrders() };
  }

  /** Asks about one attempt and applies the answer: settles it, ends it, or says when to ask again. */
  async examine(accountId: string, paymentId: string): Promise<void> {
    const payment = await this.#orm.em.fork().findOne(Payment, { account: accountId, id: paymentId });
    if (!payment || payment.status === PaymentStatus.PAID) return;
    const answer = await this.#gateways[payment.rail].query(payment);
    const isExpired = payment.isExpiredAt(this.#clock.now());
    switch (answer.state) {
      case 'paid': {
        const outcome = await this.#settlement.settle(accountId, answer.evidence, SettledFrom.QUERY);
        // What WeChat itself reports wrongly will not become right; it is listed, and the attempt ends.
        if (outcome === 'mismatched') await (isExpired ? this.#closeHere(payment, false) : this.#askLater(payment));
        return;
      }
      case 'over':
        return this.#closeHere(payment, false);
      default:
        if (payment.status === PaymentStatus.PENDING && isExpired) await this.end(payment);
        else await this.#askLater(payment);
    }
  }

  /**
   * Asks about the attempt with this number, settled or not.
   * @returns whether it waits on, so that it may still be settled
   */
  async examineNumber(accountId: string, { rail, outTradeNo }: Pick<Payment, 'rail' | 'outTradeNo'>): Promise<boolean> {
    const find = () => this.#orm.em.fork().findOne(Payment, { account: accountId, rail, outTradeNo });
    const payment = await find();
    if (!payment) return false;
    await this.examine(accountId, payment.id);
    return (await find())?.status === PaymentStatus.PENDING;
  }

  /**
   * Ends an attempt: at WeChat first, then here. One that turns out to be paid is settled instead.
   * @returns whether WeChat has the money
   */
  async end(payment: Payment): Promise<'ended' | 'paid'> {
    const gateway = this.#gateways[payment.rail];
    let answer = await gateway.query(payment);
    let mayStillBePaid = answer.state === 'unseen';
    if (answer.state === 'unpaid') {
      const outcome = await gateway.close(payment);
      mayStillBePaid = outcome === 'open';
      if (outcome === 'paid') answer = await gateway.query(payment);
    }
    if (answer.state === 'paid') {
      const outcome = await this.#settlement.settle(payment.account.id, answer.evidence, SettledFrom.QUERY);
      if (outcome !== 'mismatched') return 'paid';
      mayStillBePaid = false;
    }
    await this.#closeHere(payment, mayStillBePaid);
    return 'ended';
  }

  /** Tells WeChat that a settled attempt was delivered, where it does not know yet. */
  async confirmDelivery(accountId: string, paymentId: string): Promise<void> {
    const payment = await this.#orm.em.fork().findOneOrFail(Payment, { account: accountId, id: paymentId });
    if (payment.status === PaymentStatus.PAID) await this.#gateways[payment.rail].confirmDelivery(payment);
  }

  /** Takes the due attempts for this round: several servers may sweep at once. */
  async #claim(): Promise<{ id: string; account_id: string }[]> {
    const now = this.#clock.now();
    return this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `update payments set next_query_at = ?
        where id in (select id from payments where next_query_at <= ?
                      order by next_query_at limit ${ROUND} for update skip locked)
        returning id, account_id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
  }

  /** No attempt at them is open: those were ended before, each at WeChat first. */
  async #closeExpiredOrders(): Promise<number> {
    const now = this.#clock.now();
    const expired = await this.#orm.em
      .fork()
      .find(
        Order,
        { status: OrderStatus.OPEN, expiresAt: { $lte: now }, payments: { $none: { status: PaymentStatus.PENDING } } },
        { limit: ROUND, orderBy: { expiresAt: 'asc' } },
      );
    let closed = 0;
    for (const { id, account } of expired) {
      await this.#orm.em.fork().transactional(async (em) => {
        const lockMode = LockMode.PESSIMISTIC_WRITE;
        const order = await em.findOneOrFail(Order, { account: account.id, id }, { lockMode });
        if (!order.close(now)) return;
        await this.#fulfilments[order.kind].release?.(em, order, now);
        closed += 1;
      });
    }
    return closed;
  }

  async #closeHere(payment: Payment, mayStillBePaid: boolean): Promise<void> {
    const now = this.#clock.now();
    await this.#inLock(payment, (locked) => {
      const later = mayStillBePaid ? queryAfterClosing(now, now) : null;
      if (!locked.close(now, later) && locked.status === PaymentStatus.CLOSED) locked.nextQueryAt = later;
    });
  }

  async #askLater(payment: Payment): Promise<void> {
    const now = this.#clock.now();
    await this.#inLock(payment, (locked) => {
      if (locked.status === PaymentStatus.PENDING) locked.nextQueryAt = queryWhilePending(locked, now);
      if (locked.status === PaymentStatus.CLOSED) locked.nextQueryAt = queryAfterClosing(locked.closedAt ?? now, now);
    });
  }

  /** Order before attempt, as everywhere. */
  async #inLock(payment: Payment, change: (locked: Payment) => void): Promise<void> {
    await this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const account = payment.account.id;
      await em.findOneOrFail(Order, { account, id: payment.order.id }, { lockMode });
      change(await em.findOneOrFail(Payment, { account, id: payment.id }, { lockMode }));
    });
  }
}
