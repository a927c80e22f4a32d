import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from './invariants/invariant.ts';
import type { Stack } from './stack/stack.ts';

const MOST = 5;
/** Our numbers are an id without its dashes; those made up in the console begin with its name. */
const NUMBER = /\b(?:[0-9a-f]{32}|console[0-9a-f]{16})\b/g;

const questions: Readonly<Record<string, string>> = {
  payments: `select * from payments where out_trade_no = $1`,
  orders: `select o.* from orders o join payments p on p.order_id = o.id where p.out_trade_no = $1`,
  refunds: `select r.* from refunds r join payments p on p.id = r.payment_id where p.out_trade_no = $1 or r.out_refund_no = $1`,
  billLines: `select b.kind as bill, b.bill_on::text, b.status, b.downloaded_at, b.matched_at, l.* from bill_lines l join bills b on b.id = l.bill_id
      where l.out_trade_no = $1 or l.out_refund_no = $1 or l.detail->>'documentNo' = $1`,
  bills: `select b.kind, b.bill_on::text, b.status, b.line_count, b.tries, b.downloaded_at, b.matched_at from bills b
      where exists (select from payments p where p.account_id = b.account_id and p.merchant = b.merchant and p.out_trade_no = $1)
      order by 2, 1`,
  ledger: `select t.kind, t.provider_document, t.occurred_at, t.created_at, e.ledger_account, e.amount_fen
      from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      join payments p on p.id = t.payment_id where p.out_trade_no = $1 order by t.created_at, e.line`,
  memberships: `select m.* from memberships m join payments p on p.order_id = m.order_id where p.out_trade_no = $1`,
  exceptions: `select * from payment_exceptions where detail->>'outTradeNo' = $1`,
  messages: `select * from inbox_messages where body::text like '%' || $1 || '%'`,
};

/**
 * Writes down everything both sides know of the numbers that findings name, while it can still be asked.
 * @returns where, or null when they name none
 */
export async function writeDossier(stack: Stack, findings: readonly Finding[]): Promise<string | null> {
  const numbers = [...new Set(findings.flatMap(({ text }) => text.match(NUMBER) ?? []))].slice(0, MOST);
  if (numbers.length === 0) return null;
  const { payOrders, xpayOrders, refunds, xpayRefunds, fundMovements } = await stack.sandbox.control('state', {
    only: ['payOrders', 'xpayOrders', 'refunds', 'xpayRefunds', 'fundMovements'],
  });
  const { deliveries } = await stack.sandbox.control('deliveries');
  const dossier: Record<string, unknown> = {};
  for (const number of numbers) {
    const names = (thing: object) => JSON.stringify(thing).includes(number);
    const ours: Record<string, unknown> = {};
    for (const [name, question] of Object.entries(questions)) ours[name] = await stack.sql(question, [number]);
    dossier[number] = {
      wechat: [payOrders, xpayOrders, refunds, xpayRefunds, fundMovements].flatMap((all: object[]) =>
        all.filter(names),
      ),
      deliveries: deliveries
        .filter(({ title }) => title.includes(number))
        .map(({ title, attempt, at, fault, verdict, status }) => ({ title, attempt, at, fault, verdict, status })),
      ...ours,
    };
  }
  const folder = fileURLToPath(new URL('../../temp/logs', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `storm-dossier-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(dossier, null, 1));
  return file;
}
