import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { recordException, resolveExceptions } from '../payments/exceptions.ts';
import { inTransaction, lockAttempt } from '../payments/locked-attempt.ts';
import { Payment, PaymentStatus, SettledFrom } from '../payments/payment.entity.ts';
import { type PaymentDiscrepancy, PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import type { Settlement } from '../payments/settlement.ts';
import { Refund, RefundStatus } from '../refunds/refund.entity.ts';
import type { RefundSettlement } from '../refunds/refund-settlement.ts';
import type { AppleRenewals } from '../renewals/apple-renewals.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Bill, BillKind, BillStatus } from './bill.entity.ts';
import { BillLine, BillLineKind, LineMatch } from './bill-line.entity.ts';
import { bookFee, bookFeeReturn } from './fees.ts';
import { matchMovement } from './fund-flow.ts';
import { paymentEvidenceOf, railOf, refundEvidenceOf } from './line-evidence.ts';

const BATCH = 200;

/** A line that names the payment it is about. */
type TradeLine = BillLine & { outTradeNo: string };

/**
 * Holds a bill's lines against our books. What WeChat says was paid or refunded, and we never heard of, is settled now, from
 * the bill; what differs is listed. Safe to repeat: a line is done once.
 */
export class BillMatcher {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #settlement: Settlement;
  readonly #refunds: RefundSettlement;
  readonly #appleRenewals: Pick<AppleRenewals, 'settleFromBill'>;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    settlement: Settlement;
    refundSettlement: RefundSettlement;
    appleRenewals: Pick<AppleRenewals, 'settleFromBill'>;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#settlement = deps.settlement;
    this.#refunds = deps.refundSettlement;
    this.#appleRenewals = deps.appleRenewals;
  }

  /** Matches every open line, payments before refunds, then calls the bill matched. */
  async match(billId: string): Promise<void> {
    const bill = await this.#orm.em.fork().findOneOrFail(Bill, { id: billId });
    for (const kinds of [[BillLineKind.PAYMENT], Object.values(BillLineKind)]) {
      for (;;) {
        const lines = await this.#orm.em
          .fork()
          .find(
            BillLine,
            { account: bill.account.id, bill: bill.id, match: LineMatch.OPEN, kind: { $in: kinds } },
            { orderBy: { line: 'asc' }, limit: BATCH },
          );
        if (lines.length === 0) break;
        for (const line of lines) await this.#matchLine(bill, line);
      }
    }
    await this.#orm.em
      .fork()
      .nativeUpdate(Bill, { id: bill.id }, { status: BillStatus.MATCHED, matchedAt: this.#clock.now() });
  }

  async #matchLine(bill: Bill, line: BillLine): Promise<void> {
    const isTrade = bill.kind !== BillKind.WECHAT_PAY_FUND_FLOW;
    if (isTrade && isAboutTrade(line)) {
      if (line.kind === BillLineKind.PAYMENT) await this.#matchPayment(bill, line);
      else await this.#matchRefund(bill, line);
      return;
    }
    await this.#orm.em.fork().transactional((em) => matchMovement(em, bill, line, this.#clock.now()));
  }

  async #matchPayment(bill: Bill, line: TradeLine): Promise<void> {
    const payment = await this.#paymentOf(bill, line);
    if (!payment) await this.#settleAppleCharge(bill, line);
    if (payment && payment.status !== PaymentStatus.PAID) {
      const evidence = paymentEvidenceOf(bill, line, payment.appid);
      const outcome = await this.#settlement.settle(bill.account.id, evidence, SettledFrom.RECONCILIATION);
      // The settlement has listed what differs.
      if (outcome === 'mismatched') return this.#done(line, LineMatch.EXCEPTION);
    }
    await inTransaction(this.#orm, async (em) => {
      const now = this.#clock.now();
      const locked = await lockAttempt(em, bill.account.id, { rail: railOf(bill), outTradeNo: line.outTradeNo });
      if (!locked) {
        const isOurs = !(await belongsToAnotherAccount(em, bill, line));
        if (isOurs) await list(em, bill, line, { kind: PaymentExceptionKind.UNKNOWN_PAYMENT, payment: null, now });
        return mark(em, line, isOurs ? LineMatch.EXCEPTION : LineMatch.MATCHED);
      }
      if (locked.payment.amountFen !== line.amountFen) {
        await list(em, bill, line, { kind: PaymentExceptionKind.BILL_MISMATCH, payment: locked.payment, now });
        return mark(em, line, LineMatch.EXCEPTION);
      }
      bookFee(em, locked.payment, line.feeFen, { occurredAt: line.occurredAt, now });
      return mark(em, line, LineMatch.MATCHED);
    });
  }

  /** Apple charges under numbers we never gave out; the push that tells of one may have been lost. */
  async #settleAppleCharge(bill: Bill, line: TradeLine): Promise<void> {
    const { isApple, attach } = line.detail;
    if (bill.kind !== BillKind.XPAY || !isApple || !attach) return;
    const evidence = paymentEvidenceOf(bill, line, '');
    await this.#appleRenewals.settleFromBill(bill.account.id, { evidence, attach, originalTransactionId: null });
  }

  async #matchRefund(bill: Bill, line: TradeLine): Promise<void> {
    const evidence = refundEvidenceOf(bill, line);
    const known = await this.#refundOf(bill, line);
    if (evidence && known?.status !== RefundStatus.SUCCEEDED) {
      const outcome = await this.#refunds.apply(bill.account.id, evidence, SettledFrom.RECONCILIATION);
      if (outcome === 'mismatched' || outcome === 'unknown' || outcome === 'unsettled') {
        const isOurs = outcome !== 'unknown' || !(await belongsToAnotherAccount(this.#orm.em.fork(), bill, line));
        return this.#done(line, isOurs ? LineMatch.EXCEPTION : LineMatch.MATCHED);
      }
    }
    await inTransaction(this.#orm, async (em) => {
      const now = this.#clock.now();
      const locked = await lockAttempt(em, bill.account.id, { rail: railOf(bill), outTradeNo: line.outTradeNo });
      const refund = await this.#refundOf(bill, line, em);
      if (!locked || (refund && refund.amountFen !== -line.amountFen)) {
        await list(em, bill, line, { kind: PaymentExceptionKind.BILL_MISMATCH, payment: locked?.payment ?? null, now });
        return mark(em, line, LineMatch.EXCEPTION);
      }
      if (line.detail.refundState === 'closed') {
        // One that came to nothing stands in the bill with the fee it would have brought back.
        const { id: paymentId } = locked.payment;
        await resolveExceptions(em, { accountId: bill.account.id, paymentId, kinds: explainedByClosedRefund, now });
      } else {
        await bookFeeReturn(em, locked.payment, {
          outRefundNo: line.outRefundNo ?? line.detail.providerRefundId ?? line.outTradeNo,
          refundId: refund?.id ?? null,
          returnedFen: fen(-line.feeFen),
          occurredAt: line.occurredAt,
          now,
        });
      }
      return mark(em, line, LineMatch.MATCHED);
    });
  }

  #paymentOf(bill: Bill, line: TradeLine): Promise<Payment | null> {
    const { outTradeNo } = line;
    return this.#orm.em.fork().findOne(Payment, { account: bill.account.id, rail: railOf(bill), outTradeNo });
  }

  async #refundOf(bill: Bill, line: TradeLine, em: EntityManager = this.#orm.em.fork()): Promise<Refund | null> {
    const of = { account: bill.account.id, rail: railOf(bill), merchant: bill.merchant };
    const byNumber = line.outRefundNo ? await em.findOne(Refund, { ...of, outRefundNo: line.outRefundNo }) : null;
    const { providerRefundId } = line.detail;
    return byNumber ?? (providerRefundId ? em.findOne(Refund, { ...of, providerRefundId }) : null);
  }

  async #done(line: BillLine, match: LineMatch): Promise<void> {
    await this.#orm.em.fork().transactional((em) => mark(em, line, match));
  }
}

