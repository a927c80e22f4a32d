import { expect, it } from 'vitest';
import {
  addDays,
  dueDayBefore,
  dueDayOfNotice,
  firstDueDayFrom,
  isOpenAt,
  lastTryDay,
  nextDueDayAfter,
  noticeTimeFor,
  openFrom,
} from './charge-calendar.ts';

const china = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const inChina = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

it.each([
  ['07:14', false],
  ['07:15', true],
  ['21:44', true],
  ['21:45', false],
])('keeps the hours of China: %s is %s', (time, expected) => {
  expect(isOpenAt(china(`2027-03-01 ${time}`))).toBe(expected);
});

it.each([
  ['2027-03-01 03:00', '2027-03-01 07:15'],
  ['2027-03-01 12:00', '2027-03-01 12:00'],
  ['2027-02-28 22:00', '2027-03-01 07:15'],
])('from %s on is open at %s', (from, expected) => {
  expect(inChina(openFrom(china(from)))).toBe(expected);
});

it.each([
  ['2027-04-01 12:30', '2027-04-01'],
  ['2027-04-01 08:00', '2027-04-01'],
  ['2027-04-01 07:59', '2027-03-31'],
  ['2027-04-01 00:00', '2027-03-31'],
])('deducts for a hold that ends %s on %s, before it ends', (endsAt, expected) => {
  expect(dueDayBefore(china(endsAt))).toBe(expected);
});

it('announces two days ahead, over the end of months and years', () => {
  expect(inChina(noticeTimeFor('2027-03-01'))).toBe('2027-02-27 07:15');
  expect(inChina(noticeTimeFor('2028-01-01'))).toBe('2027-12-30 07:15');
  expect(dueDayOfNotice(china('2027-02-27 07:15'))).toBe('2027-03-01');
  expect(firstDueDayFrom(china('2027-02-27 21:44'))).toBe('2027-03-01');
  expect(firstDueDayFrom(china('2027-02-27 21:45'))).toBe('2027-03-02');
});

it('tries until T+6, and waits a period after a day that was not used', () => {
  expect(lastTryDay('2027-03-01')).toBe('2027-03-07');
  expect(nextDueDayAfter('2027-03-01', { periodDays: 31, hasFailed: false })).toBe('2027-04-03');
  expect(nextDueDayAfter('2027-03-01', { periodDays: 31, hasFailed: true })).toBe('2027-03-11');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});
