// Whether the database is already as `npm start` would make it. Migrating and seeding find that out too, but take two
// processes and a second or two to do so.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { migrationsIn, withConnection } from './database.mjs';
import { contentHash, isCurrent, markCurrent } from './fingerprint.mjs';

export class Preparation {
  #databaseUrl;
  #dataFolder;
  #isDemo;

  /** @param {{ databaseUrl: string, dataFolder: string, isDemo: boolean }} options */
  constructor({ databaseUrl, dataFolder, isDemo }) {
    this.#databaseUrl = databaseUrl;
    this.#dataFolder = dataFolder;
    this.#isDemo = isDemo;
  }

  /** The stamp alone would be wrong for a database that was restored, emptied or replaced: it is asked as well. */
  async isDone() {
    if (!existsSync(this.#stamp) || (this.#isDemo && !existsSync(path.join(this.#dataFolder, 'media')))) return false;
    const { known, applied } = await migrationsIn(this.#databaseUrl);
    return known.join() === applied.join() && isCurrent(this.#stamp, await this.#fingerprint());
  }

  async markDone() {
    markCurrent(this.#stamp, await this.#fingerprint());
  }

  get #stamp() {
    return path.join(this.#dataFolder, 'prepared');
  }

  /** The code that prepares, the keys it used, and the database by its oid and the demo accounts in it. */
  async #fingerprint() {
    const database = await withConnection(this.#databaseUrl, async (client) => {
      const { rows } = await client.query(
        `select (select oid::text from pg_database where datname = current_database()) as oid,
                (select string_agg(id::text, ' ' order by id) from accounts where handle in ('chaguan', 'shanyu')) as accounts`,
      );
      return `${rows[0]?.oid} ${rows[0]?.accounts}`;
    });
    const keys = ['master-key', 'demo-merchant.json'].map((name) => path.join(this.#dataFolder, name));
    return contentHash(['server/src', 'pnpm-lock.yaml', ...keys], `${database} ${this.#isDemo}`);
  }
}
