import { randomInt } from 'node:crypto';
import pg from 'pg';
import { newSessionToken } from '../src/members/session-token.ts';
import type { BenchOperation } from './operations.ts';

/** How much there is. */
export const size = { accounts: 5, articlesPerAccount: 2_000, members: 10_000, sessions: 500 } as const;

/** One request of a variant: who sends it, and with which variables. */
export interface BenchRequest {
  readonly token: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Requests = Readonly<Record<BenchOperation['name'], readonly BenchRequest[]>>;

// A paragraph of some 250 characters; a document of fourteen is about as long as an article is.
const paragraph = '茶馆里坐满了人，说书人把醒木一拍，四下都静了。'.repeat(10);

const statements = [
  `insert into accounts (id, handle, kind, name, created_at)
     select gen_random_uuid(), 'bench-' || n, 'SERVICE_ACCOUNT', '茶馆 ' || n, now() from generate_series(1, ${size.accounts}) n`,
  `insert into series (id, account_id, title, created_at)
     select gen_random_uuid(), a.id, '系列 ' || n, now() - n * interval '1 day' from accounts a, generate_series(1, 8) n`,
  `insert into tiers (id, account_id, key, name, position, created_at)
     select gen_random_uuid(), a.id, 'k' || n, '等级 ' || n, n, now() from accounts a, generate_series(1, 3) n`,
  `insert into articles (id, account_id, series_id, status, title, excerpt, cover_url, author, language, policy,
       free_document, locked_document, locked_character_count, published_at, created_at, updated_at)
     select gen_random_uuid(), a.id, case when n % 3 > 0 then s.ids[1 + n % 8] end, 'PUBLISHED', '第' || n || '篇',
       '一两句话，说说这一篇讲什么', '/media/covers/' || n || '.jpg', '林晚', 'ZH_CN',
       (array['EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS'])[1 + n % 4], d.document, d.document, 3500,
       date_trunc('milliseconds', now()) - n * interval '7 hours', now(), now()
     from accounts a
     cross join lateral (select array_agg(id order by created_at) as ids from series where account_id = a.id) s
     cross join (select jsonb_build_object('type', 'document', 'blocks', jsonb_agg(jsonb_build_object('type', 'paragraph',
         'text', jsonb_build_array(jsonb_build_object('text', $1::text))))) as document from generate_series(1, 7)) d
     cross join generate_series(1, ${size.articlesPerAccount}) n`,
  `insert into article_tiers (account_id, article_id, tier_id)
     select a.account_id, a.id, t.id from articles a join tiers t on t.account_id = a.account_id
      where a.policy = 'TIERS' and t.position > 1`,
  `insert into members (id, account_id, display_name, is_follower, joined_at)
     select gen_random_uuid(), a.id, '茶客' || n, n % 2 = 0, now()
       from accounts a, generate_series(1, ${size.members / size.accounts}) n`,
  `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, created_at)
     select gen_random_uuid(), m.account_id, m.id, t.id, 'COMP', now() - interval '20 days', now() + interval '40 days', now()
       from members m join tiers t on t.account_id = m.account_id
      where (hashtext(m.id::text) & 3) = t.position`,
  'analyze',
];

/** Fills an empty database, and makes up requests that differ. */
export async function seed(databaseUrl: string): Promise<Requests> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const text of statements) await client.query(text, text.includes('$1') ? [paragraph] : []);
    return await makeRequests(client);
  } finally {
    await client.end();
  }
}

async function makeRequests(client: pg.Client): Promise<Requests> {
  const { rows: members } = await client.query<{ id: string; account_id: string }>(
    `select id, account_id from members order by hashtext(id::text) limit ${size.sessions}`,
  );
  const { rows: articles } = await client.query<{ id: string; account_id: string; micros: string }>(
    `select id, account_id, (extract(epoch from published_at) * 1000000)::bigint::text as micros from articles`,
  );
  const feed: BenchRequest[] = [];
  const article: BenchRequest[] = [];
  for (const [index, member] of members.entries()) {
    const { token, hash } = newSessionToken(member.account_id);
    await client.query(
      `insert into sessions (id, account_id, token_hash, member_id, client, created_at, expires_at)
         values (gen_random_uuid(), $1, $2, $3, 'MINI_PROGRAM', now(), now() + interval '1 day')`,
      [member.account_id, hash, member.id],
    );
    const own = articles.filter((one) => one.account_id === member.account_id);
    const any = own[randomInt(own.length)]!;
    const cursor = Buffer.from(JSON.stringify([Number(any.micros), any.id])).toString('base64url');
    // Half of the feeds begin somewhere deep in the list.
    feed.push({ token, variables: index % 2 === 0 ? {} : { after: cursor } });
    article.push({ token, variables: { id: any.id } });
  }
  return { feed, article };
}
