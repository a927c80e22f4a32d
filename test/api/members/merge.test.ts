import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account, AccountKind } from '../../../server/src/accounts/account.entity.ts';
import { type App, createApp } from '../../../server/src/app.ts';
import { Client } from '../../../server/src/members/session.entity.ts';
import { newId } from '../../../server/src/shared/ids.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testConfig } from '../../support/test-config.ts';

const miniAppid = 'wx00000000000000aa';
const officialAppid = 'wx00000000000000bb';
const clock = new ManualClock('2026-03-01T04:00:00Z');
let app: App;
let accountId: string;

beforeAll(async () => {
  app = await createApp(testConfig(await createTestDatabase(), 'http://127.0.0.1:9'), { clock });
  const em = app.orm.em.fork();
  const account = em.create(Account, {
    handle: 'merge',
    kind: AccountKind.SERVICE_ACCOUNT,
    name: '合并',
    createdAt: clock.now(),
  });
  await em.flush();
  accountId = account.id;
});

afterAll(() => app.close());

const meet = (introduction: { appid: string; openid: string; unionid?: string }) =>
  app.services.identities.meet(app.orm.em, accountId, introduction);
const sql = async (text: string, values: unknown[]) => (await app.pool.query(text, values)).rows;

/** A paid order with its membership, as a purchase leaves them. */
async function purchase(memberId: string, key: string): Promise<{ orderId: string; membershipId: string }> {
  const [tierId, priceId, orderId, membershipId] = [newId(), newId(), newId(), newId()];
  const now = clock.now();
  await sql(`insert into tiers (id, account_id, key, name, position, created_at) values ($1, $2, $3, 'T', 1, $4)`, [
    tierId,
    accountId,
    tierId.slice(-10).replace(/-/g, '0'),
    now,
  ]);
  await sql(
    `insert into tier_prices (id, account_id, tier_id, period, amount_fen, xpay_product_id, created_at)
     values ($1, $2, $3, 'MONTH', 1800, 'th', $4)`,
    [priceId, accountId, tierId, now],
  );
  await sql(
    `insert into orders (id, account_id, member_id, kind, tier_id, tier_price_id, period, amount_fen, list_amount_fen, tier_change,
       currency, description, status, client, idempotency_key, created_at, expires_at, paid_at)
     values ($1, $2, $3, 'MEMBERSHIP', $4, $5, 'MONTH', 1800, 1800, 'NEW', 'CNY', 'T', 'PAID', 'MINI_PROGRAM', $6, $7, $7, $7)`,
    [orderId, accountId, memberId, tierId, priceId, key, now],
  );
  await sql(
    `insert into memberships (id, account_id, member_id, tier_id, order_id, source, starts_at, ends_at, created_at)
     values ($1, $2, $3, $4, $5, 'PURCHASE', $6, '2026-04-01T04:00:00Z', $6)`,
    [membershipId, accountId, memberId, tierId, orderId, now],
  );
  return { orderId, membershipId };
}

/** A series the member may read. @returns the unlock's id */
async function unlock(memberId: string): Promise<string> {
  const [seriesId, unlockId] = [newId(), newId()];
  await sql(`insert into series (id, account_id, title, created_at) values ($1, $2, 'S', $3)`, [
    seriesId,
    accountId,
    clock.now(),
  ]);
  await sql(
    `insert into unlocks (id, account_id, member_id, series_id, source, starts_at, created_at)
     values ($1, $2, $3, $4, 'COMP', $5, $5)`,
    [unlockId, accountId, memberId, seriesId, clock.now()],
  );
  return unlockId;
}

it('knows one person across both doors by the unionid, without two rows', async () => {
  const inMini = await meet({ appid: miniAppid, openid: 'o-mini-1', unionid: 'u-1' });

  const inOfficial = await meet({ appid: officialAppid, openid: 'o-official-1', unionid: 'u-1' });

  expect(inOfficial.id).toBe(inMini.id);
});

it('makes one member when both doors open at the same moment', async () => {
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      meet({ appid: i % 2 ? miniAppid : officialAppid, openid: i % 2 ? 'o-mini-2' : 'o-official-2', unionid: 'u-2' }),
    ),
  );

  expect(new Set(people.map((person) => person.id)).size).toBe(1);
});

