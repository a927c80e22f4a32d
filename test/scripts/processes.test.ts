import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isAlive, Processes, startTimeOf, stopProcess, takeLock } from '../../scripts/lib/processes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'teahouse-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const logFile = join(folder, 'log');

it('tells a process from a later one with the same pid', () => {
  const startedAt = startTimeOf(process.pid) ?? '';

  expect(isAlive({ name: 'this', pid: process.pid, startedAt })).toBe(true);
  expect(isAlive({ name: 'earlier', pid: process.pid, startedAt: 'boot:1' })).toBe(false);
});

it('does not touch a stranger that a record now points to', async () => {
  const stranger = spawn('sleep', ['60'], { detached: true });
  await once(stranger, 'spawn');

  await stopProcess({ name: 'ours, long gone', pid: stranger.pid ?? 0, startedAt: 'boot:1' });

  expect(startTimeOf(stranger.pid ?? 0)).toBeDefined();
  stranger.kill();
});

it('stops children with what they started, and forces those that do not listen', async () => {
  const processes = new Processes();
  const runFile = join(folder, 'run.json');
  processes.recordIn(runFile);
  const script = 'trap "" TERM; sleep 61 & echo $!; wait; sleep 61';
  const { pid } = processes.start('stubborn', 'sh', ['-c', script], { cwd: folder, logFile });
  await expect.poll(() => readFileSync(logFile, 'utf8')).toMatch(/^\d+\n/);
  const grandchild = Number(readFileSync(logFile, 'utf8'));
  const [record] = Processes.recordsIn(runFile);

  await stopProcess(record!, { graceMs: 200 });

  expect(record).toMatchObject({ name: 'stubborn', pid });
  expect(startTimeOf(pid ?? 0)).toBeUndefined();
  await expect.poll(() => startTimeOf(grandchild)).toBeUndefined();
  await expect.poll(() => Processes.recordsIn(runFile)).toEqual([]);
});

it('gives the lock to one launcher, and takes it from a dead one', () => {
  const file = join(folder, 'lock');

  const first = takeLock(file, { port: 1 });
  const second = takeLock(file, { port: 2 });

  expect(first).toHaveProperty('release');
  expect(second).toMatchObject({ heldBy: { pid: process.pid, port: 1 } });
  writeFileSync(file, JSON.stringify({ name: 'launcher', pid: process.pid, startedAt: 'boot:1' }));
  expect(takeLock(file, { port: 3 })).toHaveProperty('release');
});
