const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When the sweep takes a refund over from its job. */
export const firstRefundQueryAt = (createdAt: Date): Date => new Date(createdAt.getTime() + MINUTE_MS);

/**
 * The next look at a pending refund: pauses as long as it is old, between a minute and six hours. There is no last look:
 * banks take days, and money on its way is not given up.
 */
export function nextRefundQueryAt(createdAt: Date, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age, MINUTE_MS), 6 * HOUR_MS));
}