/** A tip that was not paid, and a gift of a series' article that nobody redeemed. @returns their ids */
async function tipAndGift(memberId: string): Promise<{ tipId: string; giftId: string }> {
  const [tipId, giftId, articleId] = [newId(), newId(), newId()];
  const now = clock.now();
  await sql(
    `insert into articles (id, account_id, status, title, language, policy, free_document, created_at, updated_at)
     values ($1, $2, 'DRAFT', 'A', 'EN', 'MEMBERS', '{}', $3, $3)`,
    [articleId, accountId, now],
  );
  for (const [orderId, kind] of [
    [tipId, 'TIP'],
    [giftId, 'GIFT_ARTICLE'],
  ]) {
    await sql(
      `insert into orders (id, account_id, member_id, kind, article_id, amount_fen, list_amount_fen, currency, description,
         status, client, idempotency_key, created_at, expires_at)
       values ($1, $2, $3, $4, $5, 600, 600, 'CNY', 'T', 'OPEN', 'MINI_PROGRAM', $7, $6, $6)`,
      [orderId, accountId, memberId, kind, articleId, now, kind],
    );
  }
  await sql(
    `insert into tips (id, account_id, member_id, order_id, amount_fen, created_at) values ($1, $2, $3, $1, 600, $4)`,
    [tipId, accountId, memberId, now],
  );
  await sql(
    `insert into gifts (id, account_id, giver_member_id, redeemed_by_member_id, redeemed_at, order_id, kind, article_id,
       code_hash, code_encrypted, status, created_at)
     values ($1, $2, $3, $3, $4, $1, 'ARTICLE', $5, 'hash', '', 'REDEEMED', $4)`,
    [giftId, accountId, memberId, now, articleId],
  );
  return { tipId, giftId };
}

it('merges two members that turn out to be one, losing no membership, order, unlock, tip, gift, session or date', async () => {
  const older = await meet({ appid: miniAppid, openid: 'o-mini-3' });
  clock.advance(86_400_000);
  const newer = await meet({ appid: officialAppid, openid: 'o-official-3' });
  expect(newer.id).not.toBe(older.id);
  const first = await purchase(older.id, 'same-key');
  const second = await purchase(newer.id, 'same-key');
  const unlockId = await unlock(newer.id);
  const { tipId, giftId } = await tipAndGift(newer.id);
  const em = app.orm.em.fork();
  const session = await app.services.sessions.beginForMember(em, {
    accountId,
    memberId: newer.id,
    client: Client.OFFICIAL_ACCOUNT_H5,
    platform: 'ios',
    appid: officialAppid,
    openid: 'o-official-3',
  });

  // The Mini Program is bound to an Open Platform account now; both doors learn the unionid, one after the other.
  await meet({ appid: miniAppid, openid: 'o-mini-3', unionid: 'u-3' });
  const one = await meet({ appid: officialAppid, openid: 'o-official-3', unionid: 'u-3' });

  expect(one.id).toBe(older.id);
  expect(one.joinedAt).toEqual(older.joinedAt);
  expect(await sql('select merged_into_id from members where id = $1', [newer.id])).toEqual([
    { merged_into_id: older.id },
  ]);
  expect(
    await sql('select id, ends_at from memberships where member_id = $1 order by created_at, id', [older.id]),
  ).toEqual([
    { id: first.membershipId, ends_at: new Date('2026-04-01T04:00:00Z') },
    { id: second.membershipId, ends_at: new Date('2026-04-01T04:00:00Z') },
  ]);
  expect(await sql('select id from orders where member_id = $1 order by id', [older.id])).toEqual(
    [first.orderId, second.orderId, tipId, giftId].sort().map((id) => ({ id })),
  );
  expect(await sql('select id from tips where member_id = $1', [older.id])).toEqual([{ id: tipId }]);
  expect(
    await sql('select id from gifts where giver_member_id = $1 and redeemed_by_member_id = $1', [older.id]),
  ).toEqual([{ id: giftId }]);
  expect(await sql('select id from unlocks where member_id = $1', [older.id])).toEqual([{ id: unlockId }]);
  expect(await sql('select member_id from sessions where expires_at = $1', [session.expiresAt])).toEqual([
    { member_id: older.id },
  ]);
});

