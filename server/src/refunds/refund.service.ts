import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { inTransaction, type LockedAttempt, lockAttempt } from '../payments/locked-attempt.ts';
import { requireKey } from '../payments/order-desk.ts';
import { Payment, PaymentStatus } from '../payments/payment.entity.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Refund, RefundInitiator, RefundStatus } from './refund.entity.ts';
import type { RefundPaymentInput } from './refund.payloads.ts';
import {
  maxReasonBytes,
  NotRefundableReason,
  OnlyAppleRefunds,
  PaymentNotRefundable,
  RefundAmountOutOfRange,
  RefundKeyReused,
  RefundReasonOutOfRange,
  RefundUnderWay,
} from './refund.refusals.ts';
import { hasBought } from './refund-books.ts';
import { intendRefund } from './refund-intent.ts';
import { isTooLateToRefund } from './refund-window.ts';

/** Refunds that the account's staff ask for. The intent is committed here; `RefundWatch` asks WeChat. */
export class RefundService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Begins to give a payment back, whole or in part. The same key is the same refund, however often it is sent.
   * @throws Rejection PaymentNotRefundable, RefundAmountOutOfRange, RefundUnderWay, OnlyAppleRefunds,
   *   RefundReasonOutOfRange, RefundKeyReused
   * @throws ApiError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT
   */
  async refund(viewer: Viewer, input: RefundPaymentInput): Promise<Refund> {
    const staffId = permit(viewer, 'refundPayments');
    requireKey(input.idempotencyKey);
    const reason = reasonOf(input.reason);
    const { accountId } = viewer;
    const payment = isId(input.paymentId)
      ? await this.#orm.em.fork().findOne(Payment, { account: accountId, id: input.paymentId })
      : null;
    if (!payment) throw new ApiError('NOT_FOUND');
    return inTransaction(this.#orm, async (em) => {
      const locked = (await lockAttempt(em, accountId, payment))!;
      const idempotencyKey = `staff:${input.idempotencyKey}`;
      const before = await em.findOne(Refund, { account: accountId, payment: payment.id, idempotencyKey });
      if (before) return sameAs(before, input);
      const leftFen = await refundableFen(em, locked, this.#clock.now());
      const amountFen = input.amountFen ?? leftFen;
      if (amountFen < 1 || amountFen > leftFen) throw new Rejection(new RefundAmountOutOfRange(fen(1), leftFen));
      const mayEnd = amountFen === leftFen || (input.endsAccess ?? false);
      return intendRefund(em, locked, {
        amountFen,
        initiator: RefundInitiator.STAFF,
        staffId,
        reason,
        endsAccess: mayEnd && (await hasBought(em, locked.payment)),
        idempotencyKey,
        now: this.#clock.now(),
      });
    });
  }
}

/**
 * What can be given back of a locked attempt now.
 * @throws Rejection PaymentNotRefundable, RefundUnderWay, OnlyAppleRefunds
 */
export async function refundableFen(em: EntityManager, { payment }: LockedAttempt, now: Date): Promise<Fen> {
  const refuse = (reason: NotRefundableReason) => new Rejection(new PaymentNotRefundable(reason));
  if (payment.status !== PaymentStatus.PAID) throw refuse(NotRefundableReason.NOT_PAID);
  if (payment.refundedFen === payment.amountFen) throw refuse(NotRefundableReason.NOTHING_LEFT);
  if (payment.isApple) throw new Rejection(new OnlyAppleRefunds());
  const open = await em.findOne(Refund, { account: payment.account, payment, status: RefundStatus.PENDING });
  if (open) throw new Rejection(new RefundUnderWay(open.id));
  if (isTooLateToRefund(payment, now)) throw refuse(NotRefundableReason.TOO_LATE);
  return fen(payment.amountFen - payment.refundedFen);
}

/** @throws Rejection RefundKeyReused when the first refund under the key was another */
function sameAs(before: Refund, { amountFen, reason }: RefundPaymentInput): Refund {
  const isSame = (amountFen == null || amountFen === before.amountFen) && reason.trim() === before.reason;
  if (!isSame) throw new Rejection(new RefundKeyReused());
  return before;
}

function reasonOf(text: string): string {
  const reason = text.trim();
  const bytes = Buffer.byteLength(reason);
  if (bytes < 1 || bytes > maxReasonBytes || reason.includes('\0')) throw new Rejection(new RefundReasonOutOfRange());
  return reason;
}
