/**
 * `npm run bench`: what a feed and an article cost in CPU, by three variants that answer the same questions with the same
 * answers, in turns: the server as it is (projector), the idiomatic entity path, and one hand-written prepared join.
 *
 * Then the members' list with a hundred thousand members (members.ts); `npm run bench members` does only that.
 *
 * Compare ratios, not microseconds: machines differ, and so do their minutes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { migratedTemplate, startTestPostgres } from '../../scripts/lib/test-postgres.mjs';
import { clusterMicros, parentOf, processMicros } from './cpu.ts';
import { closeConnections, load, send } from './load.ts';
import { median } from './median.ts';
import { benchMembers } from './members.ts';
import { type BenchOperation, operations } from './operations.ts';
import { type Requests, seed, size } from './seed.ts';

const variantNames = ['projector', 'entities', 'join'] as const;
type VariantName = (typeof variantNames)[number];

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const ROUND_MS = 1_200;
const WARM_UP_MS = 1_500;
const COMPARED_REQUESTS = 60;

interface Variant {
  readonly name: VariantName;
  readonly url: string;
  readonly process: ChildProcess;
}

interface Cost {
  readonly nodeMicros: number;
  readonly postgresMicros: number;
}

function start(name: VariantName, databaseUrl: string): Promise<Variant> {
  const child = fork(new URL('variant-process.ts', import.meta.url), [name, databaseUrl], {
    execArgv: ['--import', './swc-hook.mjs'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ name, url: String(url), process: child }));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened`)));
  });
}

/** Speed of a wrong answer is worth nothing. */
async function compareAnswers(variants: readonly Variant[], requests: Requests): Promise<void> {
  for (const operation of operations) {
    for (const request of requests[operation.name].slice(0, COMPARED_REQUESTS)) {
      const answers = await Promise.all(
        variants.map(async ({ url }) => JSON.parse(await send(url, operation, request))),
      );
      for (const [index, answer] of answers.entries()) {
        if (answer.data && isDeepStrictEqual(answer.data, answers.at(-1).data)) continue;
        const texts = [answer, answers.at(-1)].map((one) => JSON.stringify(one).slice(0, 2_000)).join('\n');
        throw new Error(`${variants[index]!.name} answers ${operation.name} differently:\n${texts}`);
      }
    }
  }
}

async function measure(
  variant: Variant,
  operation: BenchOperation,
  requests: Requests,
  postmaster: number,
): Promise<Cost> {
  const pid = variant.process.pid!;
  const before = [processMicros(pid), clusterMicros(postmaster)] as const;
  const answered = await load(variant.url, operation, requests[operation.name], { milliseconds: ROUND_MS });
  return {
    nodeMicros: (processMicros(pid) - before[0]) / answered,
    postgresMicros: (clusterMicros(postmaster) - before[1]) / answered,
  };
}

const total = (cost: Cost) => cost.nodeMicros + cost.postgresMicros;

function report(operation: BenchOperation, costs: Readonly<Record<VariantName, readonly Cost[]>>): void {
  console.log(`\n${operation.name}`);
  console.log('  variant     node µs  postgres µs   in all   times the join (per round: least–most)');
  for (const name of variantNames) {
    const ratios = costs[name].map((cost, round) => total(cost) / total(costs.join[round]!));
    const columns = [
      median(costs[name].map((cost) => cost.nodeMicros))
        .toFixed(0)
        .padStart(8),
      median(costs[name].map((cost) => cost.postgresMicros))
        .toFixed(0)
        .padStart(12),
      median(costs[name].map(total)).toFixed(0).padStart(8),
      `${median(ratios).toFixed(2).padStart(8)}  (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
    ];
    console.log(`  ${name.padEnd(10)} ${columns.join(' ')}`);
  }
  const gain = median(costs.entities.map((cost, round) => total(cost) / total(costs.projector[round]!)));
  console.log(`  the entity path costs ${gain.toFixed(1)} times the projector`);
}

async function bench(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const database = `bench_${process.pid}`;
  const variants: Variant[] = [];
  try {
    await admin.query(`create database ${database} template ${await migratedTemplate(adminUrl)}`);
    const { rows } = await admin.query<{ pid: number; version: string }>(
      `select pg_backend_pid() as pid, current_setting('server_version') as version`,
    );
    const postmaster = parentOf(rows[0]!.pid);
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    console.log(
      `${size.accounts} accounts × ${size.articlesPerAccount} articles, ${size.members} members; Node ${process.version}, PostgreSQL ${rows[0]!.version}; CPU per request, medians of ${ROUNDS} rounds`,
    );
    const requests = await seed(url.href);
    for (const name of variantNames) variants.push(await start(name, url.href));
    await compareAnswers(variants, requests);
    console.log(`all variants gave the same ${COMPARED_REQUESTS * operations.length} answers`);
    for (const operation of operations) {
      const costs: Record<VariantName, Cost[]> = { projector: [], entities: [], join: [] };
      const milliseconds = WARM_UP_MS;
      for (const variant of variants) await load(variant.url, operation, requests[operation.name], { milliseconds });
      for (let round = 0; round < ROUNDS; round++) {
        for (const variant of variants)
          costs[variant.name].push(await measure(variant, operation, requests, postmaster));
      }
      report(operation, costs);
    }
  } finally {
    closeConnections();
    for (const variant of variants) {
      variant.process.removeAllListeners('exit');
      const ended = new Promise((resolve) => variant.process.once('exit', resolve));
      variant.process.kill();
      await ended;
    }
    await admin.query(`drop database if exists ${database} with (force)`);
    await admin.end();
  }
}

if (process.platform !== 'linux') {
  console.error(
    'CPU times are read from /proc: the bench runs on Linux / 本基准从 /proc 读取 CPU 时间，只能在 Linux 上运行',
  );
  process.exit(1);
}
const given = process.env.TEST_DATABASE_ADMIN_URL;
const own = given ? null : await startTestPostgres();
try {
  const adminUrl = given ?? own!.adminUrl;
  const [only] = process.argv.slice(2);
  if (only !== 'members') await bench(adminUrl);
  if (only === undefined || only === 'members') await benchMembers(adminUrl);
} finally {
  await own?.stop();
}
