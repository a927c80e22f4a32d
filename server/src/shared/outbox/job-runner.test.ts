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

it('goes on when the database was gone while jobs ended, well or badly', { timeout: 60_000 }, async () => {
  const atOnce = 4;
  let runs = 0;
  const allRun = Promise.withResolvers<void>();
  const isGone = Promise.withResolvers<void>();
  const runner = await JobRunner.start({
    databaseUrl,
    logger,
    concurrency: atOnce,
    handlers: [
      handleJob(probe, async () => {
        runs += 1;
        const number = runs;
        if (number === atOnce) allRun.resolve();
        if (number > atOnce) return;
        await isGone.promise;
        if (number % 2 === 0) throw new Error('as it should');
      }),
    ],
  });

  try {
    for (let count = 0; count < atOnce; count += 1) await ask(`select graphile_worker.add_job('probe')`);
    await allRun.promise;
    await setReachable(false);
    isGone.resolve();
    // time for the runner to find out: there is nothing else to wait for
    await new Promise((resolve) => setTimeout(resolve, 300));
    await setReachable(true);
    await expect.poll(jobsLeft, { timeout: 25_000 }).toBe(0);

    await ask(`select graphile_worker.add_job('probe')`);
    await expect.poll(jobsLeft, { timeout: 10_000 }).toBe(0);
  } finally {
    await setReachable(true);
    await runner.stop();
  }
});
