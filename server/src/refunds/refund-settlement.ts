import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { inTransaction, type LockedAttempt, lockAttempt } from '../payments/locked-attempt.ts';
import { PaymentStatus, SettledFrom } from '../payments/payment.entity.ts';
import type { PaymentDiscrepancy } from '../payments/payment-exception.entity.ts';
import type { Clock } from '../shared/time/clock.ts';
import { amountDiscrepancy, refundDiscrepancies } from './compare-refund.ts';
import { Refund, RefundFailure, RefundInitiator, RefundStatus } from './refund.entity.ts';
import type { RefundBooks } from './refund-books.ts';
import { failureOfResult, type RefundEvidence, RefundResult, unheardNumberOf } from './refund-evidence.ts';
import { listRefundFailure, listRefundMismatch, listUnknownRefund, resolveUntruths } from './refund-exceptions.ts';

export type RefundOutcome =
  /** The payer has the money: booked, and what was bought has ended where it had to. */
  | 'succeeded'
  /** No money moved; listed with the reason. */
  | 'failed'
  /** The money waits for a person to give it another way; listed. */
  | 'stuck'
  /** That was known; nothing changed. */
  | 'known'
  /** A refund we never asked for came to nothing: nothing to remember. */
  | 'nothing'
  /** A message tells of a refund we never asked for: ask WeChat, and apply what it says. Nothing changed. */
  | 'unasked'
  /** The report does not match: listed, nothing else changed. */
  | 'mismatched'
  /** No payment of ours has that number: listed, nothing else changed. */
  | 'unknown'
  /** We have not heard yet that the payment was paid: settle it, then apply this again. Nothing changed. */
  | 'unsettled';

const reasons = {
  apple: '苹果已向付款人退款',
  elsewhere: '在微信商户后台退款',
};

/**
 * The one writer of refunds' ends. Push, notification, query and bill all end here, in any order, any number of times, at
 * the same time; the books come out the same.
 */
export class RefundSettlement {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #books: RefundBooks;

  constructor(deps: { orm: MikroORM; clock: Clock; books: RefundBooks }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#books = deps.books;
  }

