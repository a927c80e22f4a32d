import { shanghaiTime } from '../clock/shanghai-time.ts';

const DAY_MS = 24 * 3600_000;
const BPS = 10_000;

/** What is taken of an amount, rounded to whole fen. */
export function feeOf(amountFen: number, rateBps: number): number {
  return Math.floor((amountFen * rateBps + BPS / 2) / BPS);
}

/**
 * When the money of a payment becomes the merchant's own: T+3, T+7 for weekly subscriptions, T+31 for other ones.
 * Apple pays 45 days after the end of the month.
 */
export function settlesAt(paidAt: number, payment: { isApple: boolean; periodDays: number | null }): number {
  if (payment.isApple) return endOfMonth(paidAt) + 45 * DAY_MS;
  if (payment.periodDays === null) return paidAt + 3 * DAY_MS;
  return paidAt + (payment.periodDays === 7 ? 7 : 31) * DAY_MS;
}

function endOfMonth(instantMs: number): number {
  const [year = 0, month = 1] = shanghaiTime(instantMs).split('-').map(Number);
  return Date.parse(`${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01T00:00:00+08:00`);
}
