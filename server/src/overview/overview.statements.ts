/**
 * The statements of the overview. $1 is the account, $2 the beginning and $3 the end of a period, $2 included, $3 not.
 * The staff's own memberships and reading are left out.
 */

const notStaff = (member: string) =>
  `not exists (select from staff s where s.account_id = $1 and s.member_id = ${member} and s.left_at is null)`;

/** When a membership really ends. */
const endOf = (m: string) => `least(${m}.ends_at, coalesce(${m}.revoked_at, ${m}.ends_at))`;

/** Unbroken stretches of membership: what touches or overlaps is one, whatever it was made of. */
const holds = `
  held as (
    select m.member_id, range_agg(tstzrange(m.starts_at, ${endOf('m')})) as stretches
      from memberships m
     where m.account_id = $1 and ${endOf('m')} > m.starts_at and ${notStaff('m.member_id')}
     group by m.member_id),
  hold as (
    select h.member_id, lower(r) as began, upper(r) as ended, lower(r) = lower(h.stretches) as is_first
      from held h, unnest(h.stretches) r)`;

/** One row per day with something; the row without a day says how many held at the beginning. */
export const holdsByDay = {
  name: 'overview-holds',
  text: `
    with ${holds}, change as (
      select began as at, is_first::int as new, (not is_first)::int as returned, 0 as lost from hold
      union all
      select ended, 0, 0, 1 from hold)
    select null as on_day, count(*)::int as active, 0 as new, 0 as returned, 0 as lost
      from hold where began < $2 and ended >= $2
    union all
    select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 0, sum(new)::int, sum(returned)::int, sum(lost)::int
      from change where at >= $2 and at < $3 group by 1`,
};

/** Of those who held at $2, how many hold at $3; and who holds at $3 something that was paid for. */
export const holdersKept = {
  name: 'overview-kept',
  text: `
    with ${holds}
    select count(distinct h.member_id) filter (where h.began < $2 and h.ended >= $2)::int as at_beginning,
           count(distinct h.member_id) filter (where h.began < $2 and h.ended >= $2 and exists (
             select from hold later where later.member_id = h.member_id and later.began < $3 and later.ended >= $3))::int as kept,
           (select count(distinct m.member_id)::int from memberships m
             where m.account_id = $1 and m.source in ('PURCHASE', 'GIFT', 'IMPORT')
               and m.starts_at < $3 and ${endOf('m')} >= $3 and ${notStaff('m.member_id')}) as paying
      from hold h`,
};

/** What the bought memberships that run at $2 are worth a month, in fen. */
export const recurringRevenue = {
  name: 'overview-recurring-revenue',
  text: `
    select coalesce(round(sum((o.amount_fen + o.credit_fen) / case o.period
             when 'MONTH' then 1 when 'QUARTER' then 3 when 'YEAR' then 12
             else greatest(1, extract(epoch from m.ends_at - m.starts_at) / 86400 / 30) end)), 0)::bigint as fen
      from memberships m join orders o on o.account_id = m.account_id and o.id = m.order_id
     where m.account_id = $1 and m.source = 'PURCHASE' and m.starts_at < $2 and ${endOf('m')} >= $2
       and ${notStaff('m.member_id')}`,
};

/** Readers who were no members at $2 and came or read before $3, and those of them who paid for a membership meanwhile. */
export const conversion = {
  name: 'overview-conversion',
  text: `
    with reader as (
      select member_id from sessions
       where account_id = $1 and member_id is not null and created_at >= $2 and created_at < $3
      union
      select member_id from reading_progress where account_id = $1 and started_at < $3 and updated_at >= $2)
    select count(*)::int as denominator,
           count(*) filter (where exists (
             select from orders o where o.account_id = $1 and o.member_id = r.member_id
               and o.kind = 'MEMBERSHIP' and o.paid_at >= $2 and o.paid_at < $3))::int as numerator
      from reader r
     where ${notStaff('r.member_id')}
       and not exists (select from memberships m where m.account_id = $1 and m.member_id = r.member_id
         and m.starts_at < $2 and ${endOf('m')} >= $2)`,
};

/** Articles among the first 8 by readers or by memberships brought. */
export const topArticles = {
  name: 'overview-articles',
  text: `
    with reading as (
      select article_id, count(*)::int as readers, count(*) filter (where read_bps >= 9500)::int as finished
        from reading_progress p
       where account_id = $1 and started_at < $3 and updated_at >= $2 and ${notStaff('p.member_id')}
       group by 1),
    sale as (
      select coalesce(
          (select p.article_id from reading_progress p
            where p.account_id = $1 and p.member_id = o.member_id
              and p.started_at >= o.paid_at and p.started_at < o.paid_at + interval '1 hour'
            order by p.started_at limit 1),
          (select p.article_id from reading_progress p
            where p.account_id = $1 and p.member_id = o.member_id
              and p.started_at <= o.created_at and p.started_at > o.created_at - interval '7 days'
            order by p.started_at desc limit 1)) as article_id
        from orders o
       where o.account_id = $1 and o.kind = 'MEMBERSHIP' and o.tier_change <> 'RENEWAL'
         and o.paid_at >= $2 and o.paid_at < $3 and ${notStaff('o.member_id')}),
    sold as (select article_id, count(*)::int as memberships from sale where article_id is not null group by 1),
    unlocked as (
      select article_id, count(*)::int as unlocks from orders
       where account_id = $1 and kind = 'ARTICLE_UNLOCK' and paid_at >= $2 and paid_at < $3 group by 1),
    ranked as (
      select article_id, coalesce(readers, 0) as readers, coalesce(finished, 0) as finished,
             coalesce(memberships, 0) as memberships, coalesce(unlocks, 0) as unlocks,
             row_number() over (order by coalesce(readers, 0) desc, article_id desc) as by_readers,
             row_number() over (order by coalesce(memberships, 0) desc, article_id desc) as by_memberships
        from reading full join sold using (article_id) full join unlocked using (article_id))
    select r.article_id as "articleId", a.title, r.readers as "readerCount", r.finished as "finishedCount",
           r.memberships as "membershipCount", r.unlocks as "unlockCount",
           by_readers <= 8 and r.readers > 0 as "isTopByReaders", by_memberships <= 8 and r.memberships > 0 as "isTopByMemberships"
      from ranked r join articles a on a.account_id = $1 and a.id = r.article_id
     where by_readers <= 8 or by_memberships <= 8
     order by r.readers desc, r.article_id desc`,
};
