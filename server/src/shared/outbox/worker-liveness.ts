import { Client } from 'pg';

/** The part of a pino logger that jobs use. */
export interface OutboxLogger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const CHECK_EVERY_MS = 15_000;
const TIMEOUT_MS = 10_000;

/** The advisory lock a living worker pool holds; two arguments keep it apart from other advisory locks. */
const LOCK = "hashtext('teahouse job pool'), hashtext($1)";

/**
 * Gives the jobs of dead servers back. graphile-worker itself waits four hours before it believes that a worker which
 * was killed will not return; a reader who paid cannot. So every pool holds an advisory lock as long as its connection
 * lives, and whoever can take the lock of another pool knows that its server is gone.
 *
 * A pool that only lost this connection may lose its jobs to another while it still runs them: jobs are safe to repeat.
 */
export class WorkerLiveness {
  readonly #databaseUrl: string;
  readonly #logger: OutboxLogger;
  /** The worker pool of this process; there is one at a time. */
  #poolId: string | null = null;
  /** The pool whose lock this connection holds. */
  #held: string | null = null;
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(databaseUrl: string, logger: OutboxLogger) {
    this.#databaseUrl = databaseUrl;
    this.#logger = logger;
  }

  /** Frees what a former run of this server left behind, and goes on watching. */
  async start(): Promise<void> {
    this.#check();
    await this.#work;
    this.#timer = setInterval(() => this.#check(), CHECK_EVERY_MS);
    this.#timer.unref();
  }

  /** A pool of this process came to life. One it had before is dead from now on, and its jobs are free. */
  announce(poolId: string): void {
    this.#poolId = poolId;
    this.#check();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#work;
    await this.#client?.end();
  }

  /** One check after the other; a failed one is repeated by the next. */
  #check(): void {
    this.#work = this.#work
      .then(() => this.#checkOnce())
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'cannot look after the jobs of dead servers yet'));
  }

  async #checkOnce(): Promise<void> {
    const client = this.#client ?? (await this.#connect());
    if (this.#held !== this.#poolId) {
      if (this.#held !== null) await client.query(`select pg_advisory_unlock(${LOCK})`, [this.#held]);
      if (this.#poolId !== null) await client.query(`select pg_advisory_lock(${LOCK})`, [this.#poolId]);
      this.#held = this.#poolId;
    }
    const { rows: holders } = await client.query<{ locked_by: string }>(
      'select distinct locked_by from graphile_worker.jobs where locked_by is distinct from $1 and locked_by is not null',
      [this.#poolId],
    );
    for (const { locked_by: poolId } of holders) {
      const { rows } = await client.query<{ is_dead: boolean }>(`select pg_try_advisory_lock(${LOCK}) as is_dead`, [
        poolId,
      ]);
      if (!rows[0]?.is_dead) continue;
      try {
        await client.query('select graphile_worker.force_unlock_workers($1)', [[poolId]]);
        this.#logger.warn({ poolId }, 'gave back the jobs of a server that is gone');
      } finally {
        await client.query(`select pg_advisory_unlock(${LOCK})`, [poolId]);
      }
    }
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#databaseUrl,
      application_name: 'teahouse job liveness',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.#client === client) this.#client = null;
    });
    await client.connect();
    this.#held = null;
    this.#client = client;
    return client;
  }
}
