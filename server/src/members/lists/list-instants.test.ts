import { expect, it } from 'vitest';
import { instantOf, writtenInstant } from './list-instants.ts';

it.each([
  ['2026-03-01', false, '2026-02-28T16:00:00.000Z'],
  ['2026-03-01', true, '2026-03-01T16:00:00.000Z'],
  ['2026/3/1', false, '2026-02-28T16:00:00.000Z'],
  ['2026.3.1', false, '2026-02-28T16:00:00.000Z'],
  ['2026-03-01 9:30', true, '2026-03-01T01:30:00.000Z'],
  ['2026-03-01 09:30:15.25', false, '2026-03-01T01:30:15.250Z'],
  ['2026-03-01T09:30:15+09:00', true, '2026-03-01T00:30:15.000Z'],
  ['2026-03-01T00:30:15.123456Z', true, '2026-03-01T00:30:15.123Z'],
])('reads %s as people in China mean it', (text, isEnd, instant) => {
  expect(instantOf(text, { isEnd })?.toISOString()).toBe(instant);
});

it.each([
  '',
  'tomorrow',
  '2026-02-30',
  '2026-02-30 10:00',
  '2026-13-01',
  '2026-03-01 25:00',
  '1999-01-01',
  '2101-01-01',
  '46082',
])('does not guess about %j', (text) => {
  expect(instantOf(text)).toBeNull();
});

it('writes instants so that they are read as the same', () => {
  const at = new Date('2026-03-01T01:30:15.250Z');

  expect(writtenInstant(at)).toBe('2026-03-01T09:30:15.250+08:00');
  expect(instantOf(writtenInstant(at), { isEnd: true })).toEqual(at);
});
