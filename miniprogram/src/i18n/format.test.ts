import { describe, expect, it } from 'vitest';
import {
  daysUntil,
  formatClock,
  formatCount,
  formatDay,
  formatLastDay,
  formatMinute,
  formatShortDay,
  formatYuan,
} from './format';

describe('formatYuan', () => {
  it.each([
    [0, '¥0'],
    [5, '¥0.05'],
    [1800, '¥18'],
    [3817, '¥38.17'],
    [16800, '¥168'],
  ])('writes %i fen as %s', (amountFen, written) => {
    expect(formatYuan(amountFen)).toBe(written);
  });
});

describe('days', () => {
  const unbroken = (words: string) => words.replace(/ /g, '\u00a0');

  it('are Shanghai days: the evening in London is the next day', () => {
    expect(formatDay('2026-02-28T16:00:00.000Z', 'zh-CN')).toBe(unbroken('2026 年 3 月 1 日'));
    expect(formatDay('2026-02-28T15:59:59.999Z', 'en')).toBe(unbroken('28 Feb 2026'));
  });

  it('leave out this year in feeds', () => {
    const now = Date.parse('2026-11-22T04:00:00Z');

    expect(formatShortDay('2026-11-01T00:00:00Z', now, 'zh-CN')).toBe(unbroken('11 月 1 日'));
    expect(formatShortDay('2025-12-31T16:00:00Z', now, 'en')).toBe(unbroken('1 Jan'));
    expect(formatShortDay('2025-12-31T15:00:00Z', now, 'en')).toBe(unbroken('31 Dec 2025'));
  });

  it('carry the minute where an order needs it', () => {
    expect(formatMinute('2026-11-22T03:05:00Z', 'zh-CN')).toBe(`${unbroken('2026 年 11 月 22 日')} 11:05`);
  });

  it('end the day before what ends at midnight', () => {
    expect(formatLastDay('2026-12-31T16:00:00Z', 'en')).toBe(unbroken('31 Dec 2026'));
    expect(formatLastDay('2026-12-31T16:00:01Z', 'en')).toBe(unbroken('1 Jan 2027'));
    expect(daysUntil('2026-12-31T16:00:00Z', Date.parse('2026-12-31T01:00:00Z'))).toBe(0);
  });

  it('are counted in Shanghai, down to 0 and no further', () => {
    const now = Date.parse('2026-11-22T00:00:00Z');

    expect(daysUntil('2026-12-22T00:00:00Z', now)).toBe(30);
    expect(daysUntil('2026-12-22T00:00:00Z', now + 60_000)).toBe(30);
    expect(daysUntil('2026-11-22T15:59:00Z', now)).toBe(0);
    expect(daysUntil('2026-11-22T16:00:01Z', now)).toBe(1);
    expect(daysUntil('2026-11-01T00:00:00Z', now)).toBe(0);
  });
});

it('parts thousands and writes audio time', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatClock(754.9)).toBe('12:34');
});
