import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { requireNoDeduction } from '../renewals/deduction-under-way.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { isId, newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { isPassing } from '../wechat/errors.ts';
import type { Fulfilments } from './fulfilment.ts';
import { Order, OrderStatus } from './order.entity.ts';
import { Payment, PaymentStatus, SettledFrom } from './payment.entity.ts';
import { NoLawfulRail, OrderNotPayable } from './payment.payloads.ts';
import type { PaymentWatch } from './payment-watch.ts';
import { CheckoutUnavailableReason, type Rail, railFor } from './rail.ts';
import type { Payer, PaymentRequestData, RailGateways } from './rail-gateway.ts';
import type { Settlement } from './settlement.ts';
import { firstQueryAt } from './sweep-schedule.ts';

/** WeChat Pay needs a minute to be paid in; an attempt that ends sooner is not worth a pay sheet. */
const LEAST_LIFE_MS = 60_000;
const MAX_ATTEMPTS_PER_CALL = 3;

/** Attempts to pay: begins them, and asks WeChat about them when the client wants to know. */
export class PaymentService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #gateways: RailGateways;
  readonly #fulfilments: Fulfilments;
  readonly #settlement: Settlement;
  readonly #watch: PaymentWatch;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    gateways: RailGateways;
    fulfilments: Fulfilments;
    settlement: Settlement;
    watch: PaymentWatch;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#gateways = deps.gateways;
    this.#fulfilments = deps.fulfilments;
    this.#settlement = deps.settlement;
    this.#watch = deps.watch;
  }

  /**
   * Begins an attempt to pay, or hands out the open one again while WeChat takes it. An attempt that came to nothing
   * never stands in the way: it is ended, and a new one begins.
   *
   * The intent is committed before WeChat hears of it, so that whatever comes back finds its row.
   * @throws Rejection NoLawfulRail, OrderNotPayable, RenewalUnderWay, LogInAgain, WeChatUnavailable
   * @throws ApiError UNAUTHENTICATED, NOT_FOUND
   */
  async start(viewer: Viewer, orderId: string): Promise<{ payment: Payment; request: PaymentRequestData }> {
    const order = await this.#ownOrder(viewer, orderId);
    const account = await this.#orm.em.fork().findOneOrFail(Account, { id: viewer.accountId });
    const decision = railFor(order.kind, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    // An order is paid where it was placed: the Mini Program must not send its buyers elsewhere to pay.
    if (order.client !== viewer.client) {
      throw new Rejection(new NoLawfulRail(CheckoutUnavailableReason.NO_LAWFUL_RAIL));
    }
    return this.#orUnavailable(async () => {
      const gateway = this.#gateways[decision.rail];
      await this.#endUseless(order);
      this.#requirePayable(order);
      const payer = await gateway.payerOf(viewer);
      for (let attempt = 1; attempt <= MAX_ATTEMPTS_PER_CALL; attempt += 1) {
        const payment =
          (await this.#reusable(viewer.accountId, order.id, decision.rail, payer)) ??
          (await this.#commitIntent(viewer.accountId, order.id, decision.rail, payer));
        if (!payment) continue;
        const opened = await gateway.open(payment, order);
        if (opened.outcome === 'opened') {
          await this.#recordPrepayId(payment, opened.prepayId);
          return { payment, request: opened.request };
        }
        // The number is used up, and perhaps paid: find out, end it, and take another.
        await this.#watch.end(payment);
        await this.#requireStillPayable(viewer.accountId, order.id);
      }
      throw new Rejection(new WeChatUnavailable());
    });
  }

  /**
   * Asks WeChat about an attempt and applies what it says. The client's own word that it paid is only the reason to ask.
   * @throws Rejection WeChatUnavailable
   * @throws ApiError UNAUTHENTICATED, NOT_FOUND
   */
  async confirm(viewer: Viewer, paymentId: string): Promise<Payment> {
    const memberId = requireMember(viewer);
    const payment = isId(paymentId)
      ? await this.#orm.em
          .fork()
          .findOne(Payment, { account: viewer.accountId, id: paymentId, order: { member: memberId } })
      : null;
    if (!payment) throw new ApiError('NOT_FOUND');
    if (payment.status === PaymentStatus.PAID) return payment;
    await this.#orUnavailable(async () => {
      const answer = await this.#gateways[payment.rail].query(payment);
      if (answer.state === 'paid') {
        await this.#settlement.settle(viewer.accountId, answer.evidence, SettledFrom.QUERY);
      }
    });
    return this.#orm.em.fork().findOneOrFail(Payment, { account: viewer.accountId, id: payment.id });
  }

  /** The open attempt, when it may be handed out again; ends it otherwise. Null: a new one is needed. */
  async #reusable(accountId: string, orderId: string, rail: Rail, payer: Payer): Promise<Payment | null> {
    const open = await this.#orm.em
      .fork()
      .findOne(Payment, { account: accountId, order: orderId, status: PaymentStatus.PENDING });
    if (!open) return null;
    const isSame =
      open.rail === rail &&
      open.merchant === payer.merchant &&
      open.xpayEnv === payer.xpayEnv &&
      open.appid === payer.appid &&
      open.payerOpenid === payer.payerOpenid;
    if (isSame && !open.isExpiredAt(this.#clock.now())) {
      const answer = await this.#gateways[rail].query(open);
      if (this.#gateways[rail].isReusable(answer)) return open;
    }
    await this.#watch.end(open);
    await this.#requireStillPayable(accountId, orderId);
    return null;
  }

  /** Null when somebody else began an attempt at the same moment: theirs is to be looked at. */
  async #commitIntent(accountId: string, orderId: string, rail: Rail, payer: Payer): Promise<Payment | null> {
    try {
      return await this.#orm.em.fork().transactional(async (em) => {
        const now = this.#clock.now();
        await requireNoDeduction(em, { accountId, orderId });
        const order = await em.findOneOrFail(
          Order,
          { account: accountId, id: orderId },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        );
        this.#requirePayable(order);
        const id = newId();
        return em.create(Payment, {
          id,
          account: accountId,
          order,
          orderKind: order.kind,
          client: order.client,
          rail,
          // Unique for ever at every merchant, within 32 characters that both rails take.
          outTradeNo: id.replaceAll('-', ''),
          ...payer,
          amountFen: order.amountFen,
          createdAt: now,
          expiresAt: order.expiresAt,
          nextQueryAt: firstQueryAt(now),
        });
      });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return null;
      throw error;
    }
  }

  async #recordPrepayId(payment: Payment, prepayId: string | null): Promise<void> {
    if (prepayId === null || payment.prepayId === prepayId) return;
    payment.prepayId = prepayId;
    await this.#orm.em.fork().nativeUpdate(Payment, { account: payment.account.id, id: payment.id }, { prepayId });
  }

  async #ownOrder(viewer: Viewer, orderId: string): Promise<Order> {
    const memberId = requireMember(viewer);
    const order = isId(orderId)
      ? await this.#orm.em
          .fork()
          .findOne(
            Order,
            { account: viewer.accountId, id: orderId, member: memberId },
            { populate: ['tier', 'tierPrice'] },
          )
      : null;
    if (!order) throw new ApiError('NOT_FOUND');
    return order;
  }

  /** Its price is not held any longer when it would bring nothing: whoever orders again is told why. */
  async #endUseless(order: Order): Promise<void> {
    const now = this.#clock.now();
    const em = this.#orm.em.fork();
    const isOfUse = await this.#fulfilments[order.kind].isOfUse?.(em, order, now);
    if (isOfUse !== false || !order.isPayableAt(now)) return;
    const open = { account: order.account.id, id: order.id, status: OrderStatus.OPEN };
    await em.nativeUpdate(Order, open, { expiresAt: now });
    order.expiresAt = now;
  }

  async #requireStillPayable(accountId: string, orderId: string): Promise<void> {
    this.#requirePayable(await this.#orm.em.fork().findOneOrFail(Order, { account: accountId, id: orderId }));
  }

  #requirePayable(order: Order): void {
    // What a renewal contract pays is asked for by us, and must not be paid by hand beside it.
    if (order.periodDays !== null) throw new Rejection(new OrderNotPayable(order.status));
    const now = this.#clock.now();
    if (order.isPayableAt(new Date(now.getTime() + LEAST_LIFE_MS))) return;
    const status = order.statusAt(new Date(now.getTime() + LEAST_LIFE_MS));
    throw new Rejection(new OrderNotPayable(status));
  }

  async #orUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isPassing(error)) throw new Rejection(new WeChatUnavailable());
      throw error;
    }
  }
}
