import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { entryViews } from './custom-menu.view.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';
import { MenuVariantView } from './menu-variant.payloads.ts';

interface VariantRow {
  readonly id: string;
  readonly tag: string;
  readonly version: number;
  readonly entries: PrimaryMenuEntry[];
  readonly published_entries: PrimaryMenuEntry[] | null;
  readonly published_at: Date | null;
  readonly removed_at: Date | null;
  readonly followers: number;
}

const statement = {
  name: 'menu-variants',
  text: `
    select v.id, v.tag, v.version, v.entries, v.published_entries, v.published_at, v.removed_at,
           (select count(*)::int from member_tags t join members m on m.account_id = t.account_id and m.id = t.member_id
             where t.account_id = v.account_id and t.tag = v.tag and m.is_follower and m.merged_into_id is null) as followers
      from custom_menu_variants v where v.account_id = $1 order by v.tag`,
};

/** The account's menus of tags, for its staff; those too that WeChat has still to remove. */
export async function readMenuVariants(pool: Pool, accountId: string): Promise<MenuVariantView[]> {
  const { rows } = await pool.query<VariantRow>({ ...statement, values: [accountId] });
  return rows.map((row) =>
    Object.assign(new MenuVariantView(), {
      id: row.id,
      tag: row.tag,
      version: row.version,
      entries: entryViews(row.entries),
      followerCount: row.followers,
      publishedAt: row.published_at,
      hasUnpublishedChanges: row.removed_at !== null || !isDeepStrictEqual(row.published_entries, row.entries),
      isRemoved: row.removed_at !== null,
    }),
  );
}
