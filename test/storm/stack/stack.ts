import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migratedTemplate, startTestPostgres, type TestPostgres } from '../../../scripts/lib/test-postgres.mjs';
import { createApp } from '../../../server/src/app.ts';
import { createTestDatabase } from '../../support/database.ts';
import { type Teahouse, toolsFor } from '../../support/teahouse.ts';
import { testConfig } from '../../support/test-config.ts';
import { type SpawnedSandbox, spawnSandbox } from '../../wechat/spawn-sandbox.ts';
import { ServerProcess } from './server-process.ts';

/** Retries that fall due within this time of each other are made together. */
const STEP_MS = 60_000;
/** After PostgreSQL is back, the server's pools may still hand out a dead connection or two. */
const GRACE_MS = 1_500;

/** Stacks this process has started. */
let started = 0;

/** WeChat, PostgreSQL and Teahouse as real processes, and everything that may happen to them. */
export class Stack {
  readonly teahouse: Teahouse;
  readonly sandbox: SpawnedSandbox;
  readonly url: string;
  /** What the server said at level warn and above. */
  readonly logFile: string;
  readonly counts = { kills: 0, databaseRestarts: 0, clockJumps: 0 };
  /** What was done to them that the sandbox does not count. */
  readonly faults: Record<string, number> = {};
  /** How often the server ended by itself: it must survive whatever happens to PostgreSQL and to WeChat. */
  #crashes = 0;
  readonly #postgres: TestPostgres;
  readonly #pool: pg.Pool;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #dataDir: string;
  #server: ServerProcess | null = null;
  /** How far WeChat and Teahouse are ahead of the real clock. */
  readonly #time: { offsetMs: number };
  /** One disaster after the other, and one journey; a server may well be killed on a journey. */
  #disasters: Promise<void> = Promise.resolve();
  #journeys: Promise<void> = Promise.resolve();
  #pending = 0;
  #serving: Promise<void> = Promise.resolve();
  #lastDisturbedAt = 0;
  #failure: unknown;
  /** Questions that are under way, and whoever waits for the last of them. */
  #asking = 0;
  #silence: PromiseWithResolvers<void> | null = null;
  /** While a journey is made, nobody begins to ask. */
  #journey: Promise<void> | null = null;

  private constructor(parts: {
    teahouse: Teahouse;
    postgres: TestPostgres;
    pool: pg.Pool;
    environment: NodeJS.ProcessEnv;
    time: { offsetMs: number };
    logFile: string;
    dataDir: string;
  }) {
    this.teahouse = parts.teahouse;
    this.sandbox = parts.teahouse.sandbox;
    this.url = parts.teahouse.url;
    this.logFile = parts.logFile;
    this.#postgres = parts.postgres;
    this.#pool = parts.pool;
    this.#environment = parts.environment;
    this.#time = parts.time;
    this.#dataDir = parts.dataDir;
  }