/** What was taken for a refund of the console, until the bill says that no money moved. */
const explainedByClosedRefund = [PaymentExceptionKind.REFUNDED_ELSEWHERE];

const isAboutTrade = (line: BillLine): line is TradeLine => line.outTradeNo !== null;

/** Companies let several accounts share a merchant number; its bill has the lines of all of them. */
async function belongsToAnotherAccount(em: EntityManager, bill: Bill, line: TradeLine): Promise<boolean> {
  const rows = await em
    .getConnection()
    .execute<unknown[]>(
      'select 1 from payments where rail = ? and merchant = ? and out_trade_no = ? and account_id <> ?',
      [railOf(bill), bill.merchant, line.outTradeNo, bill.account.id],
      'all',
      em.getTransactionContext(),
    );
  return rows.length > 0;
}

async function list(
  em: EntityManager,
  bill: Bill,
  line: TradeLine,
  of: { kind: PaymentExceptionKind; payment: Payment | null; now: Date },
): Promise<void> {
  const expected = of.payment ? String(of.payment.amountFen) : null;
  const discrepancies: PaymentDiscrepancy[] = [
    { fact: 'bill', expected: null, actual: `${bill.kind} ${bill.billOn}` },
    { fact: 'amountFen', expected, actual: String(line.amountFen) },
  ];
  await recordException(em, {
    accountId: bill.account.id,
    paymentId: of.payment?.id ?? null,
    kind: of.kind,
    outTradeNo: line.outTradeNo,
    discrepancies,
    evidenceKey: `bill/${bill.kind}/${bill.merchant}/${bill.billOn}/${line.outRefundNo ?? line.outTradeNo}`,
    now: of.now,
  });
}

export async function mark(em: EntityManager, line: BillLine, match: LineMatch): Promise<void> {
  const row = await em.findOneOrFail(BillLine, { id: line.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  row.match = match;
}
