// Everything the launcher starts is started here, is written down by pid and start time, and is stopped by that pid.
// The start time tells our process from a stranger that was given the same pid later.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { tail } from './failure.mjs';

/** @typedef {{ name: string, pid: number, startedAt: string }} ProcessRecord  startedAt: opaque, compared only */

/**
 * When the process began, as an opaque text; undefined when there is no such process (or only its zombie).
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  if (process.platform === 'linux') {
    try {
      // the command name may hold spaces and parentheses; fields are counted after the last ')'
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[0] === 'Z' ? undefined : `${bootId()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}

/** Start times count from boot; a reboot makes old ones meaningless. */
function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {ProcessRecord} record */
export const isAlive = (record) => startTimeOf(record.pid) === record.startedAt;

/** @param {number} pid @returns {number | undefined} */
export function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/**
 * Ends a process and what it started in its group: asks, waits, then forces.
 * @param {ProcessRecord} record
 * @param {{ graceMs?: number }} [options]
 */
export async function stopProcess(record, { graceMs = 10_000 } = {}) {
  if (!isAlive(record)) return;
  signalGroup(record.pid, 'SIGTERM');
  if (await waitUntil(() => !isAlive(record), graceMs)) return;
  signalGroup(record.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(record), 5_000);
}

/** Our children lead their own group; an older record may not. @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    try {
      process.kill(pid, signal);
    } catch {
      // it ended in between
    }
  }
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function waitUntil(condition, timeoutMs, everyMs = 50) {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}

/** The children of one run, and the file that lets the next run find those a `kill -9` left behind. */
export class Processes {
  /** @type {Map<number, ProcessRecord>} */
  #running = new Map();
  #file = '';
  isStopping = false;

  /**
   * From here on, the file tells what runs.
   * @param {string} file
   */
  recordIn(file) {
    this.#file = file;
    this.#write();
  }

  /** What an earlier run wrote down, whether it still runs or not. @param {string} file @returns {ProcessRecord[]} */
  static recordsIn(file) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')).processes ?? [];
    } catch {
      return [];
    }
  }

  /**
   * Starts a child in its own process group, so that Ctrl-C reaches the launcher alone and it stops the rest in order.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {{ cwd: string, env?: NodeJS.ProcessEnv, logFile: string }} options  output goes to the file itself, not
   *   through a pipe: a child outlives a killed launcher without choking on a closed one
   */
  start(name, command, args, { cwd, env = process.env, logFile }) {
    if (this.isStopping) throw new Error('stopping');
    const log = openSync(logFile, 'a');
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    const { pid } = child;
    if (pid) {
      this.#running.set(pid, { name, pid, startedAt: startTimeOf(pid) ?? '' });
      this.#write();
    }
    /** @type {Promise<number | string>} */
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(String(error)));
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
    }).then((code) => {
      if (pid) this.#running.delete(pid);
      this.#write();
      return /** @type {number | string} */ (code);
    });
    return { pid, ended };
  }

  /**
   * Runs a command to its end.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {{ cwd: string, env?: NodeJS.ProcessEnv, logFile: string }} options
   * @returns {Promise<{ code: number | string, output: string }>} what it printed this time
   */
  async run(name, command, args, options) {
    const before = existsSync(options.logFile) ? statSync(options.logFile).size : 0;
    const code = await this.start(name, command, args, options).ended;
    return { code, output: readFileSync(options.logFile).subarray(before).toString('utf8') };
  }

  /** Stops what still runs, the last started first. */
  async stopAll() {
    this.isStopping = true;
    for (const record of [...this.#running.values()].reverse()) await stopProcess(record);
  }

  /** At once, for a second Ctrl-C. */
  killAll() {
    for (const { pid } of this.#running.values()) signalGroup(pid, 'SIGKILL');
  }

  #write() {
    if (!this.#file) return;
    const temporary = `${this.#file}.new`;
    try {
      writeFileSync(temporary, JSON.stringify({ processes: [...this.#running.values()] }, null, 2));
      renameSync(temporary, this.#file);
    } catch {
      // a full disk must not keep us from stopping what runs
    }
  }
}

/**
 * At most one launcher per data folder. The lock names its holder; a dead holder's lock is taken over.
 * @param {string} file
 * @param {Record<string, unknown>} details  written beside the holder's pid, for the one who finds the lock taken
 * @returns {{ release: () => void } | { heldBy: ProcessRecord & Record<string, unknown> }}
 */
export function takeLock(file, details) {
  const own = { name: 'launcher', pid: process.pid, startedAt: startTimeOf(process.pid) ?? '' };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...details, ...own }, null, 2));
  try {
    for (;;) {
      try {
        placeWhole(draft, file);
        return { release: () => unlinkIfOwn(file) };
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
        const holder = readLock(file);
        if (holder && isAlive(holder)) return { heldBy: holder };
        unlinkSync(file);
      }
    }
  } finally {
    unlinkSync(draft);
  }
}

/** The file appears with its content or not at all; where hard links are not to be had, nearly so. @param {string} draft @param {string} file */
function placeWhole(draft, file) {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') throw error;
    writeFileSync(file, readFileSync(draft), { flag: 'wx' });
  }
}

/** @param {string} file @returns {(ProcessRecord & Record<string, unknown>) | undefined} */
export function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function unlinkIfOwn(file) {
  if (readLock(file)?.pid === process.pid) unlinkSync(file);
}

/** The end of a log, for a message. @param {string} file */
export function tailOf(file, count = 15) {
  return existsSync(file) ? tail(readFileSync(file, 'utf8'), count) : '';
}

/** A log of an earlier run is kept once. @param {string} folder @param {string} name */
export function logFile(folder, name) {
  const file = path.join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > 0) renameSync(file, path.join(folder, `${name}.previous.log`));
  writeFileSync(file, '');
  return file;
}
