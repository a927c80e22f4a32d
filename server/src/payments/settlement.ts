import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import type { Clock } from '../shared/time/clock.ts';
import { mismatchBetween } from './compare.ts';
import type { PaymentEvidence } from './evidence.ts';
import { recordException, resolveMismatches } from './exceptions.ts';
import type { Fulfilments } from './fulfilment.ts';
import { assetOf, credit, debit, post, providerDocumentOf, UNAPPLIED_PAYMENTS } from './ledger.ts';
import { LedgerKind } from './ledger-transaction.entity.ts';
import { Order } from './order.entity.ts';
import { Payment, SettledFrom } from './payment.entity.ts';
import { PaymentExceptionKind } from './payment-exception.entity.ts';
import { Rail } from './rail.ts';

export type SettlementOutcome =
  /** The order is paid and what it bought has begun. */
  | 'settled'
  /** This attempt was settled before; nothing changed. */
  | 'alreadySettled'
  /** The order was paid before by another attempt: the money is booked as owed, and listed. */
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
/** Time for the push itself to arrive: answering it is the delivery. */
const DELIVERY_GRACE_MS = 60_000;

/** A merge moved the order to another member while we waited for the lock. */
class OrderMoved extends Error {}
const MAX_TRIES = 3;

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
  }
    this.#sales = deps.sales;
    this.#refunds = deps.refunds;

  /**
   * Applies WeChat's word that an attempt was paid. Safe to repeat.
   *
   * What was bought begins at the instant of settling, not of paying: a report that comes late costs the reader nothing.
   */
  async settle(accountId: string, evidence: PaymentEvidence, from: SettledFrom): Promise<SettlementOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#orm.em.fork().transactional((em) => this.#settleLocked(em, accountId, evidence, from));
      } catch (error) {
        if (!(error instanceof OrderMoved) || attempt === MAX_TRIES) throw error;
      }
    }
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
    await resolveMismatches(em, { accountId, paymentId: payment.id, now });
    if (payment.rail === Rail.XPAY && from !== SettledFrom.NOTIFICATION) {
      const runAt = new Date(now.getTime() + DELIVERY_GRACE_MS);
      await addJob(em, confirmDelivery, { accountId, paymentId: payment.id }, { key: `deliver:${payment.id}`, runAt });
    }
    const isFirst = order.markPaid(paidAt);
    const fulfilment = this.#fulfilments[order.kind];
    const ofThisPayment = {
      accountId,
      orderId: order.id,
      paymentId: payment.id,
      providerDocument: providerDocumentOf(payment),
      occurredAt: paidAt,
      now,
    };
    if (!isFirst) {
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
      return 'unapplied';
    }
    await fulfilment.fulfil(em, order, now);
    post(em, {
      ...ofThisPayment,
    await this.#sales.sold(em, { order, payment, now });
    if (evidence.givenBack !== GivenBack.NOTHING) await this.#noteGivenBack(em, locked, evidence, now);
      kind: fulfilment.ledgerKind,
      lines: [debit(assetOf(payment), payment.amountFen), credit(fulfilment.incomeAccount(order), payment.amountFen)],
    });
    return 'settled';
  }
}

/**
 * Locks member, order and attempt, parent before child. The member's lock queues up renewals, and keeps a merge from
 * moving the order away meanwhile.
 */
async function lockAttempt(
  em: EntityManager,
  accountId: string,
  { rail, outTradeNo }: Pick<PaymentEvidence, 'rail' | 'outTradeNo'>,
): Promise<{ order: Order; payment: Payment } | null> {
  const [found] = await em.getConnection().execute<{ payment_id: string; order_id: string; member_id: string }[]>(
    `select p.id as payment_id, o.id as order_id, m.id as member_id
       from payments p
       join orders o on o.account_id = p.account_id and o.id = p.order_id
       join members m on m.account_id = o.account_id and m.id = o.member_id
      where p.account_id = ? and p.rail = ? and p.out_trade_no = ?
        for no key update of m`,
    [accountId, rail, outTradeNo],
    'all',
    em.getTransactionContext(),
  );
  if (!found) return null;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const order = await em.findOneOrFail(Order, { account: accountId, id: found.order_id }, { lockMode });
  if (order.member.id !== found.member_id) throw new OrderMoved();
  const payment = await em.findOneOrFail(Payment, { account: accountId, id: found.payment_id }, { lockMode });
  await em.populate(order, ['tier', 'tierPrice']);
  return { order, payment };
}

/** Names the provider's document and what it claims: a repetition is the same claim, another amount is another. */
function evidenceKeyOf(evidence: PaymentEvidence): string {
  const { rail, merchant, outTradeNo, amountFen, currency, appid, payerOpenid } = evidence;
  return [rail, merchant ?? '', outTradeNo, amountFen, currency, appid, payerOpenid ?? ''].join('/');
}
