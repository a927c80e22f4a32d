import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const serverFolder = fileURLToPath(new URL('../../../server/', import.meta.url));
const main = fileURLToPath(new URL('server.ts', import.meta.url));
const START_WITHIN_MS = 60_000;

/** A Teahouse server with its job runner, in a process of its own. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #isEndWanted = false;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** @returns once it serves */
  static async start(options: {
    url: string;
    environment: NodeJS.ProcessEnv;
    offsetMs: number;
    logFile: string;
    /** called when it ends without having been told to */
    onCrash: () => void;
  }): Promise<ServerProcess> {
    const { url, environment, offsetMs, logFile, onCrash } = options;
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, ['--import', './swc-hook.mjs', main], {
      cwd: serverFolder,
      env: { ...environment, STORM_CLOCK_OFFSET_MS: String(offsetMs) },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const server = new ServerProcess(child);
    const giveUpAt = Date.now() + START_WITHIN_MS;
    while (!(await isReady(url))) {
      if (!server.isAlive) throw new Error(`the server ended with ${child.exitCode} before it served; see ${logFile}`);
      if (Date.now() > giveUpAt) {
        await server.end('SIGKILL');
        throw new Error(`the server did not serve within ${START_WITHIN_MS} ms; see ${logFile}`);
      }
      await sleep(20);
    }
    child.once('exit', () => server.#isEndWanted || onCrash());
    return server;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Moves its clock. @returns when it has moved; at once when the server is gone */
  async setClock(offsetMs: number): Promise<void> {
    if (!this.isAlive || !this.#child.connected) return;
    const moved = Promise.withResolvers<void>();
    const onMessage = (told: unknown) => {
      if ((told as { offsetMs: number }).offsetMs >= offsetMs) moved.resolve();
    };
    const onEnd = () => moved.resolve();
    this.#child.on('message', onMessage);
    this.#child.once('exit', onEnd);
    this.#child.send({ offsetMs }, (error) => error && moved.resolve());
    await moved.promise;
    this.#child.off('message', onMessage);
    this.#child.off('exit', onEnd);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#isEndWanted = true;
    if (!this.isAlive) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await ended;
  }
}

/** Whether it serves and runs jobs; whether the H5 client is built does not matter here. */
async function isReady(url: string): Promise<boolean> {
  try {
    const { checks } = (await (await fetch(`${url}/readyz`)).json()) as { checks: Record<string, string> };
    return checks.database === 'ok' && checks.jobs === 'ok';
  } catch {
    return false;
  }
}
