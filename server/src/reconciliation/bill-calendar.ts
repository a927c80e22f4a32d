import { shanghaiDate, shanghaiDay } from '../shared/time/shanghai.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** WeChat writes a day's bill from nine to ten the next morning. */
const READY_AFTER_MS = 10 * HOUR_MS + 5 * 60_000;
/** How many closed days a server that stood still catches up with. */
export const CATCH_UP_DAYS = 14;

/** The closed days whose bills can be asked for at an instant, the oldest first. */
export function billDays(now: Date): string[] {
  const days: string[] = [];
  for (let back = CATCH_UP_DAYS; back >= 1; back -= 1) {
    const on = shanghaiDate(new Date(now.getTime() - back * DAY_MS));
    if (now.getTime() >= shanghaiDay(on).end.getTime() + READY_AFTER_MS) days.push(on);
  }
  return days;
}

/** When to ask again for a bill that is not there yet: soon at first, then every hour, then every six. */
export function nextTry(tries: number, now: Date): Date {
  const waitMs = tries <= 3 ? 10 * 60_000 : tries <= 24 ? HOUR_MS : 6 * HOUR_MS;
  return new Date(now.getTime() + waitMs);
}
