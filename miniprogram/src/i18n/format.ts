import type { LanguageTag } from './language';

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Integer fen as the reader sees it: `¥18`, `¥4.50`. The only place where fen become yuan. */
export function formatYuan(amountFen: number): string {
  const yuan = Math.floor(amountFen / 100);
  const rest = amountFen % 100;
  return rest === 0 ? `¥${yuan}` : `¥${yuan}.${String(rest).padStart(2, '0')}`;
}

/** A day is a Shanghai day wherever the phone is; the phone's own time zone and Intl data are not relied upon. */
function shanghaiParts(instant: string | number) {
  const date = new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

const unbroken = (words: string) => words.replace(/ /g, '\u00a0');

/** Its parts stay on one line. */
export function formatDay(instant: string, language: LanguageTag): string {
  const { year, month, day } = shanghaiParts(instant);
  return unbroken(language === 'en' ? `${day} ${MONTHS[month]} ${year}` : `${year} 年 ${month + 1} 月 ${day} 日`);
}

/** The last day of what ends at this instant: at midnight, the day before. */
export function formatLastDay(endsAt: string, language: LanguageTag): string {
  return formatDay(new Date(new Date(endsAt).getTime() - 1).toISOString(), language);
}

/** For feeds: without the year when it is this year. */
export function formatShortDay(instant: string, now: number, language: LanguageTag): string {
  const { year, month, day } = shanghaiParts(instant);
  if (year !== shanghaiParts(now).year) return formatDay(instant, language);
  return unbroken(language === 'en' ? `${day} ${MONTHS[month]}` : `${month + 1} 月 ${day} 日`);
}

export function formatMinute(instant: string, language: LanguageTag): string {
  const { hour, minute } = shanghaiParts(instant);
  return `${formatDay(instant, language)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Shanghai days from today until the last day of what ends at this instant, 0 on that day. */
export function daysUntil(endsAt: string, now: number): number {
  const dayOf = (time: number) => Math.floor((time + SHANGHAI_OFFSET_MS) / DAY_MS);
  return Math.max(0, dayOf(new Date(endsAt).getTime() - 1) - dayOf(now));
}

/** 12345 → `12,345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Milliseconds or seconds of audio as `m:ss`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
