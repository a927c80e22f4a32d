const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** RFC 3339 with China's fixed offset, as WeChat Pay writes instants: `2026-01-01T12:00:03+08:00`. */
export function shanghaiTime(instantMs: number): string {
  return `${new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** Calendar day in Shanghai, `2026-01-01`: the day that daily quotas count by. */
export function shanghaiDay(instantMs: number): string {
  return shanghaiTime(instantMs).slice(0, 10);
}

/** Shanghai days since 1970, for reckoning with days. */
export function shanghaiDayNumber(instantMs: number): number {
  return Math.floor((instantMs + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** Milliseconds since midnight in Shanghai. */
export function shanghaiTimeOfDayMs(instantMs: number): number {
  return (instantMs + SHANGHAI_OFFSET_MS) % DAY_MS;
}

/** `20260101120003`: how WeChat Pay's own numbers begin. */
export function compactTime(instantMs: number): string {
  return shanghaiTime(instantMs).slice(0, 19).replace(/[-T:]/g, '');
}

/** `2026-01-01 12:00:03`: instants in bills. */
export function billTime(instantMs: number): string {
  return shanghaiTime(instantMs).slice(0, 19).replace('T', ' ');
}

/** The instant a day begins in Shanghai; NaN for what is no day. */
export function shanghaiMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}
