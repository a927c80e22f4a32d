import type { RefundabilityFacts } from './refundability.ts';

/** One row of the statement below. */
export interface FactsRow extends RefundabilityFacts {
  readonly orderId: string;
  /** The payment that bought something; the others only ever went back. */
  readonly paymentId: string | null;
  /** First instant of what was bought; null when nothing was. */
  readonly startsAt: Date | null;
  /** How many of the articles it opened were read since. */
  readonly articlesRead: number;
}

/**
 * What decides whether orders can be taken back. A membership opened what asks for members, or for its tier; an unlock its
 * article, or what stands in its series.
 * @param account how the driver writes the first value, and `orders` the second
 */
export const refundabilityFacts = (account: string, orders: string): string => `
  with asked as (select ${account}::uuid as account_id, ${orders}::uuid[] as order_ids)
  select o.id as "orderId", o.kind, p.id as "paymentId", p.paid_at as "paidAt", coalesce(p.is_apple, false) as "isApple",
         coalesce(p.refunded_fen = p.amount_fen, false) as "isWhollyRefunded",
         exists (select from refunds r where r.account_id = o.account_id and r.payment_id = p.id and r.status = 'PENDING')
           as "isRefundPending",
         coalesce(g.redeemed_at is not null, false) as "isGiftRedeemed",
         coalesce(m.revoked_at, u.revoked_at, g.revoked_at) is not null
           -- An upgrade that waits to be paid counts on its money already.
           or exists (
             select from upgrade_credits c join orders uo on uo.account_id = c.account_id and uo.id = c.order_id
              where c.account_id = m.account_id and c.membership_id = m.id and uo.status = 'OPEN') as "isRevoked",
         coalesce(m.ends_at, u.ends_at) as "endsAt",
         case o.kind when 'TIP' then p.paid_at else coalesce(m.starts_at, u.starts_at, g.created_at) end as "startsAt",
         reading.articles_read as "articlesRead", reading.read_bps as "readBps",
         s.refund_window_days as "windowDays", s.refund_max_read_bps as "maxReadBps"
    from asked
    join orders o on o.account_id = asked.account_id and o.id = any(asked.order_ids)
    join money_settings s on s.account_id = o.account_id
    left join lateral (
      select p.* from payments p
        join ledger_transactions t on t.account_id = p.account_id and t.payment_id = p.id and t.kind in ('SALE', 'TIP')
       where p.account_id = o.account_id and p.order_id = o.id limit 1) p on true
    left join memberships m on m.account_id = o.account_id and m.order_id = o.id
    left join unlocks u on u.account_id = o.account_id and u.order_id = o.id
    left join gifts g on g.account_id = o.account_id and g.order_id = o.id
    cross join lateral (
      select count(*)::int as articles_read, coalesce(max(rp.read_bps), 0) as read_bps
        from (
          select account_id, member_id, article_id, read_bps, updated_at as read_at from reading_progress
          union all
          -- Of what was handed out nobody but the reader's client says how far it was read; when it says nothing, all of it was.
          select h.account_id, h.member_id, h.article_id, 10000, h.handed_out_at from handed_out_articles h
           where not exists (select from reading_progress said where said.account_id = h.account_id
                              and said.member_id = h.member_id and said.article_id = h.article_id)) rp
        join articles a on a.account_id = rp.account_id and a.id = rp.article_id
       where rp.account_id = o.account_id and rp.member_id = o.member_id
         and rp.read_at >= coalesce(m.starts_at, u.starts_at)
         and case o.kind
               when 'MEMBERSHIP' then a.policy = 'MEMBERS' or a.policy = 'TIERS' and exists (
                 select from article_tiers t where t.account_id = a.account_id and t.article_id = a.id
                                               and t.tier_id = m.tier_id)
               when 'ARTICLE_UNLOCK' then a.id = o.article_id
               when 'SERIES_UNLOCK' then a.series_id = o.series_id
               else false end) reading`;
