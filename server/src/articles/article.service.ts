import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { maxPriceFen, minPriceFen, PriceOutOfRange } from '../tiers/tier.refusals.ts';
import { Article, ArticlePolicy } from './article.entity.ts';
import type { CreateArticleInput, CreateSeriesInput, UpdateArticleInput } from './article.payloads.ts';
import {
  ArticleConflict,
  maxAuthorLength,
  maxExcerptLength,
  maxTitleLength,
  ReferenceNotFound,
  TiersRequired,
  UnlockPriceRequired,
} from './article.refusals.ts';
import { coverUrlOf, textOf } from './article.texts.ts';
import { ArticleTier } from './article-tier.entity.ts';
import { readDocument } from './document.ts';
import { Series } from './series.entity.ts';

/** Writing: series, drafts, publishing. Every command is for staff who may write; each is one transaction. */
export class ArticleService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** @returns the new series' id. @throws Rejection TextLengthOutOfRange, InvalidCoverUrl */
  createSeries(viewer: Viewer, input: CreateSeriesInput): Promise<string> {
    return this.#write(viewer, 'writeArticles', async (em) => {
      const series = em.create(Series, {
        account: em.getReference(Account, viewer.accountId),
        title: textOf('title', input.title, 1, maxTitleLength),
        summary: textOf('summary', input.summary, 0, maxExcerptLength),
        coverUrl: coverUrlOf(input.coverUrl),
        unlockPriceFen: priceOf(input.unlockPriceFen),
        createdAt: this.#clock.now(),
      });
      return series.id;
    });
  }

  /** @returns the new article's id. @throws Rejection InvalidDocument and the other refusals of writing */
  createArticle(viewer: Viewer, input: CreateArticleInput): Promise<string> {
    return this.#write(viewer, 'writeArticles', async (em) => {
      const now = this.#clock.now();
      const content = readDocument(input.document);
      const article = em.create(Article, {
        account: em.getReference(Account, viewer.accountId),
        title: textOf('title', input.title, 1, maxTitleLength),
        excerpt: textOf('excerpt', input.excerpt, 0, maxExcerptLength),
        author: textOf('author', input.author, 0, maxAuthorLength),
        coverUrl: coverUrlOf(input.coverUrl),
        language: input.language,
        policy: input.policy,
        series: await this.#series(em, viewer, input.seriesId),
        unlockPriceFen: priceOf(input.unlockPriceFen),
        isTippable: input.isTippable ?? true,
        freeDocument: content.freeDocument,
        createdAt: now,
        updatedAt: now,
      });
      article.setContent(content);
      await this.#chooseTiers(em, viewer, article, input.tierIds);
      requirePriceIfSold(article);
      return article.id;
    });
  }

  /**
   * Saves what was given.
   * @throws Rejection ArticleConflict when it was saved since `version` was read, and the refusals of writing
   */
  updateArticle(viewer: Viewer, input: UpdateArticleInput): Promise<string> {
    return this.#write(viewer, 'writeArticles', async (em) => {
      const article = await this.#locked(em, viewer, input.id);
      if (article.version !== input.version) throw new Rejection(new ArticleConflict(article.version));
      const {
        title,
        excerpt,
        author,
        coverUrl,
        language,
        policy,
        document,
        seriesId,
        tierIds,
        unlockPriceFen,
        isTippable,
      } = input;
      if (isGiven(title)) article.title = textOf('title', title, 1, maxTitleLength);
      if (isGiven(excerpt)) article.excerpt = textOf('excerpt', excerpt, 0, maxExcerptLength);
      if (isGiven(author)) article.author = textOf('author', author, 0, maxAuthorLength);
      if (isGiven(coverUrl)) article.coverUrl = coverUrlOf(coverUrl);
      if (isGiven(language)) article.language = language;
      if (isGiven(policy)) article.policy = policy;
      if (isGiven(document)) article.setContent(readDocument(document));
      if (isGiven(seriesId)) article.series = await this.#series(em, viewer, seriesId);
      if (isGiven(unlockPriceFen)) article.unlockPriceFen = priceOf(unlockPriceFen);
      if (isGiven(isTippable)) article.isTippable = isTippable;
      await this.#chooseTiers(em, viewer, article, tierIds ?? undefined);
      requirePriceIfSold(article);
      article.updatedAt = this.#clock.now();
      return article.id;
    });
  }

  /** Shows the article to readers; a second time changes nothing. @throws Rejection TiersRequired */
  publishArticle(viewer: Viewer, id: string): Promise<string> {
    return this.#write(viewer, 'publishArticles', async (em) => {
      const article = await this.#locked(em, viewer, id);
      if (article.policy === ArticlePolicy.TIERS) await this.#requireTiers(em, viewer, article);
      requirePriceIfSold(article);
      article.publish(this.#clock.now());
      return article.id;
    });
  }

  /** Takes the article away from readers; a second time changes nothing. */
  withdrawArticle(viewer: Viewer, id: string): Promise<string> {
    return this.#write(viewer, 'publishArticles', async (em) => {
      const article = await this.#locked(em, viewer, id);
      article.withdraw(this.#clock.now());
      return article.id;
    });
  }

  #write<Result>(
    viewer: Viewer,
    deed: 'writeArticles' | 'publishArticles',
    command: (em: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    permit(viewer, deed);
    return this.#orm.em.fork().transactional(command);
  }

  async #locked(em: EntityManager, viewer: Viewer, id: string): Promise<Article> {
    const article = isId(id)
      ? await em.findOne(Article, { account: viewer.accountId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (!article) throw new ApiError('NOT_FOUND');
    await em.populate(article, ['series']);
    return article;
  }

  async #series(em: EntityManager, viewer: Viewer, id: string | null | undefined): Promise<Series | null> {
    if (!isGiven(id) || id === '') return null;
    const series = isId(id) ? await em.findOne(Series, { account: viewer.accountId, id }) : null;
    if (!series) throw new Rejection(new ReferenceNotFound('seriesId'));
    return series;
  }

  /** Replaces the chosen tiers, when some are given; an article of another policy keeps none. */
  async #chooseTiers(em: EntityManager, viewer: Viewer, article: Article, tierIds?: readonly string[]): Promise<void> {
    const isByTier = article.policy === ArticlePolicy.TIERS;
    if (isByTier && tierIds === undefined) return this.#requireTiers(em, viewer, article);
    const chosen = isByTier ? [...new Set(tierIds)] : [];
    if (isByTier && chosen.length === 0) throw new Rejection(new TiersRequired());
    if (!chosen.every(isId)) throw new Rejection(new ReferenceNotFound('tierIds'));
    const account = viewer.accountId;
    if (chosen.length > 0 && (await em.count(Tier, { account, id: { $in: chosen } })) !== chosen.length) {
      throw new Rejection(new ReferenceNotFound('tierIds'));
    }
    await em.nativeDelete(ArticleTier, { account, article: article.id });
    for (const tierId of chosen) {
      em.create(ArticleTier, {
        account: em.getReference(Account, account),
        article,
        tier: em.getReference(Tier, tierId),
      });
    }
  }

  async #requireTiers(em: EntityManager, viewer: Viewer, article: Article): Promise<void> {
    const count = await em.count(ArticleTier, { account: viewer.accountId, article: article.id });
    if (count === 0) throw new Rejection(new TiersRequired());
  }
}

/** Zero, like nothing, means: not sold. @throws Rejection PriceOutOfRange */
function priceOf(unlockPriceFen: Fen | null | undefined): Fen | null {
  if (!isGiven(unlockPriceFen) || unlockPriceFen === 0) return null;
  if (unlockPriceFen < minPriceFen || unlockPriceFen > maxPriceFen) throw new Rejection(new PriceOutOfRange());
  return unlockPriceFen;
}

/** What only a purchase opens must be for sale: alone, or with its series. */
function requirePriceIfSold({ policy, unlockPriceFen, series }: Article): void {
  if (policy !== ArticlePolicy.PURCHASE || unlockPriceFen !== null || series?.unlockPriceFen != null) return;
  throw new Rejection(new UnlockPriceRequired());
}

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== undefined && value !== null;
