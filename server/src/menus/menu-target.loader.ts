import DataLoader from 'dataloader';
import type { Pool } from 'pg';

/** What a menu entry opens, besides pages that are always there. */
export interface MenuTargetKey {
  readonly what: 'article' | 'series';
  readonly id: string;
}

// A reader can open published articles only, and a series that is there.
const titlesStatement = {
  name: 'menu-target-titles',
  text: `
    select 'article/' || id as key, title from articles where account_id = $1 and id = any($2::uuid[]) and status = 'PUBLISHED'
    union all
    select 'series/' || id, title from series where account_id = $1 and id = any($3::uuid[])`,
};

/** Titles of what menu entries open; null where a reader could not open it. */
export type MenuTargetTitles = DataLoader<MenuTargetKey, string | null, string>;

const keyOf = ({ what, id }: MenuTargetKey): string => `${what}/${id}`;

/**
 * Batched, because a menu is one document: no statement can join what its entries name.
 * @param accountId what belongs to other accounts is null
 */
export function menuTargetTitles(pool: Pool, accountId: string): MenuTargetTitles {
  return new DataLoader(
    async (targets) => {
      const idsOf = (kind: MenuTargetKey['what']) => targets.filter(({ what }) => what === kind).map(({ id }) => id);
      const values = [accountId, idsOf('article'), idsOf('series')];
      const { rows } = await pool.query<{ key: string; title: string }>({ ...titlesStatement, values });
      const titles = new Map(rows.map(({ key, title }) => [key, title]));
      return targets.map((target) => titles.get(keyOf(target)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
}