  static async start(): Promise<Stack> {
    const [postgres, sandbox, port] = await Promise.all([
      startTestPostgres({ survivesCrashes: true }),
      spawnSandbox(),
      freePort(),
    ]);
    const { adminUrl } = postgres;
    const databaseUrl = await createTestDatabase({ adminUrl, template: await migratedTemplate(adminUrl) });
    const url = `http://127.0.0.1:${port}`;
    const config = testConfig(databaseUrl, sandbox.url, { publicUrl: url });
    // Never listens and runs no jobs: it lends its services to `given`, which lives in the same time.
    const time = { offsetMs: 0 };
    const app = await createApp(config, { clock: { now: () => new Date(Date.now() + time.offsetMs) } });
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 3, connectionTimeoutMillis: 5_000 });
    pool.on('error', () => undefined);
    const logs = fileURLToPath(new URL('../../../temp/logs', import.meta.url));
    mkdirSync(logs, { recursive: true });
    started += 1;
    const logFile = join(logs, `storm-server-${process.pid}-${started}.log`);
    const dataDir = mkdtempSync(join(tmpdir(), 'teahouse-storm-'));
    const environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      TEAHOUSE_DATA: dataDir,
      TEAHOUSE_MASTER_KEY: config.masterKeys.map((key) => key.toString('base64')).join(','),
      WECHAT_API_BASE_URL: sandbox.url,
      WECHAT_OPEN_BASE_URL: sandbox.url,
      WECHAT_PAY_BASE_URL: sandbox.url,
      LOG_LEVEL: process.env.STORM_LOG_LEVEL ?? 'warn',
    };
    rmSync(logFile, { force: true });
    await sandbox.control('world', { settings: { signatureClock: 'virtual' } });
    const closeTools = async () => {
      await app.close();
      rmSync(config.dataDir, { recursive: true, force: true });
    };
    const stack = new Stack({
      teahouse: { ...toolsFor({ url, databaseUrl, app, sandbox }), stop: closeTools },
      postgres,
      pool,
      environment,
      time,
      logFile,
      dataDir,
    });
    await stack.#startServer();
    return stack;
  }

  async stop(): Promise<void> {
    await this.#disasters;
    await this.#server?.end('SIGKILL');
    await this.#pool.end();
    await this.teahouse.stop();
    await this.sandbox.stop();
    await this.#postgres.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  /** What Teahouse answered, by kind: a storm in which nothing is sold proves nothing. */
  readonly answers: Record<string, number> = {};
  heard(what: string, answer: unknown): void {
    const { __typename, name } = (answer ?? {}) as { __typename?: string; name?: string };
    const kind = `${what}: ${__typename ?? (answer instanceof Error ? `${name} ${answer.message.slice(0, 60)}` : 'done')}`;
    this.answers[kind] = (this.answers[kind] ?? 0) + 1;
  }

  count(fault: string, times = 1): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + times;
  }

  /** How often the server has ended by itself since the last question. */
  takeCrashes(): number {
    const crashes = this.#crashes;
    this.#crashes = 0;
    return crashes;
  }

  /** Resolves when the server serves: at once, unless it was just killed. */
  async serving(): Promise<void> {
    await this.#serving;
    if (this.#failure) throw this.#failure;
  }

  /** Whether something was down at any time since this instant, so that an answer may have been lost. */
  wasDisturbedSince(instant: number): boolean {
    return this.#pending > 0 || this.#lastDisturbedAt >= instant;
  }

  /** Ends the server as a power cut would, in so many milliseconds, and starts it again. Comes back at once. */
  killIn(afterMs: number): void {
    this.#disaster(afterMs, async () => {
      this.counts.kills += 1;
      await this.#startServer();
    });
  }

  /** `immediate` is a crash of PostgreSQL with recovery. Comes back at once. */
  restartDatabaseIn(afterMs: number, mode: 'fast' | 'immediate'): void {
    this.#disaster(afterMs, async () => {
      this.counts.databaseRestarts += 1;
      await this.#postgres.restart(mode);
      await sleep(GRACE_MS);
    });
  }

  /** Waits until no disaster is under way or to come. */
  async calm(): Promise<void> {
    await this.#disasters;
    await this.serving();
  }

  /** Lets a reader ask Teahouse something, though not on a journey: what was signed before would be old when it arrives. */
  async asked<T>(question: () => Promise<T>): Promise<T> {
    while (this.#journey) await this.#journey;
    this.#asking += 1;
    try {
      return await question();
    } finally {
      this.#asking -= 1;
      if (this.#asking === 0) this.#silence?.resolve();
    }
  }

  /**
   * Moves WeChat and Teahouse forward together, from one of WeChat's retries to the next, so that no signature is older
   * than it would really be.
   */
  async travel(milliseconds: number): Promise<void> {
    const done = this.#journeys.then(() => this.#travelInSilence(milliseconds));
    this.#journeys = done.catch(() => undefined);
    await done;
  }

  async #travelInSilence(milliseconds: number): Promise<void> {
    const arrived = Promise.withResolvers<void>();
    this.#journey = arrived.promise;
    try {
      if (this.#asking > 0) {
        this.#silence = Promise.withResolvers<void>();
        await this.#silence.promise;
      }
      this.counts.clockJumps += 1;
      let { now, nextDueAt } = await this.sandbox.control('clock');
      const target = now + milliseconds;
      while (now < target) {
        const step = Math.min(target, Math.max(now, nextDueAt ?? target) + STEP_MS);
        this.#time.offsetMs = Math.max(this.#time.offsetMs, step - Date.now());
        await this.#server?.setClock(this.#time.offsetMs);
        ({ now, nextDueAt } = await this.sandbox.control('clock', { advanceMs: step - now }));
      }
      await this.startDueJobs();
    } finally {
      this.#silence = null;
      this.#journey = null;
      arrived.resolve();
    }
  }

  /** The jobs of every minute begin now, and those that are due. */
  async startDueJobs(): Promise<void> {
    await this.pullDueJobs();
    await this.sql(
      `select graphile_worker.add_job(identifier, job_key => 'storm:' || identifier, max_attempts => 25)
         from graphile_worker._private_known_crontabs`,
    );
  }

  /** Jobs wait by PostgreSQL's clock, which nobody moves: those that are due by ours begin now. */
  async pullDueJobs(): Promise<void> {
    await this.sql(
      `update graphile_worker._private_jobs set run_at = now()
        where locked_at is null and attempts < max_attempts and run_at > now() and run_at <= now() + $1 * interval '1 ms'`,
      [this.#time.offsetMs],
    );
  }

  /** A question to PostgreSQL itself; asked again when the connection was lost. */
  async sql<Row extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.#pool.query<Row>(text, values)).rows;
      } catch (error) {
        if (attempt === 50 || !isLostConnection(error)) throw error;
        await sleep(100);
      }
    }
  }

  /** Ends the one there is, as a power cut would. */
  async #startServer(): Promise<void> {
    const back = Promise.withResolvers<void>();
    this.#serving = back.promise;
    try {
      await this.#server?.end('SIGKILL');
      const { url, logFile } = this;
      const [environment, offsetMs] = [this.#environment, this.#time.offsetMs];
      const onCrash = () => {
        this.#crashes += 1;
        this.#disaster(0, () => this.#startServer());
      };
      this.#server = await ServerProcess.start({ url, environment, offsetMs, logFile, onCrash });
      await this.#server.setClock(this.#time.offsetMs); // there may have been a journey meanwhile
    } finally {
      back.resolve();
    }
  }

  #disaster(afterMs: number, work: () => Promise<void>): void {
    const due = sleep(afterMs);
    this.#pending += 1;
    this.#disasters = this.#disasters.then(async () => {
      await due;
      this.#lastDisturbedAt = Date.now();
      try {
        await work();
      } catch (error) {
        this.#failure ??= error;
      } finally {
        this.#pending -= 1;
        this.#lastDisturbedAt = Date.now();
      }
    });
  }
}

/** PostgreSQL's classes 08 (connection) and 57 (operator intervention), and what a socket says. */
function isLostConnection(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(08|57)|^E(CONN|PIPE)/.test(code) || /terminat|timeout|connection/i.test(message);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
