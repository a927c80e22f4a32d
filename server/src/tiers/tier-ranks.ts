import type { EntityManager } from '@mikro-orm/postgresql';
import { Tier } from './tier.entity.ts';
import { isCounted, monthsOf, type TierPrice } from './tier-price.entity.ts';

type PricedTier = Pick<Tier, 'id' | 'position'> & {
  readonly prices: readonly Pick<TierPrice, 'period' | 'amountFen' | 'withdrawnAt' | 'createdAt' | 'passEndsAt'>[];
};

/** Days of a month, where a pass has to be compared with one. */
const MONTH_MS = 30 * 86_400_000;

/**
 * Which of two tiers is the greater one: the one that costs more a month, by its shortest period on sale; a tier that is off
 * sale counts by what it was sold for. Equal ones keep the order of the page.
 * @returns the rank of each tier by its id, from 0
 */
export function rankTiers(tiers: readonly PricedTier[]): Map<string, number> {
  const inOrder = tiers
    .map((tier) => ({ ...tier, rate: fenPerMonth(tier.prices) }))
    .sort((a, b) => a.rate - b.rate || a.position - b.position || (a.id < b.id ? -1 : 1));
  return new Map(inOrder.map(({ id }, rank) => [id, rank]));
}

function fenPerMonth(prices: PricedTier['prices']): number {
  const onSale = prices.filter(({ withdrawnAt }) => withdrawnAt === null);
  const rates = (onSale.length > 0 ? onSale : prices).map(rateOf);
  const [shortest] = rates.sort((a, b) => a.months - b.months || b.rate - a.rate);
  return shortest?.rate ?? 0;
}

function rateOf({ period, amountFen, createdAt, passEndsAt }: PricedTier['prices'][number]) {
  if (isCounted(period)) return { months: monthsOf[period], rate: amountFen / monthsOf[period] };
  // A pass says least about what a month is worth, so it counts where nothing else does.
  const months = Math.max(1, ((passEndsAt ?? createdAt).getTime() - createdAt.getTime()) / MONTH_MS);
  return { months: Number.POSITIVE_INFINITY, rate: amountFen / months };
}

/** The ranks of an account's tiers, archived ones included: their members still hold them. */
export async function tierRanks(em: EntityManager, accountId: string): Promise<Map<string, number>> {
  const tiers = await em.find(Tier, { account: accountId }, { populate: ['prices'] });
  return rankTiers(tiers.map(({ id, position, prices }) => ({ id, position, prices: prices.getItems() })));
}
