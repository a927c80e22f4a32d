import { expect, vi } from 'vitest';
import type { GivenAccount } from './given.ts';
import { printLedger, printNamedLedger } from './print-ledger.ts';
import type { Teahouse } from './teahouse.ts';

/** What an account's database says about its money, past every API. */
export class Books {
  readonly #teahouse: Teahouse;
  readonly #account: GivenAccount;

  constructor(teahouse: Teahouse, account: GivenAccount) {
    this.#teahouse = teahouse;
    this.#account = account;
  }

  /** Waits until every message that arrived was processed. */
  async allProcessed(): Promise<void> {
    await vi.waitFor(async () => expect(await this.#count('inbox_messages', 'processed_at is null')).toBe(0), {
      timeout: 10_000,
      interval: 20,
    });
  }

  memberships(): Promise<number> {
    return this.#count('memberships');
  }

  messages(): Promise<number> {
    return this.#count('inbox_messages');
  }

  /** Kinds of what is listed and not explained. */
  async openExceptions(): Promise<string[]> {
    const rows = await this.#teahouse.sql<{ kind: string }>(
      'select kind from payment_exceptions where account_id = $1 and resolved_at is null order by created_at, id',
      [this.#account.id],
    );
    return rows.map((row) => row.kind);
  }

  /** Balances by ledger account, in fen. */
  async balances(): Promise<Record<string, number>> {
    const rows = await this.#teahouse.sql<{ ledger_account: string; fen: number }>(
      `select ledger_account, sum(amount_fen)::int as fen from ledger_entries where account_id = $1
        group by ledger_account order by ledger_account`,
      [this.#account.id],
    );
    return Object.fromEntries(rows.map((row) => [row.ledger_account, row.fen]));
  }

  /** Prints the ledger, to be read by eye. */
  print(title: string): Promise<string> {
    return printLedger(title, (text, values) => this.#teahouse.sql(text, values), this.#account.id);
  }

  /** Prints the ledger with names for what is new in every run, to be held against a table that was checked by eye. */
  printNamed(title: string): Promise<string> {
    return printNamedLedger(title, (text, values) => this.#teahouse.sql(text, values), this.#account.id);
  }

  async #count(table: 'memberships' | 'inbox_messages', condition = 'true'): Promise<number> {
    const rows = await this.#teahouse.sql<{ count: number }>(
      `select count(*)::int as count from ${table} where account_id = $1 and ${condition}`,
      [this.#account.id],
    );
    return rows[0]!.count;
  }
}

/** What the asset of a rail is called in this account's books. */
export const assetOf = (account: GivenAccount, client: 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5'): string =>
  client === 'MINI_PROGRAM'
    ? `assets:wechat:xpay:${account.secrets.xpay!.offerId}`
    : `assets:wechat:pay:${account.mchid}`;
