import type { Pool } from 'pg';
import { type MenuTargetTitles, menuTargetTitles } from './menus/menu-target.loader.ts';

/** Batched reads for what a statement cannot say; made for one request and forgotten with it. */
export interface Loaders {
  readonly menuTargetTitles: MenuTargetTitles;
}

export const createLoaders = (pool: Pool, accountId: string): Loaders => ({
  menuTargetTitles: menuTargetTitles(pool, accountId),
});
