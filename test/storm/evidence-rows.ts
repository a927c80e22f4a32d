import type { Stack } from './stack/stack.ts';

export interface OrderRow {
  readonly id: string;
  readonly accountId: string;
  readonly memberId: string;
  readonly kind: string;
  readonly status: string;
  readonly amountFen: number;
}
export interface PaymentRow {
  readonly id: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly rail: string;
  readonly merchant: string;
  readonly outTradeNo: string;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly status: string;
  readonly isWatched: boolean;
}
/** What an order brought: a membership, an unlock, a tip or a gift. */
export interface Entitlement {
  readonly id: string;
  readonly kind: string;
  readonly orderId: string;
  readonly memberId: string;
  /** Taken away again, or the money returned. */
  readonly isOver: boolean;
  /** A gift that somebody has redeemed. */
  readonly isUsed: boolean;
}
export interface RefundRow {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly outRefundNo: string;
  readonly amountFen: number;
  readonly initiator: string;
  readonly status: string;
  readonly failure: string | null;
}
export interface LedgerLineRow {
  readonly accountId: string;
  readonly transactionId: string;
  readonly kind: string;
  readonly paymentId: string | null;
  readonly ledgerAccount: string;
  readonly amountFen: number;
}
export interface ExceptionRow {
  readonly accountId: string;
  readonly kind: string;
  readonly outTradeNo: string;
  readonly detail: string;
  readonly isResolved: boolean;
}

/** Our rows of some accounts, and what waits in the queue. */
export interface Rows {
  readonly orders: readonly OrderRow[];
  readonly payments: readonly PaymentRow[];
  readonly entitlements: readonly Entitlement[];
  /** Closed orders whose buyer has, or had, from elsewhere what they would have brought. */
  readonly inVain: readonly { readonly orderId: string }[];
  readonly refunds: readonly RefundRow[];
  readonly ledger: readonly LedgerLineRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly charges: readonly { readonly id: string; readonly status: string; readonly isLate: boolean }[];
  readonly payouts: readonly {
    readonly accountId: string;
    readonly outBillNo: string;
    readonly amountFen: number;
    readonly status: string;
  }[];
  readonly bills: readonly {
    readonly kind: string;
    readonly on: string;
    readonly status: string;
    readonly lastError: string | null;
  }[];
  readonly unprocessedMessages: readonly { readonly kind: string; readonly lastError: string | null }[];
  readonly jobs: readonly { readonly task: string; readonly attempts: number; readonly lastError: string | null }[];
  readonly identities: readonly { readonly memberId: string; readonly openid: string }[];
}

/** Amounts as float8: pg hands bigint out as text, and fen are far below 2^53. */
const statements = {
  orders: `select id, account_id as "accountId", member_id as "memberId", kind, status, amount_fen::float8 as "amountFen"
      from orders where account_id = any($1)`,
  payments: `select id, account_id as "accountId", order_id as "orderId", rail, merchant, out_trade_no as "outTradeNo",
           amount_fen::float8 as "amountFen", refunded_fen::float8 as "refundedFen", status,
           next_query_at is not null as "isWatched"
      from payments where account_id = any($1)`,
  entitlements: `
    select id, 'MEMBERSHIP' as kind, order_id as "orderId", member_id as "memberId",
           revoked_at is not null as "isOver", false as "isUsed"
      from memberships where account_id = any($1) and order_id is not null
    union all
    select id, 'UNLOCK', order_id, member_id, revoked_at is not null, false
      from unlocks where account_id = any($1) and order_id is not null
    union all
    select id, 'TIP', order_id, member_id, refunded_at is not null, false
      from tips where account_id = any($1) and paid_at is not null
    union all
    select id, 'GIFT', order_id, giver_member_id, status = 'REVOKED', status = 'REDEEMED'
      from gifts where account_id = any($1) and status <> 'UNPAID'`,
  inVain: `
    select o.id as "orderId" from orders o
     where o.account_id = any($1) and o.status = 'CLOSED' and (
       exists (select from upgrade_credits mine
                 join upgrade_credits other on other.account_id = mine.account_id
                  and other.membership_id = mine.membership_id and other.order_id <> mine.order_id
                 join orders bought on bought.account_id = other.account_id and bought.id = other.order_id
                where mine.account_id = o.account_id and mine.order_id = o.id and bought.status = 'PAID')
       or exists (select from unlocks u
                   where u.account_id = o.account_id and u.member_id = o.member_id and u.order_id is distinct from o.id
                     and (u.article_id = o.article_id or u.series_id = o.series_id
                       or u.series_id = (select series_id from articles a
                                          where a.account_id = o.account_id and a.id = o.article_id))))`,
  refunds: `select id, account_id as "accountId", payment_id as "paymentId", out_refund_no as "outRefundNo",
           amount_fen::float8 as "amountFen", initiator, status, failure
      from refunds where account_id = any($1)`,
  ledger: `select t.account_id as "accountId", t.id as "transactionId", t.kind, t.payment_id as "paymentId",
           e.ledger_account as "ledgerAccount", e.amount_fen::float8 as "amountFen"
      from ledger_transactions t
      join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
     where t.account_id = any($1)`,
  exceptions: `select account_id as "accountId", kind, detail->>'outTradeNo' as "outTradeNo", detail::text,
           resolved_at is not null as "isResolved"
      from payment_exceptions where account_id = any($1)`,
  charges: `select id, status, next_try_at is null or next_try_at < $2::timestamptz - interval '1 day' as "isLate"
      from renewal_charges where account_id = any($1)`,
  payouts: `select account_id as "accountId", out_bill_no as "outBillNo", amount_fen::float8 as "amountFen", status
      from payouts where account_id = any($1)`,
  bills: `select kind, bill_on::text as on, status, last_error as "lastError" from bills where account_id = any($1)`,
  unprocessedMessages: `select kind, last_error as "lastError" from inbox_messages
     where account_id = any($1) and processed_at is null`,
  identities: `select member_id as "memberId", openid from member_identities where account_id = any($1)`,
} as const;

