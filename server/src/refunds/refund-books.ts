import type { EntityManager } from '@mikro-orm/postgresql';
import { resolveExceptions } from '../payments/exceptions.ts';
import type { Fulfilments } from '../payments/fulfilment.ts';
import { assetOf, credit, debit, post, UNAPPLIED_PAYMENTS } from '../payments/ledger.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { LockedAttempt } from '../payments/locked-attempt.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { Rail } from '../payments/rail.ts';
import type { SaleObserver } from '../payments/sale-observer.ts';
import { fen } from '../shared/money/fen.ts';
import type { Refund } from './refund.entity.ts';

/** Writes a refund that succeeded into the books, and ends what it ends; in the transaction that found out. */
export class RefundBooks {
  readonly #fulfilments: Fulfilments;
  readonly #sales: SaleObserver;

  constructor(deps: { fulfilments: Fulfilments; sales: SaleObserver }) {
    this.#fulfilments = deps.fulfilments;
    this.#sales = deps.sales;
  }

  /**
   * The account that was credited when the money came is debited now, and WeChat owes the merchant so much less. What was
   * bought ends when nothing of its price is left, or when the staff said so.
   */
  async book(em: EntityManager, { order, payment }: LockedAttempt, refund: Refund, now: Date): Promise<void> {
    await em.flush();
    const { amountFen } = refund;
    const bookedAt = await creditedBy(em, payment);
    payment.refundedFen = fen(payment.refundedFen + amountFen);
    const isWhole = payment.refundedFen === payment.amountFen;
    const isApplied = bookedAt !== UNAPPLIED_PAYMENTS;
    post(em, {
      accountId: payment.account.id,
      kind: LedgerKind.REFUND,
      orderId: order.id,
      paymentId: payment.id,
      refundId: refund.id,
      providerDocument: refundDocumentOf(refund),
      occurredAt: refund.succeededAt ?? now,
      now,
      lines: [debit(bookedAt, amountFen), credit(assetOf(payment), amountFen)],
    });
    refund.endsAccess = isApplied && (refund.endsAccess || isWhole);
    // What ends may depend on how much went back.
    await em.flush();
    if (refund.endsAccess) await this.#fulfilments[order.kind].revoke(em, order, now);
    if (isApplied) await this.#sales.refunded(em, { order, payment, amountFen, now });
    await em.flush();
    await resolveExceptions(em, {
      accountId: payment.account.id,
      paymentId: payment.id,
      kinds: isWhole ? [...explainedByRefund, ...endedByWholeRefund] : explainedByRefund,
      now,
    });
  }
}

/** What a refund that succeeded explains about its payment. */
const explainedByRefund = [PaymentExceptionKind.REFUNDED_ELSEWHERE, PaymentExceptionKind.REFUND_FAILED];
/** What was wrong with the payment's being there at all: the creator was told to give it back, or it went back by itself. */
const endedByWholeRefund = [
  PaymentExceptionKind.PAID_TWICE,
  PaymentExceptionKind.NOTHING_LEFT_OF_PASS,
  PaymentExceptionKind.PASS_OVERLAPPED,
];

/** WeChat's document for a refund; unique in the ledger, so no refund can be booked twice. */
function refundDocumentOf({ rail, merchant, outRefundNo, providerRefundId }: Refund): string {
  // Virtual Payment gives no number of its own to every refund; the number it was asked under is its one constant.
  return rail === Rail.XPAY
    ? `xpay/${merchant}/refund/${outRefundNo}`
    : `wechat-pay/${merchant}/refund/${providerRefundId}`;
}

/** Whether a payment bought something; money that was paid twice did not, and ends nothing when it goes back. */
export const hasBought = async (em: EntityManager, payment: LockedAttempt['payment']): Promise<boolean> =>
  (await creditedBy(em, payment)) !== UNAPPLIED_PAYMENTS;

/** Which account was credited when the payment was booked: income, or what is owed to payers. */
async function creditedBy(em: EntityManager, { id, account }: LockedAttempt['payment']): Promise<string> {
  const credited = await em.getConnection().execute<{ ledger_account: string }[]>(
    `select e.ledger_account
       from ledger_transactions t
       join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
      where t.account_id = ? and t.payment_id = ? and t.kind in ('SALE', 'TIP', 'UNAPPLIED_PAYMENT') and e.amount_fen < 0`,
    [account.id, id],
    'all',
    em.getTransactionContext(),
  );
  const [only] = credited;
  if (!only || credited.length > 1) throw new Error(`payment ${id} is booked in ${credited.length} accounts`);
  return only.ledger_account;
}
