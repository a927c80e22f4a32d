import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  Logger as WorkerLogger,
  type WorkerPool,
} from 'graphile-worker';
import type { Pool } from 'pg';
import type { Job } from './jobs.ts';
import { createPatientPool } from './patient-pool.ts';
import { type OutboxLogger, WorkerLiveness } from './worker-liveness.ts';

/** A job together with what it does. */
export interface JobHandler {
  readonly name: string;
  /** A crontab line (minute hour day month weekday); once per cluster, however many servers run. */
  readonly cron?: string;
  run(payload: unknown): Promise<void>;
}

/** Binds a handler to a job; a payload that does not fit the job's form fails the job. */
export function handleJob<Payload>(
  job: Job<Payload>,
  handler: (payload: Payload) => Promise<unknown>,
  { cron }: { cron?: string } = {},
): JobHandler {
  return {
    name: job.name,
    ...(cron === undefined ? {} : { cron }),
    run: async (payload) => {
      await handler(job.payload.parse(payload));
    },
  };
}

export interface JobRunnerOptions {
  readonly databaseUrl: string;
  readonly handlers: readonly JobHandler[];
  readonly logger: OutboxLogger;
  /** Jobs at a time in this process. */
  readonly concurrency?: number;
}

const RESTART_DELAY_MS = 1_000;
/** How long the jobs of a pool that breaks down may go on, and the pool wait for the ends it could not write. */
const BREAKDOWN_MS = 3_000;
const DEFAULT_CONCURRENCY = 4;

/**
 * Runs queued jobs in this process. A failed job is tried again with growing pauses; a job whose server died is given
 * back to the others at once; a lost database is waited for.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #liveness: WorkerLiveness;
  readonly #tasks: TaskList;
  /** Outlives runners: one that breaks down would stop listening to the connections it is losing. */
  readonly #pool: Pool;
  #runner: Runner | null = null;
  #isStopping = false;
  #running: Promise<void> = Promise.resolve();

  private constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#liveness = new WorkerLiveness(options.databaseUrl, options.logger);
    this.#tasks = Object.fromEntries(
      options.handlers.map(({ name, run: perform }) => [name, (payload: unknown) => perform(payload)]),
    );
    const { databaseUrl: connectionString, concurrency = DEFAULT_CONCURRENCY } = options;
    this.#pool = createPatientPool({ connectionString, max: concurrency + 2 });
  }

  static async start(options: JobRunnerOptions): Promise<JobRunner> {
    const jobs = new JobRunner(options);
    await jobs.#liveness.start();
    await jobs.#begin();
    jobs.#running = jobs.#keepRunning();
    return jobs;
  }

  /** Takes no more jobs and waits for those that run. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#runner
      ?.stop()
      .catch((error: unknown) => this.#options.logger.warn({ err: error }, 'jobs did not stop'));
    await this.#running;
    await this.#liveness.stop();
    await this.#pool.end();
  }

  async #begin(): Promise<void> {
    const { handlers, concurrency = DEFAULT_CONCURRENCY } = this.#options;
    const events = new EventEmitter();
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) =>
      this.#liveness.announce(workerPool.id),
    );
    events.on('pool:gracefulShutdown', ({ workerPool }: { workerPool: WorkerPool }) => this.#hurry(workerPool));
    this.#runner = await run({
      pgPool: this.#pool,
      taskList: this.#tasks,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger: this.#workerLogger(),
      events,
      parsedCronItems: parseCronItems(
        handlers.flatMap(({ name, cron }) =>
          cron === undefined
            ? []
            : [{ task: name, match: cron, identifier: name, options: { backfillPeriod: 0, maxAttempts: 1 } }],
        ),
      ),
    });
  }

  /**
   * A pool that could not write the ends of several jobs counts them wrong and waits for one more for ever, and nobody would run
   * jobs again. Its jobs are given back to the pool that follows.
   */
  #hurry(pool: WorkerPool): void {
    if (this.#isStopping) return;
    const force = async () => {
      try {
        await pool.forcefulShutdown('it broke down');
      } catch (error) {
        this.#options.logger.warn({ err: error }, 'a pool of workers did not end');
      }
    };
    const timer = setTimeout(force, BREAKDOWN_MS);
    const ended = () => clearTimeout(timer);
    pool.promise.then(ended, ended);
  }

  async #keepRunning(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await this.#runner?.promise;
      } catch (error) {
        this.#options.logger.error({ err: error }, 'the job runner broke down; it begins again');
      }
      while (!this.#isStopping) {
        await sleep(RESTART_DELAY_MS);
        if (this.#isStopping) return;
        try {
          await this.#begin();
          break;
        } catch (error) {
          this.#options.logger.error({ err: error }, 'the job runner cannot begin yet');
        }
      }
    }
  }

  #workerLogger(): WorkerLogger {
    const { logger } = this.#options;
    return new WorkerLogger((scope) => (level, message, meta) => {
      const fields = { job: scope.taskIdentifier, jobId: scope.jobId, err: (meta as { error?: unknown })?.error };
      if (level === 'error') logger.error(fields, message);
      else if (level === 'warning') logger.warn(fields, message);
      else logger.debug(fields, message);
    });
  }
}
