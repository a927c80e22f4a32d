import { BillingPeriod, isCounted, type TierPrice } from '../tiers/tier-price.entity.ts';
import type { PeriodDays } from './renewal-contract.entity.ts';

/** WeChat counts the periods of contracts in days; each is at least as long as the calendar's. */
const daysOf: Readonly<Record<Exclude<BillingPeriod, BillingPeriod.PASS>, PeriodDays>> = {
  [BillingPeriod.MONTH]: 31,
  [BillingPeriod.QUARTER]: 93,
  [BillingPeriod.YEAR]: 372,
};

/** What WeChat takes for one period of a contract, in fen. */
const LEAST_FEN = 100;
const MOST_FEN = 500_000;

/** Days of a contract at this price; null for a pass, which ends for everybody. */
export const periodDaysOf = ({ period }: Pick<TierPrice, 'period'>): PeriodDays | null =>
  isCounted(period) ? daysOf[period] : null;

/** Whether WeChat has a subscription for such a price. */
export const canRenew = (price: Pick<TierPrice, 'period' | 'amountFen'>): boolean =>
  periodDaysOf(price) !== null && price.amountFen >= LEAST_FEN && price.amountFen <= MOST_FEN;

/**
 * The subscription good (会员订阅) at Virtual Payment for a price that renews: `th_tea_sub31`. With a key of ten characters it is
 * twenty long, as long as WeChat lets it be.
 */
export function subscriptionProductIdOf(tierKey: string, price: Pick<TierPrice, 'period'>): string {
  const days = periodDaysOf(price);
  if (days === null) throw new RangeError('a pass has no subscription');
  return `th_${tierKey}_sub${days}`;
}
