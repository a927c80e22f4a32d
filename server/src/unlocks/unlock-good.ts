import type { Fen } from '../shared/money/fen.ts';

/**
 * The good (道具) at Virtual Payment that unlocks of this price are sold as: one per price and not per article, so that a
 * creator publishes a handful of goods once. At most 20 characters, as WeChat asks.
 */
export const unlockGoodOf = (priceFen: Fen): string => `th_unlock_${priceFen}`;
