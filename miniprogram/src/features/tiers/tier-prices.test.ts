import { expect, it } from 'vitest';
import { monthlyFen, type OfferedTier, offeredPeriods, priceFor, savedPercent } from './tier-prices';

const tea: OfferedTier = {
  id: 'tea',
  name: '茶客',
  description: '',
  benefits: [],
  isArchived: false,
  prices: [
    { id: 'year', period: 'YEAR', amountFen: 16_800 },
    { id: 'month', period: 'MONTH', amountFen: 1_800 },
  ],
};
const seat: OfferedTier = { ...tea, id: 'seat', prices: [{ id: 'quarter', period: 'QUARTER', amountFen: 12_800 }] };

it('offers the periods any tier is sold for, shortest first', () => {
  expect(offeredPeriods([tea, seat])).toEqual(['MONTH', 'QUARTER', 'YEAR']);
});

it('falls back to the shortest price a tier has', () => {
  expect(priceFor(tea, 'YEAR')?.id).toBe('year');
  expect(priceFor(tea, 'QUARTER')?.id).toBe('month');
  expect(priceFor({ ...tea, prices: [] }, 'MONTH')).toBe(null);
});

it('never promises less a month than is charged', () => {
  expect(monthlyFen({ id: 'p', period: 'YEAR', amountFen: 45_800 })).toBe(3_817);
});

it('compares with paying month by month, and only when there is a month to compare with', () => {
  expect(savedPercent(tea, { id: 'year', period: 'YEAR', amountFen: 16_800 })).toBe(22);
  expect(savedPercent(tea, { id: 'month', period: 'MONTH', amountFen: 1_800 })).toBe(0);
  expect(savedPercent(seat, { id: 'quarter', period: 'QUARTER', amountFen: 12_800 })).toBe(0);
});
