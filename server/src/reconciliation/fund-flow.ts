import type { EntityManager } from '@mikro-orm/postgresql';
import { recordException } from '../payments/exceptions.ts';
import { credit, debit, post } from '../payments/ledger.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { fen } from '../shared/money/fen.ts';
import type { Bill } from './bill.entity.ts';
import { BillLine, BillLineKind, LineMatch } from './bill-line.entity.ts';

/**
 * What a movement must agree with, by kind: one row of ours with the number and the amount. `?` are account, number and
 * amount. A number of an account that shares the merchant is not ours to judge.
 */
const counterparts: Partial<Record<BillLineKind, string>> = {
  [BillLineKind.PAYMENT]: `select account_id from payments
     where rail = 'WECHAT_PAY' and merchant = ? and out_trade_no = ? and status = 'PAID' and ? between 1 and amount_fen`,
  // A refund leaves the account when it is asked for, and comes back when it fails. One that was made in WeChat's console and came
  // to nothing left no refund here: the trade bill tells of it.
  [BillLineKind.REFUND]: `with movement (merchant, number, fen) as (select ?, ?, abs(?::bigint))
     select r.account_id from refunds r join movement m on m.merchant = r.merchant and m.number = r.out_refund_no
      where r.rail = 'WECHAT_PAY' and m.fen <= r.amount_fen
     union all
     select l.account_id from bill_lines l
       join bills b on b.account_id = l.account_id and b.id = l.bill_id and b.kind = 'WECHAT_PAY_TRADE'
       join movement m on m.merchant = b.merchant and m.number = l.out_refund_no
      where l.kind = 'REFUND' and m.fen <= abs(l.amount_fen)`,
  [BillLineKind.FEE]: `select account_id from payments
     where rail = 'WECHAT_PAY' and merchant = ? and out_trade_no = ? and -(?) = fee_fen`,
  [BillLineKind.FEE_RETURN]: `select r.account_id from refunds r
     where r.rail = 'WECHAT_PAY' and r.merchant = ? and r.out_refund_no = ? and ? > 0`,
  [BillLineKind.TRANSFER]: `select account_id from payouts where merchant = ? and out_bill_no = ? and abs(?) = amount_fen`,
};

/** Matches one movement of the merchant's account; what was done at WeChat by hand is booked as such. */
export async function matchMovement(em: EntityManager, bill: Bill, line: BillLine, now: Date): Promise<void> {
  const row = await em.findOneOrFail(BillLine, { id: line.id });
  if (row.match !== LineMatch.OPEN) return;
  const counterpart = counterparts[line.kind];
  if (!counterpart) {
    bookByHand(em, bill, line, now);
    row.match = LineMatch.MATCHED;
    return;
  }
  const found = await em
    .getConnection()
    .execute<unknown[]>(
      counterpart,
      [bill.merchant, line.detail.documentNo ?? '', line.amountFen],
      'all',
      em.getTransactionContext(),
    );
  row.match = found.length > 0 ? LineMatch.MATCHED : LineMatch.EXCEPTION;
  if (found.length > 0) return;
  await recordException(em, {
    accountId: bill.account.id,
    paymentId: null,
    kind: PaymentExceptionKind.UNKNOWN_MOVEMENT,
    outTradeNo: line.detail.documentNo ?? '',
    discrepancies: [
      { fact: 'movement', expected: null, actual: line.detail.businessName ?? line.kind },
      { fact: 'amountFen', expected: null, actual: String(line.amountFen) },
    ],
    evidenceKey: `bill/${bill.kind}/${bill.merchant}/${line.detail.flowId}`,
    now,
  });
}

/** Paid in, withdrawn, shared by hand: the owner's own doing, which the books follow. */
function bookByHand(em: EntityManager, bill: Bill, line: BillLine, now: Date): void {
  const amountFen = fen(Math.abs(line.amountFen));
  if (amountFen === 0) return;
  const [asset, owner] = [`assets:wechat:pay:${bill.merchant}`, 'equity:owner'];
  post(em, {
    accountId: bill.account.id,
    kind: LedgerKind.ADJUSTMENT,
    providerDocument: `wechat-pay/${bill.merchant}/flow/${line.detail.flowId}`,
    occurredAt: line.occurredAt,
    now,
    lines:
      line.amountFen > 0
        ? [debit(asset, amountFen), credit(owner, amountFen)]
        : [debit(owner, amountFen), credit(asset, amountFen)],
  });
}
