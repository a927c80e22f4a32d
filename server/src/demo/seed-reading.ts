import { Client } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import type { DemoHandle } from './demo-account.ts';
import { demoNumbers } from './demo-credentials.ts';
import { createRandom } from './media/random.ts';
import type { Seeding } from './seeding.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface Reader {
  readonly id: string;
  readonly openid: string;
  readonly joined_at: Date;
  /** When they first paid for a membership. */
  readonly paid_at: Date | null;
}
interface Readable {
  readonly id: string;
  readonly policy: string;
}

/** Who came and read what in the last weeks, unless it is known: members everything, others what is free. */
export async function seedReading(
  { orm, services, clock, now }: Seeding,
  owner: Viewer,
  handle: DemoHandle,
): Promise<void> {
  const em = orm.em.fork();
  const run = <Row>(sql: string, values: unknown[]) => em.getConnection().execute<Row[]>(sql, values);
  const { accountId } = owner;
  const [known] = await run('select 1 from reading_progress where account_id = ? limit 1', [accountId]);
  if (known) return;
  const { appid } = demoNumbers[handle].miniProgram;
  const readers = await run<Reader>(
    `select m.id, i.openid, m.joined_at,
            (select min(o.paid_at) from orders o where o.account_id = m.account_id and o.member_id = m.id
               and o.kind = 'MEMBERSHIP' and o.status = 'PAID') as paid_at
       from members m join member_identities i on i.account_id = m.account_id and i.member_id = m.id and i.appid = ?
      where m.account_id = ? and m.merged_into_id is null order by i.openid`,
    [appid, accountId],
  );
  const articles = await run<Readable>(
    `select id, policy from articles where account_id = ? and status = 'PUBLISHED' order by published_at desc, title`,
    [accountId],
  );
  const random = createRandom(handle === 'chaguan' ? 71 : 73);
  for (const { id: memberId, openid, joined_at, paid_at } of readers) {
    const [joined, paid] = [new Date(joined_at).getTime(), paid_at && new Date(paid_at).getTime()];
    const since = Math.max(joined, now.getTime() - 60 * DAY_MS);
    if (random.chance(0.7)) {
      clock.set(new Date(random.between(since, now.getTime())));
      await services.sessions.beginForMember(em, {
        accountId,
        memberId,
        client: Client.MINI_PROGRAM,
        platform: random.pick(['android', 'ios', 'harmony']),
        appid,
        openid,
      });
    }
    const open = articles.filter(({ policy }) => policy === 'EVERYONE' || paid !== null);
    const read = new Map<string, number>();
    // Whoever paid goes on reading where the paywall was: among the first, more often than not.
    const behindPaywall = articles.filter(({ policy }) => policy !== 'EVERYONE');
    const first = behindPaywall[Math.floor(random.next() ** 2 * behindPaywall.length)];
    if (paid && first) read.set(first.id, paid + random.between(1, 20) * MINUTE_MS);
    for (let count = random.integer(0, 5); count > 0; count--) {
      // Newer articles are read more.
      const article = open[Math.floor(random.next() ** 2 * open.length)];
      const from = article?.policy === 'EVERYONE' || paid === null ? since : Math.max(since, paid);
      if (article && !read.has(article.id)) read.set(article.id, random.between(from, now.getTime()));
    }
    for (const [articleId, at] of read) {
      const startedAt = new Date(Math.min(at, now.getTime() - MINUTE_MS));
      const readBps = random.chance(0.6) ? 10_000 : random.integer(500, 9_000);
      const updatedAt = new Date(Math.min(startedAt.getTime() + 9 * MINUTE_MS, now.getTime()));
      await run(
        `insert into reading_progress (account_id, member_id, article_id, read_bps, started_at, updated_at)
         values (?, ?, ?, ?, ?, ?) returning 1`,
        [accountId, memberId, articleId, readBps, startedAt, updatedAt],
      );
      await run(
        'update members set last_read_at = greatest(last_read_at, ?) where account_id = ? and id = ? returning 1',
        [updatedAt, accountId, memberId],
      );
    }
  }
  clock.set(now);
}
