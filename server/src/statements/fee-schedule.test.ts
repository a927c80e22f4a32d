import { expect, it } from 'vitest';
import { fen } from '../shared/money/fen.ts';
import { feeOf } from './fee-schedule.ts';

it.each([
  [1_800, 60, 11],
  [1_800, 100, 18],
  [1_800, 1_200, 216],
  [1, 60, 0],
  [83, 60, 0],
  [84, 60, 1],
])('keeps of %i fen at %i basis points %i fen, rounded half up', (amount, rate, fee) => {
  expect(feeOf(fen(amount), rate)).toBe(fee);
});
