import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { maxPriceFen, minPriceFen, PriceOutOfRange } from '../tiers/tier.refusals.ts';
import { type Article, ArticlePolicy, type Language } from './article.entity.ts';
import { maxAuthorLength, ReferenceNotFound, TiersRequired } from './article.refusals.ts';
import { textOf } from './article.texts.ts';
import { requirePriceIfSold, requireTiers } from './article-desk.ts';
import { ArticleTier } from './article-tier.entity.ts';
import { Series } from './series.entity.ts';

/** What is decided about an article beside its words. What is not given stays. */
export interface ArticleSettings {
  readonly author?: string | null;
  readonly language?: Language | null;
  readonly policy?: ArticlePolicy | null;
  readonly tierIds?: readonly string[] | null;
  /** Empty takes it out of its series. */
  readonly seriesId?: string | null;
  readonly unlockPriceFen?: Fen | null;
  readonly isTippable?: boolean | null;
}

export const isGiven = <Value>(value: Value | null | undefined): value is Value =>
  value !== undefined && value !== null;

const names = ['author', 'language', 'policy', 'tierIds', 'seriesId', 'unlockPriceFen', 'isTippable'] as const;

export const hasSettings = (settings: ArticleSettings): boolean => names.some((name) => isGiven(settings[name]));

/** @throws Rejection TextLengthOutOfRange, PriceOutOfRange, TiersRequired, UnlockPriceRequired, ReferenceNotFound */
export async function applySettings(em: EntityManager, article: Article, settings: ArticleSettings): Promise<void> {
  const { author, language, policy, tierIds, seriesId, unlockPriceFen, isTippable } = settings;
  if (isGiven(author)) article.author = textOf('author', author, 0, maxAuthorLength);
  if (isGiven(language)) article.language = language;
  if (isGiven(policy)) article.policy = policy;
  if (isGiven(seriesId)) article.series = await seriesOf(em, article.account.id, seriesId);
  if (isGiven(unlockPriceFen)) article.unlockPriceFen = priceOf(unlockPriceFen);
  if (isGiven(isTippable)) article.isTippable = isTippable;
  await chooseTiers(em, article, tierIds ?? undefined);
  requirePriceIfSold(article);
}

/** @throws Rejection ReferenceNotFound */
export async function seriesOf(
  em: EntityManager,
  accountId: string,
  id: string | null | undefined,
): Promise<Series | null> {
  if (!isGiven(id) || id === '') return null;
  const series = isId(id) ? await em.findOne(Series, { account: accountId, id }) : null;
  if (!series) throw new Rejection(new ReferenceNotFound('seriesId'));
  return series;
}

/** Zero, like nothing, means: not sold. @throws Rejection PriceOutOfRange */
export function priceOf(unlockPriceFen: Fen | null | undefined): Fen | null {
  if (!isGiven(unlockPriceFen) || unlockPriceFen === 0) return null;
  if (unlockPriceFen < minPriceFen || unlockPriceFen > maxPriceFen) throw new Rejection(new PriceOutOfRange());
  return unlockPriceFen;
}

/** Replaces the chosen tiers, when some are given; an article of another policy keeps none. */
async function chooseTiers(em: EntityManager, article: Article, tierIds?: readonly string[]): Promise<void> {
  const isByTier = article.policy === ArticlePolicy.TIERS;
  if (isByTier && tierIds === undefined) return requireTiers(em, article);
  const chosen = isByTier ? [...new Set(tierIds)] : [];
  if (isByTier && chosen.length === 0) throw new Rejection(new TiersRequired());
  if (!chosen.every(isId)) throw new Rejection(new ReferenceNotFound('tierIds'));
  const account = article.account.id;
  if (chosen.length > 0 && (await em.count(Tier, { account, id: { $in: chosen } })) !== chosen.length) {
    throw new Rejection(new ReferenceNotFound('tierIds'));
  }
  const kept = await em.find(ArticleTier, { account, article: article.id });
  for (const one of kept) if (!chosen.includes(one.tier.id)) em.remove(one);
  for (const tierId of chosen) {
    if (kept.some(({ tier }) => tier.id === tierId)) continue;
    em.create(ArticleTier, {
      account: em.getReference(Account, account),
      article,
      tier: em.getReference(Tier, tierId),
    });
  }
}
