import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { handleJob, JobRunner } from './job-runner.ts';
import { defineJob } from './jobs.ts';

const logger = { debug() {}, warn() {}, error() {} };
const probe = defineJob('probe', z.unknown());
let databaseUrl: string;
let admin: pg.Client;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_ADMIN_URL });
  await admin.connect();
});
afterAll(() => admin.end());

/** As seen from one database, PostgreSQL goes away: what is connected is cut, and nobody gets in. */
async function setReachable(isReachable: boolean): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await admin.query(`alter database ${name} allow_connections ${isReachable}`);
  if (!isReachable)
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
}

async function ask<Row extends object>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // it may be cut like every other
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const jobsLeft = async () =>
  (await ask<{ count: number }>('select count(*)::int as count from graphile_worker.jobs'))[0]?.count;

it.each([
  ['done', 'succeeds'],
  ['failed', 'fails'],
] as const)('outlives a database that is gone when a job is to be marked as %s, and runs it again', async (_, end) => {
  let runs = 0;
  const runner = await JobRunner.start({
    databaseUrl,
    logger,
    handlers: [
      handleJob(probe, async () => {
        runs += 1;
        if (runs > 1) return;
        await setReachable(false);
        if (end === 'fails') throw new Error('as it should');
      }),
    ],
  });

  try {
    await ask(`select graphile_worker.add_job('probe')`);
    await expect.poll(() => runs, { timeout: 10_000 }).toBe(1);
    // time for the runner to find out: there is nothing else to wait for
    await new Promise((resolve) => setTimeout(resolve, 300));
    await setReachable(true);

    await expect.poll(jobsLeft, { timeout: 20_000 }).toBe(0);
    expect(runs).toBe(2);
  } finally {
    await setReachable(true);
    await runner.stop();
  }
});

it('outlives a database that is gone when one job after the other is to be marked as failed, and runs them again', async () => {
  const gone = Promise.withResolvers<void>();
  const runs = new Map<unknown, number>();
  const runner = await JobRunner.start({
    databaseUrl,
    logger,
    handlers: [
      handleJob(probe, async (payload) => {
        runs.set(payload, (runs.get(payload) ?? 0) + 1);
        if ((runs.get(payload) ?? 0) > 1) return;
        await gone.promise;
        // not in one breath: each is a failure of its own to the runner
        await new Promise((resolve) => setTimeout(resolve, Number(payload) * 100));
        throw new Error('as it should');
      }),
    ],
  });

  try {
    await ask(`select graphile_worker.add_job('probe', to_json(number)) from generate_series(1, 4) as number`);
    await expect.poll(() => runs.size, { timeout: 10_000 }).toBe(4);
    await setReachable(false);
    gone.resolve();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await setReachable(true);

    await expect.poll(jobsLeft, { timeout: 30_000 }).toBe(0);
    expect([...runs.values()]).toEqual([2, 2, 2, 2]);
  } finally {
    await setReachable(true);
    await runner.stop();
  }
});
