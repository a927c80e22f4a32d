import { expect, it } from 'vitest';
import { monthlyFen, type OfferedTier, offeredPeriods, pricesFor, savedPercent } from './tier-prices';

const tea: OfferedTier = {
  id: 'tea',
  name: '茶客',
  description: '',
  benefits: [],
  isArchived: false,
  prices: [
    { id: 'year', period: 'YEAR', passEndsAt: null, amountFen: 16_800 },
    { id: 'month', period: 'MONTH', passEndsAt: null, amountFen: 1_800 },
  ],
};
const seat: OfferedTier = {
  ...tea,
  id: 'seat',
  prices: [{ id: 'quarter', period: 'QUARTER', passEndsAt: null, amountFen: 12_800 }],
};

it('offers the periods any tier is sold for, shortest first', () => {
  expect(offeredPeriods([tea, seat])).toEqual(['MONTH', 'QUARTER', 'YEAR']);
});

it('falls back to the shortest price a tier has', () => {
  const idsFor = (tier: OfferedTier, period: 'MONTH' | 'QUARTER' | 'YEAR') =>
    pricesFor(tier, period).map(({ id }) => id);

  expect(idsFor(tea, 'YEAR')).toEqual(['year']);
  expect(idsFor(tea, 'QUARTER')).toEqual(['month']);
  expect(idsFor({ ...tea, prices: [] }, 'MONTH')).toEqual([]);
});

it('offers every pass, the first to end first', () => {
  const pass = (id: string, passEndsAt: string) => ({ id, period: 'PASS' as const, passEndsAt, amountFen: 9_900 });
  const withPasses: OfferedTier = {
    ...tea,
    prices: [...tea.prices, pass('late', '2027-12-31T16:00:00Z'), pass('soon', '2027-06-30T16:00:00Z')],
  };

  expect(pricesFor(withPasses, 'PASS').map(({ id }) => id)).toEqual(['soon', 'late']);
  expect(pricesFor(withPasses, 'MONTH').map(({ id }) => id)).toEqual(['month']);
});

it('never promises less a month than is charged', () => {
  expect(monthlyFen({ id: 'p', period: 'YEAR', passEndsAt: null, amountFen: 45_800 })).toBe(3_817);
});

it('compares with paying month by month, and only when there is a month to compare with', () => {
  expect(savedPercent(tea, { id: 'year', period: 'YEAR', passEndsAt: null, amountFen: 16_800 })).toBe(22);
  expect(savedPercent(tea, { id: 'month', period: 'MONTH', passEndsAt: null, amountFen: 1_800 })).toBe(0);
  expect(savedPercent(seat, { id: 'quarter', period: 'QUARTER', passEndsAt: null, amountFen: 12_800 })).toBe(0);
});
