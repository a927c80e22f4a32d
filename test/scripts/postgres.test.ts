import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../scripts/lib/postgres.mjs';

let parent: string;
let folder: string;
let running: Postgres | undefined;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'teahouse-pg-'));
  // PostgreSQL's user must be able to enter what mkdtemp keeps to its owner
  execFileSync('chmod', ['755', parent]);
  folder = join(parent, 'postgres');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(parent, { recursive: true, force: true });
});

const start = async ({ isDurable = false } = {}) => {
  running = await startPostgres({ folder, isDurable });
  return running;
};

const pidFile = () => join(folder, 'cluster/postmaster.pid');
const postmasterPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

async function query<Row>(postgres: Postgres, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url('teahouse') });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it('keeps its data between starts, and its password from others', async () => {
  const first = await start();
  await query(first, "create table kept as select '茶' as word");
  await first.stop();

  const second = await start();

  expect(first.isNew).toBe(true);
  expect(second.isNew).toBe(false);
  expect(await query(second, 'select word from kept')).toEqual([{ word: '茶' }]);
  const wrong = new pg.Client({ connectionString: second.url('teahouse').replace(/:[^:@]+@/, ':guess@') });
  await expect(wrong.connect()).rejects.toThrow('password authentication failed');
});

it('adopts the server a killed launcher left running', async () => {
  const script = `import { startPostgres } from '${new URL('../../scripts/lib/postgres.mjs', import.meta.url)}';
    await startPostgres({ folder: ${JSON.stringify(folder)}, isDurable: false });
    process.kill(process.pid, 'SIGKILL');`;
  await once(spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }), 'exit');
  const pid = postmasterPid();

  const adopted = await start();

  expect(adopted.wasAdopted).toBe(true);
  expect(postmasterPid()).toBe(pid);
  expect(await query(adopted, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('recovers a server that was killed, with what had been committed', async () => {
  const first = await start({ isDurable: true });
  await query(first, 'create table kept as select 7 as number');
  process.kill(postmasterPid(), 'SIGKILL');

  const second = await start({ isDurable: true });

  expect(second.wasAdopted).toBe(false);
  expect(await query(second, 'select number from kept')).toEqual([{ number: 7 }]);
});

it('starts anew beside a server that is just dying', async () => {
  const first = await start();
  await query(first, 'create table kept as select 7 as number');
  const pid = postmasterPid();
  // stopped first, so that it is still in the process list when it is asked for
  process.kill(pid, 'SIGSTOP');
  const second = start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  process.kill(pid, 'SIGKILL');

  expect((await second).wasAdopted).toBe(false);
});

it('is not fooled by a pid file that names a stranger', async () => {
  const first = await start();
  const lines = readFileSync(pidFile(), 'utf8').split('\n');
  await first.stop();
  // as after a reboot: the pid now belongs to another process, this one
  writeFileSync(pidFile(), [String(process.pid), ...lines.slice(1)].join('\n'));

  const second = await start();

  expect(second.wasAdopted).toBe(false);
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('says what to do about a damaged folder', async () => {
  await (await start()).stop();
  running = undefined;
  rmSync(join(folder, 'cluster/global/pg_control'));

  const failure = await startPostgres({ folder, isDurable: false }).catch((error: unknown) => error);

  expect(failure).toMatchObject({
    what: {
      zh: `数据库文件夹 ${folder} 不完整或已损坏。`,
      en: `The database folder ${folder} is incomplete or damaged.`,
    },
    todo: { en: expect.stringContaining(`mv ${folder} ${folder}.broken`) },
    evidence: expect.stringContaining('pg_control'),
  });
});

it('starts over when the creation of the cluster was interrupted', async () => {
  execFileSync('mkdir', ['-p', join(folder, 'cluster.new/base')]);

  const postgres = await start();

  expect(postgres.isNew).toBe(true);
  expect(await query(postgres, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
});
