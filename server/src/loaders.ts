import type { Pool } from 'pg';
import type { Viewer } from './members/viewer.ts';
import { type MenuTargetTitles, menuTargetTitles } from './menus/menu-target.loader.ts';
import { type HandedOut, handedOut } from './reading/handed-out.ts';
import { type Refundabilities, refundabilities } from './refunds/refundability.loader.ts';
import type { Clock } from './shared/time/clock.ts';
import { type TierNames, tierNames } from './statements/tier-names.ts';

/** Batched reads for what a statement cannot say; made for one request and forgotten with it. */
export interface Loaders {
  readonly menuTargetTitles: MenuTargetTitles;
  readonly handedOut: HandedOut;
  readonly refundabilities: Refundabilities;
  readonly tierNames: () => Promise<TierNames>;
}

export const createLoaders = (pool: Pool, viewer: Viewer, clock: Clock): Loaders => ({
  menuTargetTitles: menuTargetTitles(pool, viewer.accountId),
  handedOut: handedOut(pool, viewer, () => clock.now()),
  tierNames: tierNames(pool, viewer.accountId),
  refundabilities: refundabilities(pool, viewer.accountId, () => clock.now()),
});
