import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { freePort } from '../../scripts/lib/ports.mjs';
import { Processes, startTimeOf } from '../../scripts/lib/processes.mjs';

// alone, without `npm test` before it, the first start also builds the clients
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One `npm start` on ports and data of its own. */
class Launch {
  readonly child: ChildProcess;
  output = '';

  constructor(environment: Record<string, string>) {
    this.child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ready(): Promise<this> {
    await expect.poll(() => this.hasEnded || / {2}ready$/m.test(this.output), { timeout: 120_000 }).toBe(true);
    if (this.hasEnded) throw new Error(this.output);
    return this;
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (!this.hasEnded) {
      const ended = once(this.child, 'exit');
      if (signal) this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode;
  }
}

let data: string;
let port: number;
let sandboxPort: number;
const launches: Launch[] = [];

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'teahouse-start-'));
  execFileSync('chmod', ['755', data]); // as root, PostgreSQL runs under another user
  [port, sandboxPort] = [await freePort(), await freePort()];
});
afterEach(async () => {
  for (const launch of launches.splice(0)) await launch.end('SIGTERM');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

function start(environment: Record<string, string> = {}): Launch {
  const own = { TEAHOUSE_DATA: data, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const launch = new Launch({ ...own, ...environment });
  launches.push(launch);
  return launch;
}

const running = () => Processes.recordsIn(join(data, 'run.json')).map(({ pid }) => pid);
const postmaster = () => Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const status = async (address: string, headers = {}) => (await fetch(address, { headers })).status;

it('goes from an empty data folder to everything it promises, and leaves nothing behind', async () => {
  const launch = await start().ready();

  expect(await status(`http://127.0.0.1:${port}/readyz`)).toBe(200);
  expect(await status(`http://127.0.0.1:${port}/graphql`, { accept: 'text/html' })).toBe(200);
  expect(await status(`http://127.0.0.1:${port}/h5/`)).toBe(200);
  expect(await status(`http://localhost:${sandboxPort}/`)).toBe(200);
  expect(await publishedMenus()).toEqual({ wx7ea0000000000001: 3, wx7ea0000000000002: 2 });
  const pids = [...running(), postmaster()];
  expect(pids).toHaveLength(3);

  expect(await launch.end('SIGTERM')).toBe(0);

  expect(pids.filter((pid) => startTimeOf(pid) !== undefined)).toEqual([]);
  expect(running()).toEqual([]);
});

it('says so when it runs already, and goes on running', async () => {
  await start().ready();

  const second = start();

  expect(await second.end()).toBe(1);
  expect(second.output).toContain('Teahouse is already running');
  expect(await status(`http://127.0.0.1:${port}/readyz`)).toBe(200);
});

it('recovers from kill -9 of the launcher: adopts the database, replaces the rest', async () => {
  const launch = await start().ready();
  const [left, database] = [running(), postmaster()];
  await launch.end('SIGKILL');

  const second = await start().ready();

  expect(second.output).toContain('adopted the one still running');
  expect(postmaster()).toBe(database);
  expect(left.filter((pid) => startTimeOf(pid) !== undefined)).toEqual([]);
});

it('recovers from kill -9 of everything', async () => {
  const launch = await start().ready();
  for (const pid of [launch.child.pid ?? 0, ...running(), postmaster()]) process.kill(pid, 'SIGKILL');
  await launch.end();

  await start().ready();

  expect(await status(`http://127.0.0.1:${port}/readyz`)).toBe(200);
});

it.each(['server', 'sandbox', 'postgres'])('stops everything and says why when the %s is killed', async (name) => {
  const launch = await start().ready();
  const pids = [...running(), postmaster()];
  const [victim] = Processes.recordsIn(join(data, 'run.json')).filter((record) => record.name === name);

  process.kill(victim?.pid ?? postmaster(), 'SIGKILL');

  expect(await launch.end()).toBe(1);
  expect(launch.output).toMatch(/ended unexpectedly \((SIGKILL|killed)\)/);
  expect(pids.filter((pid) => startTimeOf(pid) !== undefined)).toEqual([]);
});

it('names who holds a port, and starts nothing', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const busy = (holder.address() as AddressInfo).port;

  const launch = start({ PORT: String(busy) });

  expect(await launch.end()).toBe(1);
  expect(launch.output).toContain(`Port ${busy} is in use by process ${process.pid}`);
  expect(running()).toEqual([]);
  holder.close();
});

it('says when DATABASE_URL leads nowhere', async () => {
  const launch = start({ DATABASE_URL: `postgresql://tea:secret@127.0.0.1:${await freePort()}/teahouse` });

  expect(await launch.end()).toBe(1);
  expect(launch.output).toContain('cannot be reached');
  expect(launch.output).not.toContain('secret');
});

/** How many primary entries each account shows to a person who follows both. */
async function publishedMenus(): Promise<Record<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${sandboxPort}/__phone__/chats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'chen' }),
  });
  const { chats } = (await answer.json()) as { chats: { appid: string; menu: { button: unknown[] } | null }[] };
  return Object.fromEntries(chats.map(({ appid, menu }) => [appid, menu?.button.length ?? 0]));
}
