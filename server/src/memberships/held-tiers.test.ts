import { expect, it } from 'vitest';
import { heldTiersAt } from './held-tiers.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const span = (tierId: string, from: number, to: number) => ({ tierId, startsAt: day(from), endsAt: day(to) });

it('holds a tier from its first instant to the last but one', () => {
  const spans = [span('tea', 2, 5)];

  expect(heldTiersAt(spans, day(1))).toEqual([]);
  expect(heldTiersAt(spans, day(2))).toEqual([{ tierId: 'tea', endsAt: day(5) }]);
  expect(heldTiersAt(spans, day(5))).toEqual([]);
});

it('joins a renewal to the span it continues, and not one after a gap', () => {
  const spans = [span('tea', 9, 12), span('tea', 5, 8), span('tea', 2, 5)];

  expect(heldTiersAt(spans, day(3))).toEqual([{ tierId: 'tea', endsAt: day(8) }]);
});

it('keeps tiers apart', () => {
  const spans = [span('tea', 1, 9), span('seat', 9, 12)];

  expect(heldTiersAt(spans, day(3))).toEqual([{ tierId: 'tea', endsAt: day(9) }]);
});
