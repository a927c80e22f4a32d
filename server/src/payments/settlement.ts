import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { RefundInitiator } from '../refunds/refund.entity.ts';
import { unheardRefundOf } from '../refunds/refund-evidence.ts';
import { intendRefund } from '../refunds/refund-intent.ts';
import type { RefundSettlement } from '../refunds/refund-settlement.ts';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import type { Clock } from '../shared/time/clock.ts';
import { mismatchBetween } from './compare.ts';
import { GivenBack, type PaymentEvidence } from './evidence.ts';
import { recordException, resolveMismatches } from './exceptions.ts';
import type { Fulfilments } from './fulfilment.ts';
import { assetOf, credit, debit, post, providerDocumentOf, UNAPPLIED_PAYMENTS } from './ledger.ts';
import { LedgerKind } from './ledger-transaction.entity.ts';
import { inTransaction, type LockedAttempt, lockAttempt } from './locked-attempt.ts';
import { OrderStatus } from './order.entity.ts';
import { SettledFrom } from './payment.entity.ts';
import { PaymentExceptionKind } from './payment-exception.entity.ts';
import { Rail } from './rail.ts';
import type { SaleObserver } from './sale-observer.ts';

export type SettlementOutcome =
  /** The order is paid and what it bought has begun. */
  | 'settled'
  /** This attempt was settled before; nothing changed. */
  | 'alreadySettled'
  /** The order was paid before by another attempt, or brings what another order brought: the money is booked as owed, and listed. */
  | 'unapplied'
  /** The report does not match what we asked for: listed, nothing else changed. */
  | 'mismatched'
  /** We never gave this number out: listed, nothing else changed. */
  | 'unknown';

/** Tells Virtual Payment that a paid order was delivered, where its push did not reach us. */
export const confirmDelivery = defineJob(
  'confirm-xpay-delivery',
  z.object({ accountId: z.string(), paymentId: z.string() }),
);
/** What the payer and the creator read of money that goes back by itself. */
const reasons = {
  paidTwice: '重复付款，自动退回',
  boughtOtherwise: '另一笔订单已买到，自动退回',
};
/** Time for the push itself to arrive: answering it is the delivery. */
const DELIVERY_GRACE_MS = 60_000;

/**
 * The one writer of payments. Notification, query and reconciliation all end here, in any order, any number of times, at
 * the same time; the books come out the same.
 */
