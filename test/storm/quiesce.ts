import { setTimeout as sleep } from 'node:timers/promises';
import { isEverythingSettled } from './evidence-rows.ts';
import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
/** Past the first query, the end of an order, and the two days in which a late payment is looked for. */
const JOURNEYS_MS = [2 * MINUTE_MS, 32 * MINUTE_MS, HOUR_MS, 49 * HOUR_MS];
const MORE_JOURNEYS = 6;
const JOBS_WITHIN_MS = 60_000;

/**
 * Heals WeChat and lets time pass until nothing is left to do, and the bills of all that are there. What is still open
 * after that hangs; `nothing-hangs` names it.
 */
export async function quiesce(stack: Stack, shops: readonly Shop[]): Promise<void> {
  const accounts = shops.map(({ account }) => account.id);
  const settle = async () => {
    for (let more = 0; more < MORE_JOURNEYS && !(await isEverythingSettled(stack, accounts)); more += 1) {
      await pass(stack, 13 * HOUR_MS);
    }
  };
  await stack.calm();
  await stack.sandbox.control('faults', { clear: true });
  await stack.sandbox.control('idle');
  for (const journeyMs of JOURNEYS_MS) await pass(stack, journeyMs);
  await settle();
  await pass(stack, await untilNextBills(stack));
  await settle();
}

/** Moves on, and lets the jobs of the minute run as often as they have something to do. */
export async function pass(stack: Stack, milliseconds: number): Promise<void> {
  await stack.travel(milliseconds);
  let due = Number.POSITIVE_INFINITY;
  for (;;) {
    await stack.sandbox.control('idle');
    await jobsDone(stack);
    const before = due;
    due = await rowsDue(stack);
    if (due === 0 || due >= before) return;
    await stack.startDueJobs();
  }
}

async function jobsDone(stack: Stack): Promise<void> {
  const giveUpAt = Date.now() + JOBS_WITHIN_MS;
  while ((await jobsToRun(stack)) > 0 && Date.now() < giveUpAt) {
    await stack.pullDueJobs();
    await sleep(25);
  }
}

/** One round takes a part of what is due; the clock has moved by many rounds. */
async function rowsDue(stack: Stack): Promise<number> {
  const { now } = await stack.sandbox.control('clock');
  const [row] = await stack.sql<{ count: number }>(
    `select ((select count(*) from payments where next_query_at <= $1) + (select count(*) from refunds where next_query_at <= $1)
           + (select count(*) from bills where next_try_at <= $1))::int as count`,
    [new Date(now)],
  );
  return row?.count ?? 0;
}

/** WeChat's bills of a day are there at ten the next morning; ours are fetched soon after. */
async function untilNextBills(stack: Stack): Promise<number> {
  const { now } = await stack.sandbox.control('clock');
  const sinceMidnight = (now + SHANGHAI_OFFSET_MS) % DAY_MS;
  return DAY_MS - sinceMidnight + 11 * HOUR_MS;
}

async function jobsToRun(stack: Stack): Promise<number> {
  const [row] = await stack.sql<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs
      where locked_at is not null or (attempts < max_attempts and run_at <= now())`,
  );
  return row?.count ?? 0;
}
