import { shanghaiDay } from '../../shared/time/shanghai.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const clockTime = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;
const exact = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * An instant as people write it in a list: a day of China, a time of China, or ISO 8601 with an offset. Spreadsheets write
 * 2026-3-1 as 2026/3/1.
 * @param isEnd a day alone is meant to its end
 * @returns null when it is none, or lies outside of this century
 */
export function instantOf(text: string, { isEnd = false }: { isEnd?: boolean } = {}): Date | null {
  const at = parsed(text.trim(), isEnd);
  return at && at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2100 ? at : null;
}

function parsed(text: string, isEnd: boolean): Date | null {
  const wholeDay = day.exec(text);
  if (wholeDay) {
    try {
      const { start, end } = shanghaiDay(dateOf(wholeDay));
      return isEnd ? end : start;
    } catch {
      return null;
    }
  }
  const time = clockTime.exec(text);
  if (time) {
    const [, , , , hour = '', minute, second = '00', fraction = ''] = time;
    return validDate(
      `${dateOf(time)}T${hour.padStart(2, '0')}:${minute}:${second}.${fraction.padEnd(3, '0')}+08:00`,
      dateOf(time),
    );
  }
  return exact.test(text) ? validDate(text) : null;
}

const dateOf = ([, year, month = '', date = '']: RegExpExecArray): string =>
  `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

/** Date.parse makes the 30th of February the 2nd of March; a list is not guessed about. */
function validDate(text: string, onDay?: string): Date | null {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return null;
  return onDay === undefined || writtenInstant(at).startsWith(onDay) ? at : null;
}

/** As a list that goes out says it: exact, and readable in China. */
export const writtenInstant = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().replace('Z', '+08:00');
