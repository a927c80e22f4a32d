import { expect, it } from 'vitest';
import { ManualClock } from '../shared/time/clock.ts';
import { Attempts } from './attempts.ts';

const given = () => {
  const clock = new ManualClock('2026-11-22T08:00:00Z');
  return { clock, attempts: new Attempts({ clock }) };
};
const times = (count: number, work: () => void) => {
  for (let i = 0; i < count; i += 1) work();
};

it('lets nobody try more often than that in ten minutes', () => {
  const { clock, attempts } = given();
  times(9, () => attempts.count('wrongPasskey', 'mei'));
  const before = attempts.mayTry('wrongPasskey', 'mei');
  attempts.count('wrongPasskey', 'mei');

  expect([before, attempts.mayTry('wrongPasskey', 'mei')]).toEqual([true, false]);
  clock.advance(10 * 60_000 - 1);
  expect(attempts.mayTry('wrongPasskey', 'mei')).toBe(false);
  clock.advance(1);
  expect(attempts.mayTry('wrongPasskey', 'mei')).toBe(true);
});

it('counts callers and kinds of attempts apart', () => {
  const { attempts } = given();
  times(20, () => attempts.count('wrongLink', '203.0.113.7'));

  expect(attempts.mayTry('wrongLink', '203.0.113.7')).toBe(false);
  expect(attempts.mayTry('wrongLink', '203.0.113.8')).toBe(true);
  expect(attempts.mayTry('scanFromAddress', '203.0.113.7')).toBe(true);
});

it('stays bounded, however many call', () => {
  const { attempts } = given();
  times(20, () => attempts.count('wrongLink', 'first'));

  for (let caller = 0; caller < 10_000; caller += 1) attempts.count('wrongLink', String(caller));

  expect(attempts.mayTry('wrongLink', 'first')).toBe(true);
});
