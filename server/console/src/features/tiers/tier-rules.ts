/** The rules of the readers' membership page itself: what the preview shows cannot drift from it. */
export {
  monthlyFen,
  offeredPeriods,
  pricesFor,
  savedPercent,
} from '../../../../../miniprogram/src/features/tiers/tier-prices.ts';
