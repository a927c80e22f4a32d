import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Rows that share a value, in the order of their first insertion. */
class Index<Row> {
  private readonly groups = new Map<string, Map<string, Row>>();
  private readonly keyOf: (row: Row) => string | undefined;

  constructor(keyOf: (row: Row) => string | undefined) {
    this.keyOf = keyOf;
  }

  find(value: string): Row[] {
    return [...(this.groups.get(value)?.values() ?? [])];
  }

  replace(key: string, before: Row | undefined, after: Row | undefined): void {
    const from = before === undefined ? undefined : this.keyOf(before);
    const to = after === undefined ? undefined : this.keyOf(after);
    if (from !== undefined && from !== to) this.groups.get(from)?.delete(key);
    if (to === undefined || after === undefined) return;
    const group = this.groups.get(to) ?? new Map<string, Row>();
    this.groups.set(to, group.set(key, after));
  }

  clear(): void {
    this.groups.clear();
  }
}

/**
 * Rows of one kind, held in memory and written through to SQLite at once, so that a killed sandbox finds them again.
 * Rows are replaced, never changed in place: `put` a new object.
 */
export class Collection<Row> {
  private readonly rows = new Map<string, Row>();
  private readonly name: string;
  private readonly upsert: StatementSync;
  private readonly remove: StatementSync;
  private readonly removeAll: StatementSync;
  private readonly indexes: Index<Row>[] = [];

  constructor(database: DatabaseSync, name: string) {
    this.name = name;
    this.upsert = database.prepare(
      'INSERT INTO rows (collection, key, value) VALUES (?, ?, ?) ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value',
    );
    this.remove = database.prepare('DELETE FROM rows WHERE collection = ? AND key = ?');
    this.removeAll = database.prepare('DELETE FROM rows WHERE collection = ?');
    for (const row of database
      .prepare('SELECT key, value FROM rows WHERE collection = ? ORDER BY rowid')
      .iterate(name)) {
      this.rows.set(String(row.key), JSON.parse(String(row.value)) as Row);
    }
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  /** In the order of first insertion. */
  values(): Row[] {
    return [...this.rows.values()];
  }

  keys(): string[] {
    return [...this.rows.keys()];
  }

  get size(): number {
    return this.rows.size;
  }

  /** Rows by something else than their key; call it once, when the collection is opened. */
  indexBy(keyOf: (row: Row) => string | undefined): Pick<Index<Row>, 'find'> {
    const index = new Index(keyOf);
    for (const [key, row] of this.rows) index.replace(key, undefined, row);
    this.indexes.push(index);
    return index;
  }

  put(key: string, row: Row): Row {
    const before = this.rows.get(key);
    for (const index of this.indexes) index.replace(key, before, row);
    this.rows.set(key, row);
    this.upsert.run(this.name, key, JSON.stringify(row));
    return row;
  }

  delete(key: string): void {
    const before = this.rows.get(key);
    if (!this.rows.delete(key)) return;
    for (const index of this.indexes) index.replace(key, before, undefined);
    this.remove.run(this.name, key);
  }

  clear(): void {
    this.rows.clear();
    for (const index of this.indexes) index.clear();
    this.removeAll.run(this.name);
  }

  /** Drops the oldest rows beyond `limit`, except those that are still needed. */
  keepNewest(limit: number, isNeeded: (row: Row) => boolean = () => false): void {
    for (const [key, row] of this.rows) {
      if (this.rows.size <= limit) return;
      if (!isNeeded(row)) this.delete(key);
    }
  }
}

/**
 * What brings rows of an older shape into the present one, from version 1 on: a sandbox that changes the shape says so here.
 * `json_insert` leaves alone what is there.
 */
const UPGRADES = [
  `UPDATE rows SET value = json_insert(value, '$.tradeType', 'JSAPI', '$.profitSharing', json('false'),
     '$.deviceId', NULL, '$.coupon', NULL, '$.feeFen', 0, '$.feeRateBps', 0) WHERE collection = 'pay-orders';
   UPDATE rows SET value = json_insert(value, '$.feeRateBps', 60, '$.coupons', json('[]'), '$.transferScenes', json('[]'))
     WHERE collection = 'merchants';
   UPDATE rows SET value = json_insert(value, '$.contractKey', NULL, '$.periodDays', NULL, '$.contractToSign', NULL,
     '$.refundedFen', 0, '$.feeBps', 0, '$.feeFen', 0, '$.feeReturnedFen', 0) WHERE collection = 'xpay-orders';
   UPDATE rows SET value = json_insert(value, '$.periodDays', NULL) WHERE collection = 'xpay-goods';
   UPDATE rows SET value = json_insert(value, '$.sellsSubscriptions', json('true')) WHERE collection = 'xpay-accounts';
   UPDATE rows SET value = json_insert(value, '$.hasBalance', json('true')) WHERE collection = 'people';
   DELETE FROM rows WHERE collection = 'pushes' AND json_extract(value, '$.kind') = 'xpay-push'
     AND json_extract(value, '$.content.message') IS NULL;`,
];
const VERSION = UPGRADES.length + 1;

export class Store {
  private readonly database: DatabaseSync;
  private readonly collections = new Map<string, Collection<unknown>>();

  /**
   * @param file path of the SQLite file, or `:memory:`
   * @throws Error that says what to do, when the file is damaged or of another version
   */
  constructor(file: string) {
    try {
      this.database = new DatabaseSync(file);
      this.prepare();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `its state in ${file} cannot be used (${reason}). Delete that file to begin with an empty WeChat.`,
      );
    }
  }

  private prepare(): void {
    const version = Number(this.database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version > VERSION) throw new Error(`version ${version}, this is ${VERSION}`);
    this.database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS rows (collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, key));
    `);
    this.together(() => {
      if (version > 0) for (const upgrade of UPGRADES.slice(version - 1)) this.database.exec(upgrade);
      this.database.exec(`PRAGMA user_version = ${VERSION}`);
    });
  }

  /** Each name is opened once: two collections of one name would not see each other's rows. */
  collection<Row>(name: string): Collection<Row> {
    if (this.collections.has(name)) throw new Error(`collection ${name} is open already`);
    const collection = new Collection<Row>(this.database, name);
    this.collections.set(name, collection as Collection<unknown>);
    return collection;
  }

  /**
   * Writes of `work` reach the file together or not at all: a sandbox that is killed has no half of them. What throws is
   * kept, as it is in memory: check first, then write.
   */
  together<Result>(work: () => Result): Result {
    if (this.database.isTransaction) return work();
    this.database.exec('BEGIN');
    try {
      return work();
    } finally {
      this.database.exec('COMMIT');
    }
  }

  clear(): void {
    for (const collection of this.collections.values()) collection.clear();
  }

  close(): void {
    this.database.close();
  }
}
