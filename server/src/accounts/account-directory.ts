import type { Pool } from 'pg';

/** An account by the names a request may call it. */
export interface AccountName {
  readonly id: string;
  readonly handle: string;
}

/** Accounts hardly ever change their names; a changed one is known everywhere after this long. */
const KEPT_FOR_MS = 5_000;

/** Finds the account a request, a callback or an address names. */
export class AccountDirectory {
  readonly #pool: Pool;
  #byName = new Map<string, AccountName>();
  #all: readonly AccountName[] = [];
  #loadedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  /** @param name a handle, or the appid of the Official Account or the Mini Program */
  async find(name: string): Promise<AccountName | null> {
    await this.#refresh(KEPT_FOR_MS);
    // A name we do not know may be an account's that was set up a moment ago.
    if (!this.#byName.has(name)) await this.#refresh(0);
    return this.#byName.get(name) ?? null;
  }

  /** The only account of the installation; null when there are none or several. */
  async only(): Promise<AccountName | null> {
    await this.#refresh(KEPT_FOR_MS);
    return this.#all.length === 1 ? this.#all[0]! : null;
  }

  /** Whether an account has this id. */
  async has(id: string): Promise<boolean> {
    const isAmongThem = () => this.#all.some((account) => account.id === id);
    await this.#refresh(KEPT_FOR_MS);
    if (!isAmongThem()) await this.#refresh(0);
    return isAmongThem();
  }

  async #refresh(keptForMs: number): Promise<void> {
    const now = performance.now();
    if (now - this.#loadedAt < keptForMs) return;
    const { rows } = await this.#pool.query<{
      id: string;
      handle: string;
      official_account_appid: string | null;
      mini_program_appid: string | null;
    }>({
      name: 'account-directory',
      text: 'select id, handle, official_account_appid, mini_program_appid from accounts',
    });
    const byName = new Map<string, AccountName>();
    for (const row of rows) {
      const account = { id: row.id, handle: row.handle };
      for (const name of [row.handle, row.official_account_appid, row.mini_program_appid]) {
        if (name) byName.set(name, account);
      }
    }
    this.#byName = byName;
    this.#all = rows;
    this.#loadedAt = now;
  }
}
