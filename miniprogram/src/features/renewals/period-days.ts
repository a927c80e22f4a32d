import type { BillingPeriod } from '@teahouse/schema/operations.ts';

/** WeChat counts the periods of contracts in days. */
const DAYS: Record<Exclude<BillingPeriod, 'PASS'>, number> = { MONTH: 31, QUARTER: 93, YEAR: 372 };

/** @returns null for a pass, which ends for everybody and renews for nobody */
export function periodDaysOf(period: BillingPeriod): number | null {
  return period === 'PASS' ? null : DAYS[period];
}
