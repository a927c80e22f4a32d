import type { Pool } from 'pg';
import { type MenuTargetTitles, menuTargetTitles } from './menus/menu-target.loader.ts';
import { type Refundabilities, refundabilities } from './refunds/refundability.loader.ts';
import type { Clock } from './shared/time/clock.ts';

/** Batched reads for what a statement cannot say; made for one request and forgotten with it. */
export interface Loaders {
  readonly menuTargetTitles: MenuTargetTitles;
  readonly refundabilities: Refundabilities;
}

export const createLoaders = (pool: Pool, accountId: string, clock: Clock): Loaders => ({
  menuTargetTitles: menuTargetTitles(pool, accountId),
  refundabilities: refundabilities(pool, accountId, () => clock.now()),
});
