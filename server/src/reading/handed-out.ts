import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { Viewer } from '../members/viewer.ts';

/** The locked part of an article as a read brings it, with the article it is of. */
export interface LockedPart {
  readonly articleId: string;
  readonly document: RichTextDocument;
}

/** The longest window that a creator can set for taking purchases back. */
const LONGEST_WINDOW_MS = 60 * 86_400_000;

// Nothing is written where no window is open, and once per article and purchase where one is.
const statement = {
  name: 'hand-out-articles',
  text: `
    insert into handed_out_articles as kept (account_id, member_id, article_id, handed_out_at)
    select $1, $2, article_id, $4::timestamptz from unnest($3::uuid[]) article_id
     where exists (
       select from orders o join money_settings s on s.account_id = o.account_id
        where o.account_id = $1 and o.member_id = $2 and o.status = 'PAID'
          and o.paid_at > $4::timestamptz - s.refund_window_days * interval '1 day')
    on conflict (account_id, member_id, article_id) do update set handed_out_at = excluded.handed_out_at
      where kept.handed_out_at < $5::timestamptz`,
};

/** Keeps that articles were handed out to the viewer; by their ids. */
export type HandedOut = DataLoader<string, boolean>;

export const handedOut = (pool: Pool, { accountId, member, lastPurchaseAt }: Viewer, now: () => Date): HandedOut =>
  new DataLoader(async (articleIds) => {
    if (member && lastPurchaseAt) {
      await pool.query({ ...statement, values: [accountId, member.id, articleIds, now(), lastPurchaseAt] });
    }
    return articleIds.map(() => true);
  });

/** Whether the viewer may hold something that can still be taken back; asks nobody. Staff read everything, and buy nothing by it. */
export const mayTakeSomethingBack = ({ member, staff, lastPurchaseAt }: Viewer, now: Date): boolean =>
  member !== null &&
  staff === null &&
  lastPurchaseAt !== null &&
  now.getTime() - lastPurchaseAt.getTime() < LONGEST_WINDOW_MS;
