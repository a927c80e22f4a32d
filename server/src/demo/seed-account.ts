import { Account } from '../accounts/account.entity.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Series } from '../articles/series.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import { fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';
import type { DemoAccount, DemoArticle, DemoSeries } from './demo-account.ts';
import { demoSecrets } from './demo-credentials.ts';
import { withProductLinks } from './seed-shop.ts';
import type { Seeding } from './seeding.ts';

const OPENED_AT = new Date('2026-02-17T12:00:00.000Z');

/** The account with its secrets and its owner. @returns the owner, in whose name the rest is made */
export async function seedAccount(seeding: Seeding, demo: DemoAccount): Promise<Viewer> {
  const { orm, services, clock, merchantFile } = seeding;
  clock.set(OPENED_AT);
  const em = orm.em.fork();
  let account = await em.findOne(Account, { handle: demo.handle });
  if (!account) {
    account = em.create(Account, {
      handle: demo.handle,
      kind: demo.kind,
      name: demo.name,
      description: demo.description,
      logoUrl: demo.logoUrl,
      isVerified: true,
      isXpayOnIos: true,
      createdAt: clock.now(),
    });
    await em.flush();
  }
  const secrets = demoSecrets(demo.handle, merchantFile);
  if (JSON.stringify(await services.credentials.of(account.id)) !== JSON.stringify(secrets)) {
    await services.credentials.put(account.id, secrets);
  }
  let owner = await em.findOne(Staff, { account, role: StaffRole.OWNER });
  if (!owner) {
    owner = em.create(Staff, {
      account,
      displayName: demo.ownerName,
      role: StaffRole.OWNER,
      createdAt: clock.now(),
    });
    await em.flush();
  }
  return {
    ...anonymousIn(account.id),
    staff: { id: owner.id, role: StaffRole.OWNER, isElevated: false, hasPasskey: false },
  };
}

/** WeChat has granted the first account's Mini Program subscriptions; the other's members are reminded instead. */
export async function seedMoneySettings({ services }: Seeding, owner: Viewer, demo: DemoAccount): Promise<void> {
  const { version, isAutoRenewalEnabled } = await services.moneySettings.of(owner.accountId);
  if (isAutoRenewalEnabled || demo.handle !== 'chaguan') return;
  await services.moneySettings.update(owner, {
    version,
    isAutoRenewalEnabled: true,
    arePromotersEnabled: true,
    tipThankYou: '今晚的灯，算你点的。',
  });
}

/** @returns the tiers' ids by their keys */
export async function seedTiers(seeding: Seeding, owner: Viewer, demo: DemoAccount): Promise<Map<string, string>> {
  const { orm, services, clock } = seeding;
  clock.set(OPENED_AT);
  const known = await orm.em.fork().find(Tier, { account: owner.accountId });
  const ids = new Map(known.map((tier) => [tier.key, tier.id]));
  for (const { key, name, description, benefits, prices } of demo.tiers) {
    if (ids.has(key)) continue;
    const id = await services.tiers.createTier(owner, {
      key,
      name,
      description,
      benefits: [...benefits],
      prices: (['MONTH', 'QUARTER', 'YEAR'] as const).map((period) => ({
        period: BillingPeriod[period],
        amountFen: fen(prices[period]),
        isRenewable: true,
      })),
    });
    ids.set(key, id);
  }
  return ids;
}

/** @returns the series' ids by their keys */
export async function seedSeries(
  seeding: Seeding,
  owner: Viewer,
  series: readonly DemoSeries[],
): Promise<Map<string, string>> {
  const { orm, services, clock } = seeding;
  const known = await orm.em.fork().find(Series, { account: owner.accountId });
  const byTitle = new Map(known.map(({ title, id }) => [title, id]));
  const ids = new Map<string, string>();
  for (const [index, { key, title, summary, coverUrl, unlockPriceFen }] of series.entries()) {
    // The first of the list is the newest, so it stands first on the shelf.
    clock.set(new Date(OPENED_AT.getTime() + (series.length - index) * 86_400_000));
    const input = { title, summary, coverUrl, unlockPriceFen: priceOf(unlockPriceFen) };
    ids.set(key, byTitle.get(title) ?? (await services.articles.createSeries(owner, input)));
  }
  return ids;
}

/** Writes and publishes what is not there yet. @returns the articles' ids by their titles */
export async function seedArticles(
  seeding: Seeding,
  owner: Viewer,
  articles: readonly DemoArticle[],
  ids: {
    series: ReadonlyMap<string, string>;
    tiers: ReadonlyMap<string, string>;
    links: ReadonlyMap<string, string>;
  },
): Promise<Map<string, string>> {
  const { orm, services, clock } = seeding;
  const known = await orm.em.fork().find(Article, { account: owner.accountId }, { fields: ['title'] });
  const byTitle = new Map(known.map(({ title, id }) => [title, id]));
  for (const article of articles) {
    if (byTitle.has(article.title)) continue;
    clock.set(article.publishedAt ?? seeding.now);
    const id = await services.articles.createArticle(owner, {
      title: article.title,
      excerpt: article.excerpt,
      author: article.author,
      language: article.language,
      policy: article.policy,
      coverUrl: article.coverUrl,
      document: withProductLinks(article.document, ids.links),
      seriesId: article.series === null ? null : required(ids.series, article.series),
      unlockPriceFen: priceOf(article.unlockPriceFen),
      tierIds: article.tiers.map((key) => required(ids.tiers, key)),
    });
    if (article.publishedAt !== null) await services.articles.publishArticle(owner, id);
    byTitle.set(article.title, id);
  }
  return byTitle;
}

const priceOf = (amountFen: number | null | undefined) => (amountFen == null ? null : fen(amountFen));

function required(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo data names ${key}, which does not exist`);
  return id;
}
