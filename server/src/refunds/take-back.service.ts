import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { inTransaction, lockAttempt } from '../payments/locked-attempt.ts';
import { Order } from '../payments/order.entity.ts';
import { requireKey } from '../payments/order-desk.ts';
import { Payment } from '../payments/payment.entity.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Refund, RefundInitiator } from './refund.entity.ts';
import { OnlyAppleRefunds, PurchaseNotTakenBack } from './refund.refusals.ts';
import { intendRefund } from './refund-intent.ts';
import { type FactsRow, refundabilityFacts } from './refundability.facts.ts';
import { decideRefundability, NoTakeBackReason } from './refundability.ts';

/** What members take back without giving a reason, within the window their creator set. */
export class TakeBackService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Begins to give back all that is left of a purchase's price. The same key is the same refund.
   * @throws Rejection PurchaseNotTakenBack, OnlyAppleRefunds
   * @throws ApiError UNAUTHENTICATED, NOT_FOUND, BAD_INPUT
   */
  async takeBack(
    viewer: Viewer,
    { orderId, idempotencyKey }: { orderId: string; idempotencyKey: string },
  ): Promise<Refund> {
    const memberId = requireMember(viewer);
    requireKey(idempotencyKey);
    const { accountId } = viewer;
    const order = isId(orderId)
      ? await this.#orm.em.fork().findOne(Order, { account: accountId, id: orderId, member: memberId })
      : null;
    if (!order) throw new ApiError('NOT_FOUND');
    const payment = await this.#paymentOf(accountId, orderId);
    return inTransaction(this.#orm, async (em) => {
      const locked = (await lockAttempt(em, accountId, payment))!;
      const key = `member:${idempotencyKey}`;
      const before = await em.findOne(Refund, { account: accountId, payment: payment.id, idempotencyKey: key });
      if (before) return before;
      await holdGift(em, accountId, orderId);
      // Read under the locks: what was true a moment ago may have been refunded, read or redeemed since.
      const facts = await factsOf(em, accountId, orderId);
      const { reason } = decideRefundability(facts, this.#clock.now());
      if (reason === NoTakeBackReason.APPLE) throw new Rejection(new OnlyAppleRefunds());
      if (reason) throw new Rejection(new PurchaseNotTakenBack(reason));
      return intendRefund(em, locked, {
        amountFen: fen(locked.payment.amountFen - locked.payment.refundedFen),
        initiator: RefundInitiator.MEMBER,
        reason: `${facts.windowDays} 天内无理由退款`,
        endsAccess: true,
        idempotencyKey: key,
        now: this.#clock.now(),
      });
    });
  }

  async #paymentOf(accountId: string, orderId: string): Promise<Payment> {
    const em = this.#orm.em.fork();
    const { paymentId } = await factsOf(em, accountId, orderId);
    if (!paymentId) throw new Rejection(new PurchaseNotTakenBack(NoTakeBackReason.NOT_PAID));
    return em.findOneOrFail(Payment, { account: accountId, id: paymentId });
  }
}

/** Locks the gift an order paid, if it did: nobody redeems it while it is taken back. The last of the rows that are locked. */
async function holdGift(em: EntityManager, accountId: string, orderId: string): Promise<void> {
  await em
    .getConnection()
    .execute(
      'select from gifts where account_id = ? and order_id = ? for update',
      [accountId, orderId],
      'all',
      em.getTransactionContext(),
    );
}

async function factsOf(em: EntityManager, accountId: string, orderId: string): Promise<FactsRow> {
  const [row] = await em.getConnection().execute<FactsRow[]>(
    refundabilityFacts('?', '?'),
    // An array would be spread over several places.
    [accountId, `{${orderId}}`],
    'all',
    em.getTransactionContext(),
  );
  if (!row) throw new Error(`there is no order ${orderId}`);
  // This connection leaves instants as PostgreSQL writes them.
  const instant = (value: Date | null) => value && new Date(value);
  return { ...row, paidAt: instant(row.paidAt), startsAt: instant(row.startsAt), endsAt: instant(row.endsAt) };
}