export class Settlement {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #fulfilments: Fulfilments;
  readonly #sales: SaleObserver;
  readonly #refunds: RefundSettlement;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    fulfilments: Fulfilments;
    sales: SaleObserver;
    refunds: RefundSettlement;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#fulfilments = deps.fulfilments;
    this.#sales = deps.sales;
    this.#refunds = deps.refunds;
  }

  /**
   * Applies WeChat's word that an attempt was paid. Safe to repeat.
   *
   * What was bought begins at the instant of settling, not of paying: a report that comes late costs the reader nothing.
   */
  async settle(accountId: string, evidence: PaymentEvidence, from: SettledFrom): Promise<SettlementOutcome> {
    return inTransaction(this.#orm, (em) => this.#settleLocked(em, accountId, evidence, from));
  }

  async #settleLocked(
    em: EntityManager,
    accountId: string,
    evidence: PaymentEvidence,
    from: SettledFrom,
  ): Promise<SettlementOutcome> {
    const now = this.#clock.now();
    const locked = await lockAttempt(em, accountId, evidence);
    if (!locked) {
      await recordException(em, {
        accountId,
        paymentId: null,
        kind: PaymentExceptionKind.UNKNOWN_PAYMENT,
        outTradeNo: evidence.outTradeNo,
        discrepancies: [{ fact: 'amountFen', expected: null, actual: String(evidence.amountFen) }],
        evidenceKey: evidenceKeyOf(evidence),
        now,
      });
      return 'unknown';
    }
    const { order, payment } = locked;
    const mismatch = mismatchBetween({ payment, ...order }, evidence);
    if (mismatch) {
      const evidenceKey = evidenceKeyOf(evidence);
      await recordException(em, {
        accountId,
        paymentId: payment.id,
        outTradeNo: payment.outTradeNo,
        ...mismatch,
        evidenceKey,
        now,
      });
      // The truth may have come first: then the lie needs nobody's attention either.
      if (payment.paidAt !== null) await resolveMismatches(em, { accountId, paymentId: payment.id, now });
      return 'mismatched';
    }
    const { providerTransactionId, paidAt } = evidence;
    if (!payment.markPaid({ paidAt, settledAt: now, from, providerTransactionId })) return 'alreadySettled';
    payment.isApple = isAppleMoney(locked, evidence);
    await resolveMismatches(em, { accountId, paymentId: payment.id, now });
    if (payment.rail === Rail.XPAY && from !== SettledFrom.NOTIFICATION) {
      const runAt = new Date(now.getTime() + DELIVERY_GRACE_MS);
      await addJob(em, confirmDelivery, { accountId, paymentId: payment.id }, { key: `deliver:${payment.id}`, runAt });
    }
    const fulfilment = this.#fulfilments[order.kind];
    const isInVain = order.status !== OrderStatus.PAID && (await fulfilment.isInVain?.(em, order, now)) === true;
    // The order is not paid by money that goes back; another attempt at it may come when it is of use again.
    if (isInVain && order.close(now)) await fulfilment.release?.(em, order, now);
    const ofThisPayment = {
      accountId,
      orderId: order.id,
      paymentId: payment.id,
      providerDocument: providerDocumentOf(payment),
      occurredAt: paidAt,
      now,
    };
    if (isInVain || !order.markPaid(paidAt)) {
      post(em, {
        ...ofThisPayment,
        kind: LedgerKind.UNAPPLIED_PAYMENT,
        lines: [debit(assetOf(payment), payment.amountFen), credit(UNAPPLIED_PAYMENTS, payment.amountFen)],
      });
      await recordException(em, {
        accountId,
        paymentId: payment.id,
        kind: PaymentExceptionKind.PAID_TWICE,
        outTradeNo: payment.outTradeNo,
        discrepancies: [{ fact: 'amountFen', expected: null, actual: String(payment.amountFen) }],
        evidenceKey: payment.outTradeNo,
        now,
      });
      await this.#giveBack(em, locked, evidence, isInVain ? reasons.boughtOtherwise : reasons.paidTwice);
      return 'unapplied';
    }
    await fulfilment.fulfil(em, order, now);
    post(em, {
      ...ofThisPayment,
      kind: fulfilment.ledgerKind,
      lines: [debit(assetOf(payment), payment.amountFen), credit(fulfilment.incomeAccount(order), payment.amountFen)],
    });
    await this.#sales.sold(em, { order, payment, now });
    if (evidence.givenBack !== GivenBack.NOTHING) await this.#noteGivenBack(em, locked, evidence, now);
    return 'settled';
  }

  /** Money that bought nothing goes back by itself; what Apple took, Apple alone can return, so it stays listed. */
  async #giveBack(em: EntityManager, locked: LockedAttempt, evidence: PaymentEvidence, reason: string): Promise<void> {
    const { payment } = locked;
    const now = this.#clock.now();
    if (evidence.givenBack !== GivenBack.NOTHING) return this.#noteGivenBack(em, locked, evidence, now);
    if (payment.isApple) return;
    await intendRefund(em, locked, {
      amountFen: payment.amountFen,
      initiator: RefundInitiator.SYSTEM,
      reason,
      endsAccess: false,
      now,
    });
  }

  /** WeChat told of the payment and of its refund in one breath: both are booked, or it is listed that one is missing. */
  async #noteGivenBack(em: EntityManager, locked: LockedAttempt, evidence: PaymentEvidence, now: Date): Promise<void> {
    const { payment } = locked;
    await em.flush();
    if (evidence.givenBack === GivenBack.ALL) {
      await this.#refunds.applyLocked(em, locked, unheardRefundOf(payment, now), SettledFrom.QUERY);
      return;
    }
    await recordException(em, {
      accountId: payment.account.id,
      paymentId: payment.id,
      kind: PaymentExceptionKind.REFUNDED_ELSEWHERE,
      outTradeNo: payment.outTradeNo,
      discrepancies: [],
      evidenceKey: payment.outTradeNo,
      now,
    });
  }
}

/** Where WeChat does not say: Apple's payments are made on iOS, and have no number of WeChat Pay's. */
function isAppleMoney({ order, payment }: LockedAttempt, evidence: PaymentEvidence): boolean {
  if (evidence.isApple !== null) return evidence.isApple;
  return payment.xpayEnv === 0 && evidence.providerTransactionId === null && order.platform === 'ios';
}

/** Names the provider's document and what it claims: a repetition is the same claim, another amount is another. */
function evidenceKeyOf(evidence: PaymentEvidence): string {
  const { rail, merchant, outTradeNo, amountFen, currency, appid, payerOpenid } = evidence;
  return [rail, merchant ?? '', outTradeNo, amountFen, currency, appid, payerOpenid ?? ''].join('/');
}
