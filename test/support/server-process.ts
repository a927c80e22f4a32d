import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../server/src/app.ts';
import { spawnSandbox } from '../wechat/spawn-sandbox.ts';
import { createTestDatabase } from './database.ts';
import { type Teahouse, toolsFor } from './teahouse.ts';
import { testConfig } from './test-config.ts';

/** A Teahouse whose server is a process of its own, so that a test can kill it. */
export interface KillableTeahouse extends Teahouse {
  /** Ends the server as a power cut would: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
  /** Starts it again, at the same address. */
  restart(): Promise<void>;
}

const serverFolder = fileURLToPath(new URL('../../server/', import.meta.url));

/** Starts a Teahouse in processes of its own; call `stop` in afterAll. */
export async function startKillableTeahouse(): Promise<KillableTeahouse> {
  const [databaseUrl, sandbox, port] = await Promise.all([createTestDatabase(), spawnSandbox(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const config = testConfig(databaseUrl, sandbox.url, { publicUrl: url });
  // Never listens and runs no jobs: it lends its services to `given`, and its pool to questions.
  const app = await createApp(config);
  const dataDir = mkdtempSync(join(tmpdir(), 'teahouse-server-'));
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: url,
    TEAHOUSE_DATA: dataDir,
    TEAHOUSE_MASTER_KEY: config.masterKeys.map((key) => key.toString('base64')).join(','),
    WECHAT_API_BASE_URL: sandbox.url,
    WECHAT_OPEN_BASE_URL: sandbox.url,
    WECHAT_PAY_BASE_URL: sandbox.url,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  };
  let server = await spawnServer(environment, url);
  return {
    ...toolsFor({ url, databaseUrl, app, sandbox }),
    kill: () => end(server, 'SIGKILL'),
    async restart() {
      server = await spawnServer(environment, url);
    },
    async stop() {
      await end(server, 'SIGTERM');
      await app.close();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function spawnServer(env: NodeJS.ProcessEnv, url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', './swc-hook.mjs', 'src/main.ts'], {
    cwd: serverFolder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it served`);
    if (await answers(`${url}/healthz`)) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** A port that was free a moment ago: the server must come back at the same one. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