it('keeps the share read further of what both have read', async () => {
  const one = await meet({ appid: miniAppid, openid: 'o-mini-reads' });
  const other = await meet({ appid: officialAppid, openid: 'o-official-reads' });
  const articles = [newId(), newId()];
  for (const id of articles) {
    await sql(
      `insert into articles (id, account_id, status, title, language, policy, free_document, created_at, updated_at)
       values ($1, $2, 'DRAFT', 'A', 'EN', 'MEMBERS', '{}', $3, $3)`,
      [id, accountId, clock.now()],
    );
  }
  const reads = (memberId: string, articleId: string | undefined, readBps: number) =>
    sql('insert into reading_progress values ($1, $2, $3, $4, $5, $5)', [
      accountId,
      memberId,
      articleId,
      readBps,
      clock.now(),
    ]);
  await reads(one.id, articles[0], 3_000);
  await reads(other.id, articles[0], 7_000);
  await reads(other.id, articles[1], 500);

  await meet({ appid: miniAppid, openid: 'o-mini-reads', unionid: 'u-reads' });
  const merged = await meet({ appid: officialAppid, openid: 'o-official-reads', unionid: 'u-reads' });

  expect(
    await sql(
      `select article_id, read_bps from reading_progress where account_id = $1 and member_id = $2 order by read_bps desc`,
      [accountId, merged.id],
    ),
  ).toEqual([
    { article_id: articles[0], read_bps: 7_000 },
    { article_id: articles[1], read_bps: 500 },
  ]);
  expect(
    await sql('select from reading_progress where member_id = any($1) and member_id <> $2', [
      [one.id, other.id],
      merged.id,
    ]),
  ).toEqual([]);
});

it('keeps a ban that either of the two carried', async () => {
  const good = await meet({ appid: miniAppid, openid: 'o-mini-4' });
  clock.advance(1000);
  const banned = await meet({ appid: officialAppid, openid: 'o-official-4' });
  await sql(`update members set banned_at = $2, ban_reason = 'spam' where id = $1`, [banned.id, clock.now()]);
  await meet({ appid: miniAppid, openid: 'o-mini-4', unionid: 'u-4' });

  const one = await meet({ appid: officialAppid, openid: 'o-official-4', unionid: 'u-4' });

  expect(one.id).toBe(good.id);
  expect(one.banReason).toBe('spam');
});

it('knows the one of two again who is met without unionid while they are merged', async () => {
  const older = await meet({ appid: miniAppid, openid: 'o-mini-6', unionid: 'u-6' });
  clock.advance(1000);
  const newer = await meet({ appid: officialAppid, openid: 'o-official-6' });
  const holder = await app.pool.connect();
  const waiting = async () =>
    (await sql(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`, []))
      .length;

  await holder.query('begin');
  await holder.query('select 1 from members where id = $1 for update', [newer.id]);
  const merging = meet({ appid: officialAppid, openid: 'o-official-6', unionid: 'u-6' });
  await expect.poll(waiting).toBe(1);
  const meeting = meet({ appid: officialAppid, openid: 'o-official-6' });
  await expect.poll(waiting).toBe(2);
  await holder.query('commit');
  holder.release();

  expect((await merging).id).toBe(older.id);
  expect((await meeting).id).toBe(older.id);
});

it('begins the session of a member who was merged meanwhile as the one they turned out to be', async () => {
  const older = await meet({ appid: miniAppid, openid: 'o-mini-7', unionid: 'u-7' });
  clock.advance(1000);
  const newer = await meet({ appid: officialAppid, openid: 'o-official-7' });
  await meet({ appid: officialAppid, openid: 'o-official-7', unionid: 'u-7' });

  await app.services.sessions.beginForMember(app.orm.em.fork(), {
    accountId,
    memberId: newer.id,
    client: Client.OFFICIAL_ACCOUNT_H5,
    platform: 'ios',
    appid: officialAppid,
    openid: 'o-official-7',
  });

  expect(await sql('select member_id from sessions where openid = $1', ['o-official-7'])).toEqual([
    { member_id: older.id },
  ]);
});

it('merging again changes nothing', async () => {
  await meet({ appid: miniAppid, openid: 'o-mini-5' });
  await meet({ appid: officialAppid, openid: 'o-official-5' });
  await meet({ appid: miniAppid, openid: 'o-mini-5', unionid: 'u-5' });

  const merges = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      meet({ appid: i % 2 ? miniAppid : officialAppid, openid: i % 2 ? 'o-mini-5' : 'o-official-5', unionid: 'u-5' }),
    ),
  );

  expect(new Set(merges.map((member) => member.id)).size).toBe(1);
});
