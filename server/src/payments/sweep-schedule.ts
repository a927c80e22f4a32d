const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** First look at an attempt nobody reported on: the client usually asks sooner. */
export const firstQueryAt = (createdAt: Date): Date => new Date(createdAt.getTime() + MINUTE_MS);

/**
 * The next look at a pending attempt: pauses as long as it is old, between one minute and a quarter of an hour, and
 * once right after it expires.
 */
export function queryWhilePending(of: { createdAt: Date; expiresAt: Date }, now: Date): Date {
  const age = now.getTime() - of.createdAt.getTime();
  const next = now.getTime() + clamp(age, MINUTE_MS, 15 * MINUTE_MS);
  const expiry = of.expiresAt.getTime();
  return new Date(now.getTime() < expiry ? Math.min(next, expiry) : next);
}

/**
 * The next look at an attempt we gave up although WeChat might still take the money: ten minutes later, then with
 * doubling pauses for two days. After that only reconciliation would find it.
 * @returns null when it is enough
 */
export function queryAfterClosing(closedAt: Date, now: Date): Date | null {
  const age = now.getTime() - closedAt.getTime();
  if (age > 48 * HOUR_MS) return null;
  return new Date(now.getTime() + clamp(age, 10 * MINUTE_MS, 12 * HOUR_MS));
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
