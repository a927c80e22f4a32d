import { expect, it } from 'vitest';
import { isWorthTelling, shareRead } from './reading-share';

it('counts what has been on the screen, from none to all', () => {
  expect(shareRead({ top: 200, height: 4000 }, 800)).toBe(1500);
  expect(shareRead({ top: -1200, height: 4000 }, 800)).toBe(5000);
  expect(shareRead({ top: -5000, height: 4000 }, 800)).toBe(10_000);
  expect(shareRead({ top: 900, height: 4000 }, 800)).toBe(0);
  expect(shareRead({ top: 100, height: 300 }, 800)).toBe(10_000);
  expect(shareRead({ top: 0, height: 0 }, 800)).toBe(0);
});

it('tells steps forward and the end, and nothing twice', () => {
  expect(isWorthTelling(1500, 0)).toBe(true);
  expect(isWorthTelling(1700, 1500)).toBe(false);
  expect(isWorthTelling(1500, 1500)).toBe(false);
  expect(isWorthTelling(900, 1500)).toBe(false);
  expect(isWorthTelling(10_000, 9_800)).toBe(true);
  expect(isWorthTelling(10_000, 10_000)).toBe(false);
});