  /** Applies WeChat's word about a refund. Safe to repeat. */
  async apply(accountId: string, evidence: RefundEvidence, from: SettledFrom): Promise<RefundOutcome> {
    return inTransaction(this.#orm, async (em) => {
      const locked = await lockAttempt(em, accountId, evidence);
      if (locked) return this.applyLocked(em, locked, evidence, from);
      await this.#listUnknown(em, accountId, evidence);
      return 'unknown';
    });
  }

  /** Lists a refund of a payment that WeChat does not show as paid, or that WeChat itself does not know. */
  async listUnknown(accountId: string, evidence: RefundEvidence): Promise<void> {
    await this.#orm.em.fork().transactional((em) => this.#listUnknown(em, accountId, evidence));
  }

  /** Gives a refund up that WeChat refused for good; listed, with the reason. Safe to repeat. */
  async refuse(refund: Refund, failure: RefundFailure, detail: string | null): Promise<void> {
    await this.#change(refund, async (em, { payment }, locked) => {
      if (failure === RefundFailure.APPLE_ONLY) payment.isApple = true;
      if (!locked.markFailed(this.#clock.now(), failure, detail)) return;
      await this.#listFailure(em, locked, failure, detail);
    });
  }

  /** Notes when to ask about a pending refund again, and what it waits for. */
  async postpone(
    refund: Refund,
    nextQueryAt: Date,
    waitsFor?: { failure: RefundFailure | null; detail: string | null },
  ): Promise<void> {
    await this.#change(refund, async (em, _, locked) => {
      if (locked.status !== RefundStatus.PENDING) return;
      locked.nextQueryAt = nextQueryAt;
      if (!waitsFor) return;
      locked.markWaiting(waitsFor.failure, waitsFor.detail);
      if (waitsFor.failure) await this.#listFailure(em, locked, waitsFor.failure, waitsFor.detail);
    });
  }

  /** `apply`, where the attempt is locked already. */
  async applyLocked(
    em: EntityManager,
    locked: LockedAttempt,
    evidence: RefundEvidence,
    from: SettledFrom,
  ): Promise<RefundOutcome> {
    const { payment } = locked;
    const refund = await findRefund(em, locked, evidence);
    const differing = refundDiscrepancies(payment, refund, evidence);
    // A lie that comes after the truth is not listed, as one that comes before it is taken off the list.
    if (differing.length > 0 && refund?.status === RefundStatus.SUCCEEDED) return 'mismatched';
    if (differing.length > 0) return this.#mismatch(em, locked, evidence, refund, differing);
    if (payment.status !== PaymentStatus.PAID) return 'unsettled';
    return refund ? this.#applyTo(em, locked, refund, evidence, from) : this.#applyUnasked(em, locked, evidence, from);
  }

  async #applyTo(
    em: EntityManager,
    locked: LockedAttempt,
    refund: Refund,
    evidence: RefundEvidence,
    from: SettledFrom,
  ): Promise<RefundOutcome> {
    const { result, detail, amountFen } = evidence;
    if (refund.status === RefundStatus.SUCCEEDED) {
      // Whatever else is said about it, late or untrue, says nothing new.
      refund.providerRefundId ??= evidence.providerRefundId;
      return 'known';
    }
    if (result === RefundResult.FAILED) {
      const failure = failureOfResult(result);
      if (!refund.markFailed(this.#clock.now(), failure, detail)) return 'known';
      await this.#listFailure(em, refund, failure, detail);
      return 'failed';
    }
    if (result === RefundResult.STUCK) {
      if (refund.status !== RefundStatus.PENDING) return 'known';
      const failure = failureOfResult(result);
      refund.markWaiting(failure, detail);
      await this.#listFailure(em, refund, failure, detail);
      return 'stuck';
    }
    const differs = amountFen !== refund.amountFen;
    if (differs) await this.#mismatch(em, locked, evidence, refund, [amountDiscrepancy(refund.amountFen, evidence)]);
    // A message may lie; what WeChat says when it is asked is what the bill will say.
    if (differs && from === SettledFrom.NOTIFICATION) return 'mismatched';
    if (amountFen > leftOf(locked)) {
      return this.#mismatch(em, locked, evidence, refund, [amountDiscrepancy(leftOf(locked), evidence)]);
    }
    refund.amountFen = amountFen;
    refund.markSucceeded(evidence.endedAt, evidence.providerRefundId);
    await this.#book(em, locked, refund);
    if (!differs) await this.#resolveUntruths(em, evidence, refund);
    return 'succeeded';
  }

  /** Made in WeChat's own console, or by Apple: the money is gone, so the books must have it. */
  async #applyUnasked(
    em: EntityManager,
    locked: LockedAttempt,
    evidence: RefundEvidence,
    from: SettledFrom,
  ): Promise<RefundOutcome> {
    const { order, payment } = locked;
    if (evidence.result !== RefundResult.SUCCEEDED) return 'nothing';
    const outRefundNo = evidence.outRefundNo ?? evidence.providerRefundId;
    if (outRefundNo === null) throw new Error(`a refund of ${evidence.outTradeNo} without a number`);
    // All of it was booked when we learned that all of it had gone back; this is the refund, or a part of it, by name.
    if (await this.#isCovered(em, locked, evidence)) return 'known';
    // A message may lie, and there is nothing of ours to hold it against.
    if (from === SettledFrom.NOTIFICATION && evidence.outRefundNo !== null) return 'unasked';
    if (evidence.amountFen > leftOf(locked)) {
      return this.#mismatch(em, locked, evidence, null, [amountDiscrepancy(leftOf(locked), evidence)]);
    }
    const isApple = evidence.isApple || payment.isApple;
    const refund = em.create(Refund, {
      account: payment.account,
      order,
      payment,
      rail: payment.rail,
      merchant: payment.merchant,
      outRefundNo,
      amountFen: evidence.amountFen,
      initiator: isApple ? RefundInitiator.APPLE : RefundInitiator.WECHAT,
      reason: isApple ? reasons.apple : reasons.elsewhere,
      endsAccess: false,
      createdAt: this.#clock.now(),
    });
    refund.markSucceeded(evidence.endedAt, evidence.providerRefundId);
    await this.#book(em, locked, refund);
    await this.#resolveUntruths(em, evidence, refund);
    return 'succeeded';
  }

  async #isCovered(em: EntityManager, { payment }: LockedAttempt, evidence: RefundEvidence): Promise<boolean> {
    const unheard = await em.findOne(Refund, {
      account: payment.account,
      payment,
      outRefundNo: unheardNumberOf(payment),
    });
    if (unheard?.amountFen === evidence.amountFen) unheard.providerRefundId ??= evidence.providerRefundId;
    return unheard !== null;
  }

  /** The money, and what else it ends: access, and refunds for which nothing is left. */
  async #book(em: EntityManager, locked: LockedAttempt, refund: Refund): Promise<void> {
    const now = this.#clock.now();
    await this.#books.book(em, locked, refund, now);
    const pending = await em.findOne(
      Refund,
      { account: refund.account, payment: refund.payment, status: RefundStatus.PENDING, id: { $ne: refund.id } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!pending || pending.amountFen <= leftOf(locked)) return;
    const failure = RefundFailure.REFUNDED_ELSEWHERE;
    pending.markFailed(now, failure, null);
    if (leftOf(locked) > 0) await this.#listFailure(em, pending, failure, null);
  }

  async #mismatch(
    em: EntityManager,
    { payment }: LockedAttempt,
    evidence: RefundEvidence,
    refund: Refund | null,
    discrepancies: readonly PaymentDiscrepancy[],
  ): Promise<'mismatched'> {
    await listRefundMismatch(em, evidence, { payment, refund, discrepancies, now: this.#clock.now() });
    return 'mismatched';
  }

  #listUnknown(em: EntityManager, accountId: string, evidence: RefundEvidence): Promise<void> {
    return listUnknownRefund(em, evidence, { accountId, now: this.#clock.now() });
  }

  #listFailure(em: EntityManager, refund: Refund, failure: RefundFailure, detail: string | null): Promise<void> {
    return listRefundFailure(em, refund, { failure, detail, now: this.#clock.now() });
  }

  #resolveUntruths(em: EntityManager, evidence: RefundEvidence, { account }: Refund): Promise<void> {
    return resolveUntruths(em, evidence, { accountId: account.id, now: this.#clock.now() });
  }

  /** Locks a refund as everything else does, and changes it. */
  async #change(
    refund: Refund,
    change: (em: EntityManager, attempt: LockedAttempt, refund: Refund) => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.#orm, async (em) => {
      const account = refund.account.id;
      const attempt = await lockAttempt(em, account, refund.payment);
      if (!attempt) throw new Error(`refund ${refund.id} has lost its payment`);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      await change(em, attempt, await em.findOneOrFail(Refund, { account, id: refund.id }, { lockMode }));
    });
  }
}

const leftOf = ({ payment }: LockedAttempt): number => payment.amountFen - payment.refundedFen;

async function findRefund(
  em: EntityManager,
  { payment: { account, rail, merchant } }: LockedAttempt,
  { outRefundNo, providerRefundId }: RefundEvidence,
): Promise<Refund | null> {
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['payment'] } as const;
  const byOurs = outRefundNo && (await em.findOne(Refund, { account, rail, merchant, outRefundNo }, options));
  if (byOurs) return byOurs;
  return providerRefundId ? em.findOne(Refund, { account, rail, merchant, providerRefundId }, options) : null;
}
