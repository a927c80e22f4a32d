import { shanghaiDate, shanghaiDay } from '../shared/time/shanghai.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** WeChat announces and deducts from 07:10 to 21:50 in China; we keep off the edges, where clocks disagree. */
const OPENS_MS = 7 * HOUR_MS + 15 * MINUTE_MS;
const CLOSES_MS = 21 * HOUR_MS + 45 * MINUTE_MS;

/** A deduction is announced two days before its day T. */
export const NOTICE_DAYS = 2;
/** One that failed is tried again until T+6 … */
export const RETRY_DAYS = 6;
/** … and WeChat takes the next announcement from T+8 on. */
export const DAYS_AFTER_FAILURE = 8;
/** Less than once an hour, which WeChat would refuse, and often enough to meet the day the salary comes. */
export const RETRY_PAUSE_MS = 3 * HOUR_MS;
/** Soon after a signing the pause is shorter: the reader waits. */
export const FIRST_RETRY_PAUSE_MS = HOUR_MS + MINUTE_MS;
/** WeChat allows 12 hours after a signing without announcement. */
export const FREE_WINDOW_MS = 12 * HOUR_MS - 10 * MINUTE_MS;
/** A deduction should have come before the hold ends: until this hour of the day, it is made the day before. */
const EARLY_MS = 8 * HOUR_MS;

/** @see WeChat Mini Program, "Membership Subscription: Android and HarmonyOS" */
export function isOpenAt(at: Date): boolean {
  const time = at.getTime() - shanghaiDay(shanghaiDate(at)).start.getTime();
  return time >= OPENS_MS && time < CLOSES_MS;
}

/** The first instant from `at` on at which WeChat takes announcements and deductions. */
export function openFrom(at: Date): Date {
  if (isOpenAt(at)) return at;
  const today = openingOf(shanghaiDate(at));
  return at < today ? today : openingOf(addDays(shanghaiDate(at), 1));
}

export const openingOf = (on: string): Date => new Date(shanghaiDay(on).start.getTime() + OPENS_MS);

/** The first instant after a calendar day. */
export const endOf = (on: string): Date => shanghaiDay(on).end;

export function addDays(on: string, days: number): string {
  return shanghaiDate(new Date(shanghaiDay(on).start.getTime() + days * DAY_MS));
}

/** The day T for a hold that ends then: the last one whose deduction comes in time. */
export const dueDayBefore = (holdEndsAt: Date): string => shanghaiDate(new Date(holdEndsAt.getTime() - EARLY_MS));

/** When to announce a deduction of this day. */
export const noticeTimeFor = (dueOn: string): Date => openingOf(addDays(dueOn, -NOTICE_DAYS));

/** The day T of what is announced now. */
export const dueDayOfNotice = (announcedAt: Date): string => addDays(shanghaiDate(announcedAt), NOTICE_DAYS);

/** The earliest day T that can still be announced. */
export const firstDueDayFrom = (now: Date): string => dueDayOfNotice(openFrom(now));

export const lastTryDay = (dueOn: string): string => addDays(dueOn, RETRY_DAYS);

/**
 * The earliest day T after one that WeChat announced and that was not used, or failed: a period later, or eight days.
 */
export const nextDueDayAfter = (dueOn: string, of: { periodDays: number; hasFailed: boolean }): string =>
  addDays(dueOn, (of.hasFailed ? DAYS_AFTER_FAILURE : of.periodDays) + NOTICE_DAYS);

/** Calendar days as text compare like days. */
export const laterOf = (a: string, b: string): string => (a > b ? a : b);
