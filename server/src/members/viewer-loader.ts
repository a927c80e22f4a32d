import type { Pool } from 'pg';
import type { StaffRole } from '../accounts/staff.entity.ts';
import { heldTiersAt } from '../memberships/held-tiers.ts';
import { isGoingBack } from '../refunds/going-back.ts';
import type { Client } from './session.entity.ts';
import type { PresentedToken } from './session-token.ts';
import type { Viewer } from './viewer.ts';

type Row = [
  sessionId: string,
  memberId: string | null,
  isFollower: boolean | null,
  staffId: string | null,
  role: StaffRole | null,
  isElevated: boolean | null,
  hasPasskey: boolean | null,
  isUnseen: boolean | null,
  client: Client,
  platform: string,
  appid: string | null,
  openid: string | null,
  spans: [tierId: string, startsAt: string, endsAt: string, boughtAt: string | null][] | null,
  unlocks: [opens: string, endsAt: string | null, boughtAt: string | null][] | null,
];

const IS_UNSEEN = 7;

// One statement for everything a decision may need. It is not cached: a session that was ended, a ban or a membership
// that has just begun counts for the very next request, on every node.
const statement = {
  name: 'viewer',
  text: `
    select s.id, m.id, m.is_follower, s.staff_id, st.role, s.elevated_until > $3,
      exists (select 1 from passkeys p where p.account_id = s.account_id and p.staff_id = s.staff_id),
      s.staff_id is not null and coalesce(s.last_seen_at < $3 - interval '5 minutes', true),
      s.client, s.platform, s.appid, s.openid,
      (select json_agg(json_build_array(ms.tier_id, ms.starts_at, ms.ends_at,
          case when ms.order_id is not null then ms.created_at end))
         from memberships ms
        where ms.account_id = s.account_id and ms.member_id = m.id and ms.revoked_at is null and ms.ends_at > $3
          and not ${isGoingBack('ms')}),
      (select json_agg(json_build_array(u.opens, nullif(u.ends_at, 'infinity'), u.bought_at))
         from (select coalesce(u.article_id, u.series_id) as opens, max(coalesce(u.ends_at, 'infinity')) as ends_at,
                      max(u.created_at) filter (where u.order_id is not null) as bought_at
                 from unlocks u
                where u.account_id = s.account_id and u.member_id = m.id and u.revoked_at is null
                  and u.starts_at <= $3 and (u.ends_at is null or u.ends_at > $3) and not ${isGoingBack('u')}
                group by 1) u)
    from sessions s
    left join members m on m.account_id = s.account_id and m.id = s.member_id
    left join staff st on st.account_id = s.account_id and st.id = s.staff_id
    where s.account_id = $1 and s.token_hash = $2 and s.ended_at is null and s.expires_at > $3
      and m.banned_at is null and m.merged_into_id is null and st.left_at is null`,
  rowMode: 'array' as const,
};

export const anonymousIn = (accountId: string): Viewer => ({
  accountId,
  sessionId: null,
  member: null,
  staff: null,
  client: null,
  platform: '',
  appid: null,
  openid: null,
  heldTiers: [],
  heldUnlocks: [],
  lastPurchaseAt: null,
});

/** Loads who sends a request, by the session token it presents. */
export class ViewerLoader {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  /** @returns null when the token is no living session's */
  async load(presented: PresentedToken, now: Date): Promise<Viewer | null> {
    const { rows } = await this.#pool.query<Row>({ ...statement, values: [presented.accountId, presented.hash, now] });
    const row = rows[0];
    if (!row) return null;
    if (row[IS_UNSEEN]) await this.#see(presented.accountId, row[0], now);
    const [
      sessionId,
      memberId,
      isFollower,
      staffId,
      role,
      isElevated,
      hasPasskey,
      ,
      client,
      platform,
      appid,
      openid,
      spans,
      unlocks,
    ] = row;
    return {
      accountId: presented.accountId,
      sessionId,
      member: memberId === null ? null : { id: memberId, isFollower: isFollower ?? false },
      staff:
        staffId === null || role === null
          ? null
          : { id: staffId, role, isElevated: isElevated ?? false, hasPasskey: hasPasskey ?? false },
      client,
      platform,
      appid,
      openid,
      heldTiers: heldTiersAt(
        (spans ?? []).map(([tierId, startsAt, endsAt]) => ({
          tierId,
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
        })),
        now,
      ),
      heldUnlocks: (unlocks ?? []).map(([opens, endsAt]) => ({
        opens,
        endsAt: endsAt === null ? null : new Date(endsAt),
      })),
      lastPurchaseAt: latestOf([
        ...(spans ?? []).map((span) => span[3]),
        ...(unlocks ?? []).map((unlock) => unlock[2]),
      ]),
    };
  }

  /** Keeps when a person of the staff last used a browser; at most once in five minutes. */
  async #see(accountId: string, sessionId: string, now: Date): Promise<void> {
    await this.#pool.query({
      name: 'see-session',
      text: 'update sessions set last_seen_at = $3 where account_id = $1 and id = $2',
      values: [accountId, sessionId, now],
    });
  }
}

function latestOf(instants: readonly (string | null)[]): Date | null {
  const times = instants.flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
