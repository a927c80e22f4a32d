import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { ArticlePolicy } from '../articles/article.entity.ts';
import { readDocument } from '../articles/document.ts';
import { type Config, configFrom } from '../config.ts';
import { createOrm } from '../database/orm.ts';
import { createPool } from '../database/pool.ts';
import { createServices } from '../services.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { demoArticles, demoSeries } from './articles/all.ts';
import type { DemoAccount } from './demo-account.ts';
import { demoAccounts } from './demo-accounts.ts';
import { demoMediaUrls } from './media/demo-media.ts';
import { generateDemoMedia } from './media/generate.ts';
import { writePastPayments } from './past-payments.ts';
import { seedAccount, seedArticles, seedMoneySettings, seedSeries, seedTiers } from './seed-account.ts';
import { seedMembers } from './seed-members.ts';
import { seedMenu, seedMenuVariant } from './seed-menu.ts';
import { seedMessages } from './seed-messages.ts';
import { seedReading } from './seed-reading.ts';
import { seedOffers, seedProductLinks } from './seed-shop.ts';
import type { Seeding } from './seeding.ts';

/**
 * Fills an installation with the demo: two accounts, their articles, members and menus. What is there already stays as it
 * is, so it can run at every start.
 * @param merchantFile the demo merchant's keys (DEMO_MERCHANT_FILE)
 */
export async function seedDemo(config: Config, merchantFile: string | undefined): Promise<void> {
  const mediaDir = join(config.dataDir, 'media');
  mkdirSync(mediaDir, { recursive: true });
  generateDemoMedia(mediaDir, demoMediaUrls());
  const orm = await createOrm(config.databaseUrl, 2);
  const pool = createPool(config.databaseUrl, 2);
  try {
    const now = new Date();
    const clock = new ManualClock(now);
    const logger = pino({ level: 'silent' });
    const publicUrl = () => config.publicUrl ?? `http://127.0.0.1:${config.port}`;
    const services = createServices({ config, orm, pool, clock, logger, publicUrl });
    const seeding: Seeding = { orm, services, clock, now, merchantFile };
    for (const account of demoAccounts) await seedDemoAccount(seeding, account);
    await writePastPayments(pool, config.dataDir);
  } finally {
    await pool.end();
    await orm.close();
  }
}

async function seedDemoAccount(seeding: Seeding, demo: DemoAccount): Promise<void> {
  const owner = await seedAccount(seeding, demo);
  await seedMoneySettings(seeding, owner, demo);
  const tiers = await seedTiers(seeding, owner, demo);
  await seedOffers(seeding, owner, demo.handle, tiers);
  const links = await seedProductLinks(seeding, owner, demo.handle);
  const ownSeries = demoSeries.filter((series) => series.account === demo.handle);
  const series = await seedSeries(seeding, owner, ownSeries);
  const articles = demoArticles.filter((article) => article.account === demo.handle);
  const ids = await seedArticles(seeding, owner, articles, { series, tiers, links });
  await seedMembers(seeding, owner, demo);
  await seedMessages(seeding, owner, demo.handle);
  await seedReading(seeding, owner, demo.handle);
  const newest = articles
    .filter((article) => article.publishedAt !== null)
    .sort((a, b) => (a.publishedAt! < b.publishedAt! ? 1 : -1));
  const idOf = (policy: ArticlePolicy) => ids.get(newest.find((article) => article.policy === policy)?.title ?? '');
  const free = newest.filter(({ policy }) => policy === ArticlePolicy.EVERYONE);
  const toListenTo = free.find((article) => readDocument(article.document).hasAudio) ?? free[0];
  const [paidArticleId, freeArticleId, seriesId] = [
    idOf(ArticlePolicy.MEMBERS),
    ids.get(toListenTo?.title ?? ''),
    series.get(ownSeries[0]?.key ?? ''),
  ];
  if (!paidArticleId || !freeArticleId || !seriesId) throw new Error(`${demo.handle} has no article for its menu`);
  await seedMenu(seeding, owner, demo.handle, { paidArticleId, freeArticleId, seriesId });
  if (demo.handle === 'chaguan') await seedMenuVariant(seeding, owner, seriesId);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedAt = performance.now();
  await seedDemo(configFrom(process.env), process.env.DEMO_MERCHANT_FILE);
  console.log(`demo data is in place (${Math.round(performance.now() - startedAt)} ms)`);
}
