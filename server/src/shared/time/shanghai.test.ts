import { expect, it } from 'vitest';
import { addShanghaiMonths, shanghaiDay } from './shanghai.ts';

it('gives a Shanghai day as instants, whatever zone the host runs in', () => {
  const { start, end } = shanghaiDay('2026-03-01');

  expect(start.toISOString()).toBe('2026-02-28T16:00:00.000Z');
  expect(end.toISOString()).toBe('2026-03-01T16:00:00.000Z');
});

it('refuses what is not a calendar day', () => {
  expect(() => shanghaiDay('2026-3-1')).toThrow(RangeError);
  expect(() => shanghaiDay('2026-13-01')).toThrow(RangeError);
  expect(() => shanghaiDay('2026-02-30')).toThrow(RangeError);
});

it('clamps a month to its last day, counted in Shanghai', () => {
  // 31 January 23:30 in Shanghai
  const late = new Date('2026-01-31T15:30:00.000Z');

  expect(addShanghaiMonths(late, 1).toISOString()).toBe('2026-02-28T15:30:00.000Z');
  expect(addShanghaiMonths(late, 3).toISOString()).toBe('2026-04-30T15:30:00.000Z');
  expect(addShanghaiMonths(late, 12).toISOString()).toBe('2027-01-31T15:30:00.000Z');
  // 1 March 00:30 in Shanghai is still February in UTC
  expect(addShanghaiMonths(new Date('2026-02-28T16:30:00.000Z'), 1).toISOString()).toBe('2026-03-31T16:30:00.000Z');
});

it('knows leap years', () => {
  expect(addShanghaiMonths(new Date('2028-01-30T04:00:00.000Z'), 1).toISOString()).toBe('2028-02-29T04:00:00.000Z');
});
