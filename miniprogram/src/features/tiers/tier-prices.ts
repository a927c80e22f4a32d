import type { BillingPeriod, MembershipOfferQuery } from '@teahouse/schema/operations.ts';

export type OfferedTier = MembershipOfferQuery['tiers'][number];
export type OfferedPrice = OfferedTier['prices'][number];

/** A pass has no months: it ends on a day that everybody shares. */
const MONTHS: Record<Exclude<BillingPeriod, 'PASS'>, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const PERIODS: BillingPeriod[] = ['MONTH', 'QUARTER', 'YEAR', 'PASS'];

/** The periods any of the tiers is sold for, shortest first. */
export function offeredPeriods(tiers: OfferedTier[]): BillingPeriod[] {
  return PERIODS.filter((period) => tiers.some((tier) => tier.prices.some((price) => price.period === period)));
}

/**
 * The tier's prices for the period; its shortest one when it is not sold for that. Only of passes there may be several,
 * the first to end first.
 */
export function pricesFor(tier: OfferedTier, period: BillingPeriod): OfferedPrice[] {
  const shortestFirst = [...tier.prices].sort(
    (a, b) =>
      PERIODS.indexOf(a.period) - PERIODS.indexOf(b.period) ||
      Date.parse(a.passEndsAt ?? '') - Date.parse(b.passEndsAt ?? ''),
  );
  const asked = shortestFirst.filter((price) => price.period === period);
  return asked.length > 0 ? asked : shortestFirst.slice(0, 1);
}

/** Integer fen a month, rounded up so that it never promises less than is charged; a pass is compared with nothing. */
export function monthlyFen({ amountFen, period }: OfferedPrice): number {
  return period === 'PASS' ? amountFen : Math.ceil(amountFen / MONTHS[period]);
}

/** Whole percent saved against paying month by month, 0 when there is nothing to compare with. */
export function savedPercent(tier: OfferedTier, { amountFen, period }: OfferedPrice): number {
  const month = tier.prices.find((price) => price.period === 'MONTH');
  if (!month || period === 'MONTH' || period === 'PASS') return 0;
  return Math.max(0, Math.floor(100 - (amountFen * 100) / (month.amountFen * MONTHS[period])));
}
