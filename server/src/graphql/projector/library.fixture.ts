import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import type { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { Account, AccountKind } from '../../accounts/account.entity.ts';
import { StaffRole } from '../../accounts/staff.entity.ts';
import { Article, ArticlePolicy, ArticleStatus, Language } from '../../articles/article.entity.ts';
import { ArticleTier } from '../../articles/article-tier.entity.ts';
import { Series } from '../../articles/series.entity.ts';
import { createOrm } from '../../database/orm.ts';
import { createPool } from '../../database/pool.ts';
import { Member } from '../../members/member.entity.ts';
import type { Viewer } from '../../members/viewer.ts';
import { anonymousIn } from '../../members/viewer-loader.ts';
import { heldTiersAt } from '../../memberships/held-tiers.ts';
import { Membership, MembershipSource } from '../../memberships/membership.entity.ts';
import { fen } from '../../shared/money/fen.ts';
import { Tier } from '../../tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../../tiers/tier-price.entity.ts';
import { Unlock, UnlockSource } from '../../unlocks/unlock.entity.ts';

const policies = [ArticlePolicy.EVERYONE, ArticlePolicy.FOLLOWERS, ArticlePolicy.MEMBERS, ArticlePolicy.TIERS];

/** The instant tests of reads live in. */
export const libraryNow = new Date('2026-11-22T04:00:00.000Z');

/** A database with two accounts' worth of everything that reads can meet, for tests. */
export interface Library {
  readonly orm: MikroORM;
  readonly pool: Pool;
  /** Statements that were sent through the pool, in order. */
  readonly statements: string[];
  /** What PostgreSQL answered to them, as text. */
  readonly answers: string[];
  readonly accountIds: readonly string[];
  readonly viewers: readonly { readonly name: string; readonly viewer: Viewer }[];
  readonly ids: {
    readonly articles: string[];
    readonly series: string[];
    readonly tiers: string[];
    readonly members: string[];
  };
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(libraryNow.getTime() + days * DAY_MS);

const text = (words: string): RichTextDocument => ({
  type: 'document',
  blocks: [{ type: 'paragraph', text: [{ text: words }] }],
});

export async function createLibrary(): Promise<Library> {
  const databaseUrl = await createTestDatabase();
  const orm = await createOrm(databaseUrl, 2);
  const pool = createPool(databaseUrl, 4);
  const statements: string[] = [];
  const answers: string[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<{ rows: unknown[] }> | undefined;
    client.query = ((...args: unknown[]) => {
      statements.push(typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text);
      // pool.query passes a callback, the projector awaits a promise; only the latter is looked at.
      return query(...args)?.then((result) => {
        answers.push(JSON.stringify(result.rows));
        return result;
      });
    }) as typeof client.query;
  });
  const library: Library = {
    orm,
    pool,
    statements,
    answers,
    accountIds: [],
    viewers: [],
    ids: { articles: [], series: [], tiers: [], members: [] },
    async close() {
      await pool.end();
      await orm.close();
    },
  };
  for (const handle of ['tea', 'rain']) await stock(library, handle);
  return library;
}

async function stock(library: Library, handle: string): Promise<void> {
  const em = library.orm.em.fork();
  const account = em.create(Account, {
    handle,
    name: handle,
    kind: AccountKind.SERVICE_ACCOUNT,
    createdAt: libraryNow,
  });
  const tiers = ['tea', 'seat', 'old'].map((key, index) => {
    const tier = em.create(Tier, {
      account,
      key,
      name: `${handle} ${key}`,
      benefits: index === 0 ? [] : ['听书', 'comma, "quote"'],
      position: index === 1 ? 5 : 2,
      createdAt: libraryNow,
    });
    if (key === 'old') tier.archive(daysFromNow(-1));
    for (const [place, period] of [BillingPeriod.MONTH, BillingPeriod.QUARTER, BillingPeriod.YEAR].entries()) {
      const price = {
        account,
        tier,
        period,
        xpayProductId: `th_${key}_${period}`.toLowerCase(),
        createdAt: libraryNow,
      };
      em.create(TierPrice, { ...price, amountFen: fen(1_800 * (place + 1)) });
      if (place === 0) em.create(TierPrice, { ...price, amountFen: fen(900), withdrawnAt: libraryNow });
    }
    return tier;
  });
  const series = ['sea', 'hills', 'empty'].map((title, index) =>
    em.create(Series, {
      account,
      title: `${handle} ${title}`,
      summary: index === 0 ? '' : '两三句话',
      coverUrl: index === 1 ? '/media/cover.png' : null,
      unlockPriceFen: index === 2 ? null : fen(2_900 * (index + 1)),
      createdAt: daysFromNow(-index),
    }),
  );
  const articles = Array.from({ length: 18 }, (_, index) => {
    const policy = index === 4 || index === 14 ? ArticlePolicy.PURCHASE : policies[index % 4]!;
    const isPublished = index % 6 !== 5;
    const article = em.create(Article, {
      account,
      title: `${handle} ${index}`,
      excerpt: `第${index}篇`,
      author: index % 3 === 0 ? '' : '林晚',
      coverUrl: index % 2 === 0 ? `/media/${index}.png` : null,
      language: index % 5 === 0 ? Language.EN : Language.ZH_CN,
      policy,
      status: isPublished ? ArticleStatus.PUBLISHED : index % 12 === 5 ? ArticleStatus.DRAFT : ArticleStatus.WITHDRAWN,
      series: index % 3 === 0 ? null : series[index % 3 === 1 ? 0 : 1],
      freeDocument: text(`free ${handle} ${index}`),
      lockedDocument: index % 7 === 6 ? null : text(`LOCKED ${handle} ${index}`),
      lockedCharacterCount: index,
      unlockPriceFen: index % 3 === 0 ? null : fen(300),
      // Every third shares its instant with another, so that pages end inside a tie.
      publishedAt: isPublished || index === 11 ? daysFromNow(-Math.floor(index / 3)) : null,
      createdAt: daysFromNow(-20),
      updatedAt: daysFromNow(-Math.floor(index / 2)),
    });
    if (policy === ArticlePolicy.TIERS && index !== 7) {
      for (const tier of index % 8 === 3 ? tiers : [tiers[1]!]) em.create(ArticleTier, { account, article, tier });
    }
    return article;
  });
  const [tea, seat, old] = tiers as [Tier, Tier, Tier];
  const people: [
    name: string,
    isFollower: boolean,
    spans: [tier: Tier, from: number, to: number, revoked?: number][],
  ][] = [
    ['stranger', false, []],
    ['follower', true, []],
    ['drinker', false, [[tea, -10, 20]]],
    [
      'early renewer',
      true,
      [
        [seat, -10, 5],
        [seat, 5, 35],
        [tea, -40, -1],
      ],
    ],
    [
      'holder of both',
      false,
      [
        [seat, -1, 3],
        [old, -1, 9],
      ],
    ],
    ['expired', false, [[seat, -40, -10]]],
    ['not yet', false, [[seat, 1, 31]]],
    ['revoked', false, [[seat, -10, 20, -2]]],
    ['unlocker', false, [[tea, -10, 20]]],
  ];
  const unlocks = [
    { article: articles[4]!, endsAt: null },
    { article: articles[7]!, endsAt: daysFromNow(3) },
    { series: series[1]!, endsAt: daysFromNow(40) },
  ];
  const members = people.map(([displayName, isFollower, spans], index) => {
    const member = em.create(Member, {
      account,
      displayName,
      isFollower,
      joinedAt: daysFromNow(-Math.floor(index / 2)),
    });
    if (displayName === 'expired') member.ban(libraryNow, 'spam');
    for (const [tier, from, to, revoked] of spans) {
      em.create(Membership, {
        account,
        member,
        tier,
        source: MembershipSource.COMP,
        startsAt: daysFromNow(from),
        endsAt: daysFromNow(to),
        revokedAt: revoked === undefined ? null : daysFromNow(revoked),
        createdAt: daysFromNow(-50),
      });
    }
    for (const unlock of displayName === 'unlocker' ? unlocks : []) {
      em.create(Unlock, {
        account,
        member,
        ...unlock,
        source: UnlockSource.COMP,
        startsAt: daysFromNow(-5),
        createdAt: daysFromNow(-5),
      });
    }
    return member;
  });
  const merged = em.create(Member, { account, displayName: 'merged away', joinedAt: daysFromNow(-3) });
  merged.mergedInto = members[0]!;
  await em.flush();
  // Microseconds, which a Date cannot hold: cursors must not lose them.
  await em.getConnection().execute(
    `update articles set published_at = published_at + (row_number % 3) * interval '1 microsecond'
       from (select id as numbered, row_number() over (order by id) from articles) n
      where numbered = articles.id and articles.title like '% 1%'`,
  );

  const anonymous = anonymousIn(account.id);
  (library.accountIds as string[]).push(account.id);
  library.ids.articles.push(...articles.map((article) => article.id));
  library.ids.series.push(...series.map((one) => one.id));
  library.ids.tiers.push(...tiers.map((tier) => tier.id));
  library.ids.members.push(...members.map((member) => member.id), merged.id);
  (library.viewers as { name: string; viewer: Viewer }[]).push(
    { name: `${handle}: anonymous`, viewer: anonymous },
    ...[StaffRole.WRITER, StaffRole.FINANCE].map((role) => ({
      name: `${handle}: ${role}`,
      viewer: { ...anonymous, staff: { id: randomUUID(), role, isElevated: false, hasPasskey: false } },
    })),
    ...people.map(([name, isFollower, spans], index) => ({
      name: `${handle}: ${name}`,
      viewer: {
        ...anonymous,
        member: { id: members[index]!.id, isFollower },
        heldTiers: heldTiersAt(
          spans
            .filter(([, , , revoked]) => revoked === undefined)
            .map(([tier, from, to]) => ({ tierId: tier.id, startsAt: daysFromNow(from), endsAt: daysFromNow(to) })),
          libraryNow,
        ),
        heldUnlocks: (name === 'unlocker' ? unlocks : []).map(({ article, series, endsAt }) => ({
          opens: (article ?? series)!.id,
          endsAt,
        })),
      },
    })),
  );
}
