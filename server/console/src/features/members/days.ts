const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The instant at which a day of China has ended, for what lasts until that day, included. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS).toISOString();

/** The last day of China before an end that is not included. */
export const lastDayOf = (endsAt: string): string =>
  new Date(Date.parse(endsAt) - 1 + SHANGHAI_MS).toISOString().slice(0, 10);

/** The same day some months later; a day the month does not have becomes its last one. */
export function dayAfterMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
