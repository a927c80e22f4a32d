import { inTransaction, lockAttempt } from '../payments/locked-attempt.ts';
import { type Payment, SettledFrom } from '../payments/payment.entity.ts';
import type { Purchase, Purchases } from '../payments/purchases.fixture.ts';
import { Rail } from '../payments/rail.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Refund, RefundInitiator } from './refund.entity.ts';
import { type RefundEvidence, RefundResult } from './refund-evidence.ts';
import { intendRefund } from './refund-intent.ts';
import type { RefundOutcome } from './refund-settlement.ts';

/** What a refund row says that a test looks at. */
interface RefundRow {
  readonly outRefundNo: string;
  readonly status: string;
  readonly amountFen: number;
  readonly initiator: string;
  readonly failure: string | null;
}

/** Refunds of the purchases of a test file. */
export class GivenRefunds {
  readonly #purchases: Purchases;
  readonly #clock: Clock;

  constructor(purchases: Purchases, clock: Clock) {
    this.#purchases = purchases;
    this.#clock = clock;
  }

  /** A purchase that was paid and settled. */
  async givenPaid(rail: Rail = Rail.XPAY): Promise<Purchase> {
    const purchase = await this.#purchases.givenPurchase(rail);
    await this.#purchases.settle(purchase, this.#purchases.evidenceFor(purchase.payment));
    return purchase;
  }

  /** A refund the member asked for and WeChat has not answered about. */
  async givenAsked(of: Purchase, { amountFen = 1800, endsAccess = false, payment = of.payment } = {}): Promise<Refund> {
    return inTransaction(this.#purchases.orm, async (em) => {
      const locked = await lockAttempt(em, of.account.id, payment);
      return intendRefund(em, locked!, {
        amountFen: fen(amountFen),
        initiator: RefundInitiator.MEMBER,
        reason: '不需要了',
        endsAccess,
        now: this.#clock.now(),
      });
    });
  }

  /** What WeChat says about a refund of this payment when all goes well; `changes` make it say something else. */
  evidenceFor(
    payment: Payment,
    refund: Pick<Refund, 'outRefundNo' | 'amountFen'> | { outRefundNo: string; amountFen: number },
    changes: Partial<RefundEvidence> = {},
  ): RefundEvidence {
    return {
      rail: payment.rail,
      merchant: payment.merchant,
      payerOpenid: payment.payerOpenid,
      outTradeNo: payment.outTradeNo,
      outRefundNo: refund.outRefundNo,
      providerRefundId: `5030-${refund.outRefundNo}`,
      amountFen: fen(refund.amountFen),
      result: RefundResult.SUCCEEDED,
      detail: null,
      isApple: false,
      endedAt: this.#clock.now(),
      ...changes,
    };
  }

  apply(of: Purchase, evidence: RefundEvidence, from = SettledFrom.NOTIFICATION): Promise<RefundOutcome> {
    return this.#purchases.refunds.apply(of.account.id, evidence, from);
  }

  async refundsOf({ account }: Purchase): Promise<RefundRow[]> {
    const found = await this.#purchases.orm.em.fork().find(Refund, { account: account.id }, { orderBy: { id: 'asc' } });
    return found.map(({ outRefundNo, status, amountFen, initiator, failure }) => {
      return { outRefundNo, status, amountFen, initiator, failure };
    });
  }
}
