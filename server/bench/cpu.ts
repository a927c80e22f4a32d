import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU time of a process, user and system, in microseconds. Linux's /proc; 10 ms fine, so measure for a second or more. */
export function processMicros(pid: number): number {
  const { fields } = readStat(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / TICKS_PER_SECOND;
}

/** CPU time of a PostgreSQL cluster: its postmaster and every process below it. */
export function clusterMicros(postmaster: number): number {
  let total = 0;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      if (pid === postmaster || parentOf(pid) === postmaster) total += processMicros(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return total;
}

export const parentOf = (pid: number): number => Number(readStat(pid).fields[1]);

function readStat(pid: number): { fields: string[] } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name stands in parentheses and may contain anything, so count from behind it.
  return { fields: text.slice(text.lastIndexOf(')') + 2).split(' ') };
}
