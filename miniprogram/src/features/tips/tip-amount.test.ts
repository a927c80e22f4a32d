import { expect, it } from 'vitest';
import { fenFromYuan, isTippable } from './tip-amount';

it.each([
  ['6', 600],
  ['6.5', 650],
  ['6.', 600],
  ['0.05', 5],
  [' ¥18 ', 1800],
  ['１８．８', 1880],
  ['６。５', 650],
])('reads %s as yuan', (text, amountFen) => {
  expect(fenFromYuan(text)).toBe(amountFen);
});

it.each(['', 'tea', '-5', '1.234', '1e3', '1,000', '99999999'])('takes %j for no amount', (text) => {
  expect(fenFromYuan(text)).toBe(null);
});

it('keeps to the range, and to whole yuan where only those can be paid', () => {
  const range = { minFen: 100, maxFen: 20_000, stepFen: 100 };

  expect(isTippable(100, range)).toBe(true);
  expect(isTippable(20_000, range)).toBe(true);
  expect(isTippable(99, range)).toBe(false);
  expect(isTippable(20_100, range)).toBe(false);
  expect(isTippable(650, range)).toBe(false);
  expect(isTippable(650, { ...range, stepFen: 1 })).toBe(true);
});
