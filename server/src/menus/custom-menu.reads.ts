import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { CustomMenuView, entryViews, PublishedCustomMenu } from './custom-menu.view.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

interface MenuRow {
  readonly version: number;
  readonly entries: PrimaryMenuEntry[];
  readonly updated_at: Date;
  readonly last_outcome: string | null;
  readonly published_entries: PrimaryMenuEntry[] | null;
  readonly published_at: Date | null;
}

const menuStatement = {
  name: 'custom-menu',
  text: `
    select m.version, m.entries, m.updated_at, l.outcome as last_outcome, p.entries as published_entries, p.finished_at as published_at
    from custom_menus m
    left join lateral (
      select outcome from custom_menu_publications
      where account_id = m.account_id order by started_at desc, id desc limit 1) l on true
    left join lateral (
      select entries, finished_at from custom_menu_publications
      where account_id = m.account_id and outcome = 'PUBLISHED' order by started_at desc, id desc limit 1) p on true
    where m.account_id = $1`,
};

/** The account's Custom Menu for its staff; null when none was saved yet. */
export async function readCustomMenu(pool: Pool, accountId: string): Promise<CustomMenuView | null> {
  const { rows } = await pool.query<MenuRow>({ ...menuStatement, values: [accountId] });
  const row = rows[0];
  if (!row) return null;
  const published = row.published_entries;
  return Object.assign(new CustomMenuView(), {
    version: row.version,
    entries: entryViews(row.entries),
    updatedAt: row.updated_at,
    published:
      published && row.published_at
        ? Object.assign(new PublishedCustomMenu(), {
            entries: entryViews(published),
            publishedAt: row.published_at,
          })
        : null,
    // Nobody knows what followers see after an attempt that WeChat did not answer.
    hasUnpublishedChanges: row.last_outcome === 'UNKNOWN' || !isDeepStrictEqual(published ?? [], row.entries),
  });
}
