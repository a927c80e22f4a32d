import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPool } from '../../src/database/pool.ts';
import { readSessionToken } from '../../src/members/session-token.ts';
import { operations } from '../operations.ts';

/**
 * The limit: node:http and one prepared join, written by hand for exactly these two questions. The session is part of the
 * statement; rows come back as columns and JSON is written in Node.
 */

// Memberships bought ahead of their end are one hold; for data without renewals, as here, the latest end is the same.
const viewer = `viewer as materialized (
  select m.is_follower, s.staff_id is not null as is_staff, h.tiers, h.last_end
    from sessions s
    left join members m on m.account_id = s.account_id and m.id = s.member_id and m.banned_at is null and m.merged_into_id is null
    left join lateral (select array_agg(tier_id) as tiers, max(ends_at) as last_end from memberships
      where account_id = s.account_id and member_id = m.id and revoked_at is null and starts_at <= now() and ends_at > now()) h on true
   where s.account_id = $1 and s.token_hash = $2 and s.ended_at is null and s.expires_at > now())`;

const reason = `case
  when a.policy = 'EVERYONE' then 'EVERYONE'
  when v.is_staff then 'STAFF'
  when a.policy = 'FOLLOWERS' then case when v.is_follower then 'FOLLOWER' when v.tiers is not null then 'MEMBER' else 'NEEDS_FOLLOW' end
  when a.policy = 'MEMBERS' then case when v.tiers is not null then 'MEMBER' else 'NEEDS_MEMBERSHIP' end
  when exists (select 1 from article_tiers l where l.account_id = $1 and l.article_id = a.id and l.tier_id = any(v.tiers)) then 'TIER'
  else 'NEEDS_TIER' end`;

const tiers = `(select json_agg(json_build_array(t.id, t.name) order by t.position, t.id)
  from article_tiers l join tiers t on t.account_id = $1 and t.id = l.tier_id where l.account_id = $1 and l.article_id = a.id)`;

const feedColumns = `a.id, a.title, a.excerpt, a.cover_url, a.author, a.published_at, a.reading_minutes, a.policy,
  a.locked_character_count, s.id, s.title, ${tiers}, ${reason}, round(date_part('epoch', a.published_at) * 1000000)::int8`;

const feedText = (after: string) => `with ${viewer} select ${feedColumns}
  from (select * from articles where account_id = $1 and status = 'PUBLISHED' ${after}
          order by published_at desc, id desc limit 21) a
  cross join viewer v left join series s on s.account_id = $1 and s.id = a.series_id
  order by a.published_at desc, a.id desc`;

const related = `(select json_agg(json_build_array(r.id, r.title, r.cover_url, r.published_at) order by r.rank, r.published_at desc, r.id desc)
  from (select * from (
    (select 0 as rank, id, title, cover_url, published_at from articles r where account_id = $1 and status = 'PUBLISHED'
       and r.series_id = a.series_id and r.id <> a.id order by published_at desc, id desc limit 3)
    union all
    (select 1, id, title, cover_url, published_at from articles r where account_id = $1 and status = 'PUBLISHED'
       and r.id <> a.id and (a.series_id is null or r.series_id is distinct from a.series_id) order by published_at desc, id desc limit 3)
  ) r order by rank, published_at desc, id desc limit 3) r)`;

const articleText = `with ${viewer} select a.id, a.title, a.author, a.published_at, a.reading_minutes, a.policy, a.free_document,
    case when reason not like 'NEEDS%' then a.locked_document end, a.locked_character_count, s.id, s.title, ${tiers},
    reason, case reason when 'MEMBER' then v.last_end when 'TIER' then v.last_end end, ${related}
  from articles a cross join viewer v cross join lateral (select ${reason} as reason) d
  left join series s on s.account_id = $1 and s.id = a.series_id
  where a.account_id = $1 and a.id = $3 and a.status = 'PUBLISHED'`;

const statements = {
  feed: { name: 'feed', text: feedText('') },
  feedAfter: { name: 'feedAfter', text: feedText('and (published_at, id) < ($3, $4)') },
  article: { name: 'article', text: articleText },
};

const opens = (why: string) => !why.startsWith('NEEDS');
const named = (rows: [string, string][] | null) => (rows ?? []).map(([id, name]) => ({ id, name }));
const seriesOf = (id: string | null, title: string) => (id === null ? null : { id, title });

/** @returns the address it listens on */
export async function start(databaseUrl: string): Promise<string> {
  const pool = createPool(databaseUrl, 10);

  async function feed(account: string, hash: Buffer, after: string | undefined) {
    const statement = after ? statements.feedAfter : statements.feed;
    const values: unknown[] = [account, hash];
    if (after) {
      const [micros, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [number, string];
      values.push(
        `${new Date(Math.floor(micros / 1_000_000) * 1_000).toISOString().slice(0, -5)}.${String(micros % 1_000_000).padStart(6, '0')}Z`,
        id,
      );
    }
    const { rows } = await pool.query({ ...statement, values, rowMode: 'array' });
    const shown = rows.length > 20 ? rows.slice(0, 20) : rows;
    const last = shown.at(-1);
    return {
      articles: {
        edges: shown.map((r) => ({
          node: {
            id: r[0],
            title: r[1],
            excerpt: r[2],
            coverUrl: r[3],
            author: r[4],
            publishedAt: r[5],
            readingMinutes: r[6],
            policy: r[7],
            lockedCharacterCount: r[8],
            series: seriesOf(r[9], r[10]),
            tiers: named(r[11]),
            viewerAccess: { canRead: opens(r[12]), reason: r[12] },
          },
        })),
        pageInfo: {
          hasNextPage: rows.length > 20,
          endCursor: last ? Buffer.from(JSON.stringify([last[13], last[0]])).toString('base64url') : null,
        },
      },
    };
  }

  async function article(account: string, hash: Buffer, id: string) {
    const { rows } = await pool.query({ ...statements.article, values: [account, hash, id], rowMode: 'array' });
    const r = rows[0];
    if (!r) return { article: null };
    return {
      article: {
        id: r[0],
        title: r[1],
        author: r[2],
        publishedAt: r[3],
        readingMinutes: r[4],
        policy: r[5],
        freeDocument: r[6],
        lockedDocument: r[7],
        lockedCharacterCount: r[8],
        series: seriesOf(r[9], r[10]),
        tiers: named(r[11]),
        viewerAccess: { canRead: opens(r[12]), reason: r[12], until: r[13] },
        related: ((r[14] as [string, string, string, string][] | null) ?? []).map(
          ([relatedId, title, coverUrl, publishedAt]) => ({
            id: relatedId,
            title,
            coverUrl,
            publishedAt: new Date(publishedAt),
          }),
        ),
      },
    };
  }

  const feedHash = operations[0].hash;
  const server = createServer(async (request, response) => {
    const { extensions, variables } = JSON.parse(await bodyOf(request));
    const presented = readSessionToken((request.headers.authorization ?? '').slice(7))!;
    const isFeed = extensions.persistedQuery.sha256Hash === feedHash;
    const data = isFeed
      ? await feed(presented.accountId, presented.hash, variables.after)
      : await article(presented.accountId, presented.hash, variables.id);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
