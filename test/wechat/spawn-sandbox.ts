import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ControlApi } from './control/control-api.ts';
import type { PhoneApi } from './phone/phone-api.ts';
import { type SandboxClient, sandboxClient } from './sandbox-client.ts';

export interface SpawnedSandbox extends SandboxClient {
  url: string;
  /** process id, for tests that kill it */
  pid: number;
  stop: () => Promise<void>;
}

export type { ControlApi, PhoneApi };

export interface SpawnOptions {
  /** keeps its state here; nothing is kept without it */
  dataFolder?: string;
  /** seeds the demo world */
  demo?: boolean;
  env?: Record<string, string>;
}

function exited(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));
}

/** A sandbox in a process of its own, on a free port. It ends with this process, however that ends. */
export async function spawnSandbox(options: SpawnOptions = {}): Promise<SpawnedSandbox> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { TEAHOUSE_DATA: _data, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, '--end-with-stdin', ...(options.demo ? ['--demo'] : [])], {
    env: {
      ...inherited,
      SANDBOX_PORT: '0',
      HOST: '127.0.0.1',
      ...(options.dataFolder !== undefined && { TEAHOUSE_DATA: options.dataFolder }),
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready"')) resolve((JSON.parse(line) as { ready: string }).ready);
      else console.log(line);
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    ...sandboxClient(url),
    stop: async () => {
      child.kill('SIGTERM');
      await exited(child);
    },
  };
}
