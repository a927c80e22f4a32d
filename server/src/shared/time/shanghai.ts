// China has had one time zone without summer time since 1991, so a fixed offset is exact.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The calendar day `on` (YYYY-MM-DD) in Asia/Shanghai as a half-open range of instants.
 * @throws RangeError when `on` is not a calendar day
 */
export function shanghaiDay(on: string): { start: Date; end: Date } {
  const midnight = Date.parse(`${on}T00:00:00.000Z`);
  // Date.parse makes the 30th of February the 2nd of March.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && new Date(midnight || 0).toISOString().startsWith(on);
  if (!isDay || Number.isNaN(midnight)) throw new RangeError(`not a calendar day: ${on}`);
  const start = midnight - SHANGHAI_OFFSET_MS;
  return { start: new Date(start), end: new Date(start + DAY_MS) };
}

/**
 * The same clock time `months` later in Asia/Shanghai; the day clamps to the month's last day:
 * 31 January + 1 month is 28 (29) February.
 */
export function addShanghaiMonths(at: Date, months: number): Date {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS);
  const day = local.getUTCDate();
  const moved = new Date(local);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(day, lastDay));
  return new Date(moved.getTime() - SHANGHAI_OFFSET_MS);
}

/** The calendar day of an instant in Asia/Shanghai, YYYY-MM-DD. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last calendar day in Asia/Shanghai of something that ends at this instant (excluded), YYYY-MM-DD. */
export const lastDayBefore = (end: Date): string => shanghaiDate(new Date(end.getTime() - 1));