/** Jobs that are not done: those of the minute come again by themselves. */
const jobsLeft = `
  select task_identifier as task, attempts, last_error as "lastError" from graphile_worker.jobs
   where task_identifier not in (select identifier from graphile_worker._private_known_crontabs)`;

export async function readRows(stack: Stack, accounts: readonly string[]): Promise<Rows> {
  const rows = <Name extends keyof typeof statements>(name: Name, ...more: unknown[]) =>
    stack.sql<Rows[Name][number] & object>(statements[name], [accounts, ...more]);
  const { now } = await stack.sandbox.control('clock');
  return {
    orders: await rows('orders'),
    payments: await rows('payments'),
    entitlements: await rows('entitlements'),
    inVain: await rows('inVain'),
    refunds: await rows('refunds'),
    ledger: await rows('ledger'),
    exceptions: await rows('exceptions'),
    charges: await rows('charges', new Date(now)),
    payouts: await rows('payouts'),
    bills: await rows('bills'),
    unprocessedMessages: await rows('unprocessedMessages'),
    identities: await rows('identities'),
    jobs: await stack.sql(jobsLeft),
  };
}

/** The day on which money moved has its bill. */
const hasBill = (merchantOf: string, movedAt: string) =>
  `exists (select from bills b where b.account_id = ${merchantOf}.account_id and b.merchant = ${merchantOf}.merchant
             and b.status = 'MATCHED' and b.bill_on = (${movedAt} at time zone 'Asia/Shanghai')::date)`;

/** Whether nothing waits for anything any more, nor any money for the bill that tells of its fee. */
export async function isEverythingSettled(stack: Stack, accounts: readonly string[]): Promise<boolean> {
  const [row] = await stack.sql<{ isSettled: boolean }>(
    `select not exists (select from payments where account_id = any($1) and (status = 'PENDING' or next_query_at is not null))
        and not exists (select from orders where account_id = any($1) and status = 'OPEN')
        and not exists (select from refunds where account_id = any($1) and status = 'PENDING')
        and not exists (select from payouts where account_id = any($1) and ended_at is null)
        and not exists (select from bills where account_id = any($1) and status <> 'MATCHED')
        and not exists (select from payments p where account_id = any($1) and status = 'PAID' and not ${hasBill('p', 'p.paid_at')})
        and not exists (select from refunds r where account_id = any($1) and status = 'SUCCEEDED'
                           and not ${hasBill('r', 'r.succeeded_at')})
        and not exists (select from inbox_messages where account_id = any($1) and processed_at is null)
        and not exists (${jobsLeft}) as "isSettled"`,
    [accounts],
  );
  return row?.isSettled ?? false;
}
