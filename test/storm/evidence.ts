import type { Journal } from './journal.ts';
import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';
import { paymentsAtWeChat, type WeChatPayment } from './wechat-payments.ts';

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
  readonly rail: 'XPAY' | 'WECHAT_PAY';
  readonly merchant: string;
  readonly outTradeNo: string;
  readonly amountFen: number;
  readonly status: string;
  readonly isWatched: boolean;
}
export interface MembershipRow {
  readonly id: string;
  readonly accountId: string;
  readonly memberId: string;
  readonly orderId: string | null;
}
export interface LedgerLineRow {
  readonly accountId: string;
  readonly transactionId: string;
  readonly kind: string;
  readonly providerDocument: string;
  readonly ledgerAccount: string;
  readonly amountFen: number;
}
export interface ExceptionRow {
  readonly accountId: string;
  readonly kind: string;
  readonly outTradeNo: string;
  readonly isResolved: boolean;
}
export interface JobRow {
  readonly task: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Both sides of what happened in a batch, as they are stored: WeChat's and ours. */
export interface Evidence {
  readonly shops: readonly Shop[];
  readonly journals: ReadonlyMap<number, Journal>;
  readonly wechat: readonly WeChatPayment[];
  readonly orders: readonly OrderRow[];
  readonly payments: readonly PaymentRow[];
  readonly memberships: readonly MembershipRow[];
  readonly ledger: readonly LedgerLineRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly unprocessedMessages: readonly { readonly kind: string; readonly lastError: string | null }[];
  readonly jobs: readonly JobRow[];
  readonly historyOfPerson: ReadonlyMap<string, number>;
  readonly historyOfMember: ReadonlyMap<string, number>;
}

export async function collectEvidence(of: {
  stack: Stack;
  shops: readonly Shop[];
  journals: ReadonlyMap<number, Journal>;
  historyOfPerson: ReadonlyMap<string, number>;
  historyOfOpenid: ReadonlyMap<string, number>;
}): Promise<Evidence> {
  const { stack, shops, historyOfOpenid } = of;
  const accounts = shops.map(({ account }) => account.id);
  const rows = <Row extends object>(text: string) => stack.sql<Row>(text, [accounts]);
  const wechat = await paymentsAtWeChat(stack, shops);
  const names = await rows<{ memberId: string; openid: string }>(
    `select member_id as "memberId", openid from member_identities where account_id = any($1)`,
  );
  const known = names.flatMap(({ memberId, openid }) => {
    const history = historyOfOpenid.get(openid);
    return history === undefined ? [] : [[memberId, history] as const];
  });
  return {
    ...of,
    wechat,
    historyOfMember: new Map(known),
    orders: await rows(
      `select id, account_id as "accountId", member_id as "memberId", kind, status, amount_fen::float8 as "amountFen"
         from orders where account_id = any($1)`,
    ),
    payments: await rows(
      `select id, account_id as "accountId", order_id as "orderId", rail, merchant, out_trade_no as "outTradeNo",
              amount_fen::float8 as "amountFen", status, next_query_at is not null as "isWatched"
         from payments where account_id = any($1)`,
    ),
    memberships: await rows(
      `select id, account_id as "accountId", member_id as "memberId", order_id as "orderId"
         from memberships where account_id = any($1)`,
    ),
    ledger: await rows(
      `select t.account_id as "accountId", t.id as "transactionId", t.kind, t.provider_document as "providerDocument",
              e.ledger_account as "ledgerAccount", e.amount_fen::float8 as "amountFen"
         from ledger_transactions t
         join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
        where t.account_id = any($1)`,
    ),
    exceptions: await rows(
      `select account_id as "accountId", kind, detail->>'outTradeNo' as "outTradeNo", resolved_at is not null as "isResolved"
         from payment_exceptions where account_id = any($1)`,
    ),
    unprocessedMessages: await rows(
      `select kind, last_error as "lastError" from inbox_messages where account_id = any($1) and processed_at is null`,
    ),
    jobs: await stack.sql(jobsLeft),
  };
}

/** Jobs that are not done: those of the minute come again by themselves. */
const jobsLeft = `
  select task_identifier as task, attempts, last_error as "lastError" from graphile_worker.jobs
   where task_identifier not in (select identifier from graphile_worker._private_known_crontabs)`;

/** Whether nothing waits for anything any more. */
export async function isEverythingSettled(stack: Stack, shops: readonly Shop[]): Promise<boolean> {
  const accounts = shops.map(({ account }) => account.id);
  const [row] = await stack.sql<{ isSettled: boolean }>(
    `select not exists (select from payments where account_id = any($1) and (status = 'PENDING' or next_query_at is not null))
        and not exists (select from orders where account_id = any($1) and status = 'OPEN')
        and not exists (select from inbox_messages where account_id = any($1) and processed_at is null)
        and not exists (${jobsLeft}) as "isSettled"`,
    [accounts],
  );
  return row?.isSettled ?? false;
}
