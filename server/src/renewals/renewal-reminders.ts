import type { MikroORM } from '@mikro-orm/postgresql';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId, newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { RenewalReminder } from './renewal-reminder.entity.ts';
import { RenewalReminderType } from './renewal-reminder.type.ts';

/** How many reminders one round makes; the next one follows. */
const ROUND = 500;

/**
 * `m` is the end of an unbroken hold that nothing continues: no later membership, of whatever tier, and no contract that runs.
 * Its tier is still sold.
 */
const endsForGood = `m.revoked_at is null and t.archived_at is null
  and not exists (select from memberships n
    where n.account_id = m.account_id and n.member_id = m.member_id and n.revoked_at is null
      and n.ends_at > m.ends_at and n.starts_at <= m.ends_at)
  and not exists (select from renewal_contracts c
    where c.account_id = m.account_id and c.member_id = m.member_id and c.status = 'SIGNED' and not c.is_ending)`;

/** Tells members in time that a membership ends, where it does not renew by itself. */
export class RenewalReminders {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Makes the reminders that are due, each once: so many days before the end as the owner says, and not before half of a short
   * membership is over.
   * @returns how many were made
   */
  async sweep(): Promise<number> {
    const now = this.#clock.now();
    const run = this.#orm.em.fork().getConnection();
    const due = await run.execute<{ id: string; account_id: string }[]>(
      `select m.id, m.account_id from memberships m
         join money_settings s on s.account_id = m.account_id
         join members p on p.account_id = m.account_id and p.id = m.member_id
         join tiers t on t.account_id = m.account_id and t.id = m.tier_id
        where m.ends_at > ? and m.ends_at <= ?::timestamptz + interval '30 days'
          and m.ends_at - least(s.renewal_reminder_days * interval '1 day', (m.ends_at - m.starts_at) / 2) <= ?
          and p.banned_at is null and ${endsForGood}
          and not exists (select from renewal_reminders r where r.account_id = m.account_id and r.membership_id = m.id)
        order by m.ends_at limit ${ROUND}`,
      [now, now, now],
    );
    for (const { id, account_id: accountId } of due) {
      await run.execute(
        `insert into renewal_reminders (id, account_id, membership_id, created_at) values (?, ?, ?, ?)
           on conflict (account_id, membership_id) do nothing`,
        [newId(), accountId, id, now],
      );
    }
    return due.length;
  }

  /** The reminder a viewer should see: of a membership that still ends, and that they did not dismiss. */
  async of(viewer: Viewer, now: Date): Promise<RenewalReminderType | null> {
    if (!viewer.member) return null;
    const [found] = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; membership_id: string; ends_at: string; tier_price_id: string | null }[]>(
        `select r.id, m.id as membership_id, m.ends_at, (
             select price.id from tier_prices price
              where price.account_id = m.account_id and price.tier_id = m.tier_id and price.withdrawn_at is null
                and price.period <> 'PASS'
              order by price.id = o.tier_price_id desc nulls last, price.period = o.period desc nulls last,
                price.amount_fen, price.id limit 1) as tier_price_id
           from renewal_reminders r
           join memberships m on m.account_id = r.account_id and m.id = r.membership_id
           join tiers t on t.account_id = m.account_id and t.id = m.tier_id
           left join orders o on o.account_id = m.account_id and o.id = m.order_id
          where m.account_id = ? and m.member_id = ? and m.ends_at > ? and r.seen_at is null and ${endsForGood}
          order by m.ends_at, r.id limit 1`,
        [viewer.accountId, viewer.member.id, now],
      );
    if (!found) return null;
    const { id, membership_id: membershipId, ends_at: endsAt, tier_price_id: tierPriceId } = found;
    return new RenewalReminderType({ id, membershipId, endsAt: new Date(endsAt), tierPriceId });
  }

  /**
   * The viewer does not want to see a reminder any more. Safe to repeat.
   * @throws ApiError UNAUTHENTICATED, NOT_FOUND
   */
  async dismiss(viewer: Viewer, reminderId: string): Promise<void> {
    const memberId = requireMember(viewer);
    const em = this.#orm.em.fork();
    const where = { account: viewer.accountId, id: reminderId, membership: { member: memberId } };
    const reminder = isId(reminderId) ? await em.findOne(RenewalReminder, where) : null;
    if (!reminder) throw new ApiError('NOT_FOUND');
    reminder.dismiss(this.#clock.now());
    await em.flush();
  }
}
