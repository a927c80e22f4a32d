import type { MikroORM } from '@mikro-orm/postgresql';
import { recordException } from '../payments/exceptions.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import type { Clock } from '../shared/time/clock.ts';
import { shanghaiDay } from '../shared/time/shanghai.ts';
import { type Bill, BillKind } from './bill.entity.ts';
import { railOf } from './line-evidence.ts';

interface Missing {
  readonly payment_id: string;
  readonly out_trade_no: string;
  readonly out_refund_no: string | null;
  readonly amount_fen: string;
}

/** A payment of ours that WeChat's bill of its day does not have. */
const paymentsNotInBill = `
  select p.id as payment_id, p.out_trade_no, null as out_refund_no, p.amount_fen from payments p
   where p.account_id = ? and p.rail = ? and p.merchant = ? and p.status = 'PAID' and p.xpay_env is distinct from 1
     and p.paid_at >= ? and p.paid_at < ?
     and not exists (select from bill_lines l join bills b on b.account_id = l.account_id and b.id = l.bill_id
       where l.account_id = p.account_id and l.out_trade_no = p.out_trade_no and l.kind = 'PAYMENT' and b.kind = ?)`;

/** A refund of ours that no bill so far has: bills show a refund on the day it was asked for. */
const refundsNotInBill = `
  select r.payment_id, p.out_trade_no, r.out_refund_no, r.amount_fen from refunds r
    join payments p on p.account_id = r.account_id and p.id = r.payment_id
   where r.account_id = ? and r.rail = ? and r.merchant = ? and r.status = 'SUCCEEDED' and p.xpay_env is distinct from 1
     and r.succeeded_at >= ? and r.succeeded_at < ?
     and not exists (select from bill_lines l join bills b on b.account_id = l.account_id and b.id = l.bill_id
       where l.account_id = r.account_id and l.kind = 'REFUND' and b.kind = ?
         and (l.out_refund_no = r.out_refund_no or l.detail->>'providerRefundId' = r.provider_refund_id
           or l.out_trade_no = p.out_trade_no))`;

/** An order that was paid, not refunded whole, and has nothing to show for it. */
const ordersWithoutEntitlement = `
  select p.id as payment_id, p.out_trade_no, null as out_refund_no, p.amount_fen from orders o
    join payments p on p.account_id = o.account_id and p.order_id = o.id and p.status = 'PAID'
   where o.account_id = ? and p.rail = ? and p.merchant = ? and o.status = 'PAID' and p.refunded_fen < p.amount_fen
     and o.paid_at >= ? and o.paid_at < ? and ?::text is not null
     and not exists (select from memberships e where e.account_id = o.account_id and e.order_id = o.id)
     and not exists (select from unlocks e where e.account_id = o.account_id and e.order_id = o.id)
     and not exists (select from gifts e where e.account_id = o.account_id and e.order_id = o.id and e.status <> 'UNPAID')
     and not exists (select from tips e where e.account_id = o.account_id and e.order_id = o.id and e.paid_at is not null)`;

const checks = [
  [paymentsNotInBill, PaymentExceptionKind.MISSING_IN_BILL],
  [refundsNotInBill, PaymentExceptionKind.MISSING_IN_BILL],
  [ordersWithoutEntitlement, PaymentExceptionKind.NOT_FULFILLED],
] as const;

/**
 * The other direction of the match: whatever our books say of a day, its bill has to say too, and whatever was paid has to
 * have brought what it bought.
 * @returns how many things were listed
 */
export async function checkDay(orm: MikroORM, clock: Clock, bill: Bill): Promise<number> {
  if (bill.kind === BillKind.WECHAT_PAY_FUND_FLOW) return 0;
  const { start, end } = shanghaiDay(bill.billOn);
  const now = clock.now();
  return orm.em.fork().transactional(async (em) => {
    let listed = 0;
    for (const [statement, kind] of checks) {
      const missing = await em
        .getConnection()
        .execute<Missing[]>(
          statement,
          [bill.account.id, railOf(bill), bill.merchant, start, end, bill.kind],
          'all',
          em.getTransactionContext(),
        );
      for (const { payment_id: paymentId, out_trade_no: outTradeNo, out_refund_no, amount_fen } of missing) {
        await recordException(em, {
          accountId: bill.account.id,
          paymentId,
          kind,
          outTradeNo,
          discrepancies: [
            { fact: 'bill', expected: `${bill.kind} ${bill.billOn}`, actual: null },
            { fact: 'amountFen', expected: String(amount_fen), actual: null },
          ],
          evidenceKey: `bill/${bill.kind}/${bill.merchant}/${bill.billOn}/${out_refund_no ?? outTradeNo}`,
          now,
        });
        listed += 1;
      }
    }
    return listed;
  });
}
