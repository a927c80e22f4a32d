import type { Pool } from 'pg';
import { type Fen, fen } from '../shared/money/fen.ts';
import { shanghaiDay } from '../shared/time/shanghai.ts';

export enum StatementStep {
  DAY = 'DAY',
  MONTH = 'MONTH',
}

/** What one account did in one period. Debit balances are positive. */
export interface StatementRow {
  /** YYYY-MM-DD, or YYYY-MM. */
  readonly period: string;
  readonly ledgerAccount: string;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly closingFen: Fen;
}

export interface StatementRange {
  /** First and last calendar day in Asia/Shanghai, both included. */
  readonly from: string;
  readonly to: string;
  readonly step: StatementStep;
}

interface Row {
  readonly period: string;
  readonly ledger_account: string;
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
}

/**
 * Sums of each account by day or month of Asia/Shanghai, with what it held before. A row stands for every period in which
 * an account moved, and for every account that held something when the statement begins.
 */
const statement = {
  name: 'statement',
  text: `
    with moves as (
      select case when t.occurred_at < $2 then '' else to_char(t.occurred_at at time zone 'Asia/Shanghai', $4) end as period,
             e.ledger_account,
             sum(e.amount_fen) filter (where e.amount_fen > 0) as debit,
             -sum(e.amount_fen) filter (where e.amount_fen < 0) as credit
        from ledger_transactions t
        join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
       where t.account_id = $1 and t.occurred_at < $3
       group by 1, 2),
    balances as (
      select period, ledger_account, coalesce(debit, 0) as debit, coalesce(credit, 0) as credit,
             coalesce(sum(coalesce(debit, 0) - coalesce(credit, 0)) over (
               partition by ledger_account order by period rows between unbounded preceding and 1 preceding), 0) as opening
        from moves)
    select period, ledger_account, opening::text, debit::text, credit::text from balances
     where period <> '' or debit <> credit
     order by period, ledger_account`,
};

/** Reads the books as a bookkeeper wants them. */
export class StatementReads {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  /** What the account is called, for the head of a page. */
  async accountName(accountId: string): Promise<string> {
    const { rows } = await this.#pool.query<{ name: string }>('select name from accounts where id = $1', [accountId]);
    return rows[0]?.name ?? '';
  }

  /** @throws RangeError when a day is none */
  async statement(accountId: string, { from, to, step }: StatementRange): Promise<StatementRow[]> {
    const format = step === StatementStep.DAY ? 'YYYY-MM-DD' : 'YYYY-MM';
    const values = [accountId, shanghaiDay(from).start, shanghaiDay(to).end, format];
    const { rows } = await this.#pool.query<Row>({ ...statement, values });
    const first = step === StatementStep.DAY ? from : from.slice(0, 7);
    const carried = new Map<string, Fen>();
    const result: StatementRow[] = [];
    for (const row of rows) {
      const [opening, debit, credit] = [Number(row.opening), Number(row.debit), Number(row.credit)];
      if (row.period === '') carried.set(row.ledger_account, fen(debit - credit));
      else result.push(rowOf(row.period, row.ledger_account, opening, debit, credit));
    }
    // Accounts that held something and did not move in the first period are told with it all the same.
    const moved = new Set(result.filter((row) => row.period === first).map((row) => row.ledgerAccount));
    const still = [...carried]
      .filter(([account]) => !moved.has(account))
      .map(([account, held]) => rowOf(first, account, held, 0, 0));
    return [...still, ...result].sort(
      (a, b) => a.period.localeCompare(b.period) || (a.ledgerAccount < b.ledgerAccount ? -1 : 1),
    );
  }
}

const rowOf = (
  period: string,
  ledgerAccount: string,
  opening: number,
  debit: number,
  credit: number,
): StatementRow => ({
  period,
  ledgerAccount,
  openingFen: fen(opening),
  debitFen: fen(debit),
  creditFen: fen(credit),
  closingFen: fen(opening + debit - credit),
});
