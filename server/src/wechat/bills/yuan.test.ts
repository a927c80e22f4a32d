import { expect, it } from 'vitest';
import { exactFen, parseYuan, roundedFen } from './yuan.ts';

it.each([
  ['0', 0n],
  ['0.0', 0n],
  ['0.00', 0n],
  ['9.90', 990_000n],
  ['0.06000', 6_000n],
  ['-0.06000', -6_000n],
  ['0.00001', 1n],
  ['18', 1_800_000n],
  [' 18.00 ', 1_800_000n],
  ['90071992547409.91', 9_007_199_254_740_991_000n],
])('reads %j as it is printed', (text, units) => {
  expect(parseYuan(text)).toBe(units);
});

it.each(['', '.5', '1.', '1,000.00', '1e3', '+1', '¥1', '0.000001', 'NaN', '--1', '１'])('does not read %j', (text) => {
  expect(parseYuan(text)).toBeUndefined();
});

it('adds ten times ten fen up to one yuan, which floating point does not', () => {
  const tenFen = parseYuan('0.10') ?? 0n;

  expect(
    Array(10)
      .fill(tenFen)
      .reduce((sum, units) => sum + units, 0n),
  ).toBe(parseYuan('1.00'));
});

it('gives fen where there are whole ones, and rounds halves away from zero where that is asked for', () => {
  const units = ['1.23', '1.23400', '1.23500', '-1.23500', '-0.00400', '0.00500'].map((text) => parseYuan(text) ?? 0n);

  expect(units.map(exactFen)).toEqual([123, undefined, undefined, undefined, undefined, undefined]);
  expect(units.map(roundedFen).map(String)).toEqual(['123', '123', '124', '-124', '0', '1']);
});
