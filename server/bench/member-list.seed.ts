import pg from 'pg';
import { newSessionToken } from '../src/members/session-token.ts';

export const memberListSize = 100_000;

/** What requests need to know of what was made. */
export interface SeededMemberList {
  /** A session of the owner. */
  readonly token: string;
  /** A tier that one in a thousand holds. */
  readonly tierId: string;
  /** A place in the middle of the list, newest first. */
  readonly cursor: string;
}

// Six in ten never held anything, three hold something, one in thirty ends soon; numbers are spread without a pattern that an
// index could lean on.
const statements = [
  `insert into accounts (id, handle, kind, name, created_at)
     values (gen_random_uuid(), 'bench-members', 'SERVICE_ACCOUNT', '茶馆', now())`,
  `insert into tiers (id, account_id, key, name, position, created_at)
     select gen_random_uuid(), a.id, 'k' || n, '等级 ' || n, n, now() from accounts a, generate_series(1, 3) n`,
  `insert into members (id, account_id, display_name, is_follower, joined_at, source, spent_fen, last_read_at, banned_at, ban_reason)
     select gen_random_uuid(), a.id,
       (array['知秋', '听雨', '小满', '怀瑾', '阿宽', '晓棠', '一帆', 'Lily', 'Momo', '白鹭'])[1 + n % 10] || n, n % 2 = 0,
       now() - n * interval '10 minutes', (array['MINI_PROGRAM', 'CUSTOM_MENU', 'FOLLOW', 'IMPORT'])[1 + (n * 7) % 4],
       case when n % 3 = 0 then (n::bigint * 7919) % 100000 else 0 end,
       case when n % 2 = 0 then now() - ((n::bigint * 104729) % 500000) * interval '1 minute' end,
       case when n % 500 = 0 then now() end, case when n % 500 = 0 then 'spam' end
     from accounts a, generate_series(1, ${memberListSize}) n`,
  `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, created_at)
     select gen_random_uuid(), m.account_id, m.id, t.id, 'COMP',
       case when h % 4 = 0 then now() - interval '90 days' else now() - interval '20 days' end,
       case when h % 4 = 0 then now() - interval '1 day' when h % 4 = 1 and h % 3 = 0 then now() + interval '7 days'
         else now() + interval '40 days' end, now()
     from (select *, abs(hashtext(id::text)) as h from members) m
     join tiers t on t.account_id = m.account_id and t.position = case when h % 1000 = 7 then 3 else 1 + h % 2 end
     where h % 10 < 4`,
  `insert into member_tags (account_id, member_id, tag, created_at)
     select account_id, id, case when abs(hashtext(id::text)) % 1000 = 3 then 'rare' else 'regular' end, now() from members
      where abs(hashtext(id::text)) % 10 = 3`,
  'vacuum analyze',
];

export async function seedMemberList(databaseUrl: string): Promise<SeededMemberList> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const text of statements) await client.query(text);
    const { rows: accounts } = await client.query<{ id: string; tier_id: string }>(
      'select a.id, t.id as tier_id from accounts a join tiers t on t.account_id = a.id and t.position = 3',
    );
    const { id, tier_id: tierId } = accounts[0]!;
    const { token, hash } = newSessionToken(id);
    await client.query(
      `with owner as (insert into staff (id, account_id, display_name, role, created_at)
         values (gen_random_uuid(), $1, '东家', 'OWNER', now()) returning id)
       insert into sessions (id, account_id, token_hash, staff_id, client, created_at, expires_at)
         select gen_random_uuid(), $1, $2, id, 'CONSOLE', now(), now() + interval '1 day' from owner`,
      [id, hash],
    );
    const { rows: places } = await client.query<{ id: string; micros: string }>(
      `select id, (extract(epoch from joined_at) * 1000000)::bigint::text as micros
         from members order by joined_at desc, id desc offset ${memberListSize / 2} limit 1`,
    );
    const cursor = Buffer.from(JSON.stringify([Number(places[0]!.micros), places[0]!.id])).toString('base64url');
    return { token, tierId, cursor };
  } finally {
    await client.end();
  }
}
