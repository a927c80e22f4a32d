import { currentLanguage } from './language.ts';

const locale = () => (currentLanguage() === 'zh-CN' ? 'zh-CN' : 'en-GB');
const zone = { timeZone: 'Asia/Shanghai' } as const;

/** "¥18.00", "−¥0.50", from integer fen. */
export function formatYuan(amountFen: number): string {
  const text = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Math.abs(amountFen) / 100,
  );
  return `${amountFen < 0 ? '−' : ''}¥${text}`;
}

/** A calendar day in China. */
export const formatDay = (instant: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { ...zone, year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(instant),
  );

/** Day and minute in China. */
export const formatMinute = (instant: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { ...zone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

export const formatCount = (count: number): string => new Intl.NumberFormat(locale()).format(count);

/** Basis points as a percentage: 500 is "5%". */
export const formatBps = (bps: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

/** The last whole day before an end that is not included any more. */
export const formatLastDay = (endsAt: string): string => formatDay(new Date(Date.parse(endsAt) - 1));

/** Words one after the other, with the comma of the language. */
export const formatList = (words: readonly string[]): string => words.join(currentLanguage() === 'zh-CN' ? '、' : ', ');

/** Phrases one after the other, which may have commas of their own. */
export const formatPhrases = (phrases: readonly string[]): string =>
  phrases.join(currentLanguage() === 'zh-CN' ? '；' : '; ');
