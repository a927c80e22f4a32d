import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';

/** A kind of job: its name in the queue and what it is told. Features define theirs; the runner is given the handlers. */
export interface Job<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export const defineJob = <Payload>(name: string, payload: z.ZodType<Payload>): Job<Payload> => ({ name, payload });

export interface JobOptions {
  /** A job waiting under the same key is replaced, so that one thing is never queued twice. */
  readonly key?: string;
  /** Not before this instant. */
  readonly runAt?: Date;
}

/**
 * Queues a job inside the transaction of `em`: it exists exactly when the transaction commits. Jobs run at least once,
 * so what they do must be safe to repeat.
 */
export async function addJob<Payload>(
  em: EntityManager,
  job: Job<Payload>,
  payload: Payload,
  { key, runAt }: JobOptions = {},
): Promise<void> {
  await em
    .getConnection()
    .execute(
      'select from graphile_worker.add_job(?, payload => ?::json, run_at => ?::timestamptz, job_key => ?::text)',
      [job.name, JSON.stringify(payload), runAt?.toISOString() ?? null, key ?? null],
      'run',
      em.getTransactionContext(),
    );
}
