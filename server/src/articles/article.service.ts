import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { isPermitted, type Permission, permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Article } from './article.entity.ts';
import type { CreateArticleInput, CreateSeriesInput, UpdateArticleInput } from './article.payloads.ts';
import { maxExcerptLength, maxTitleLength } from './article.refusals.ts';
import { coverUrlOf, textOf } from './article.texts.ts';
import {
  isShown,
  keepFirstRevision,
  keepRevision,
  lockedArticle,
  requireApproval,
  requirePublishable,
} from './article-desk.ts';
import { RevisionKind } from './article-revision.entity.ts';
import { applySettings, hasSettings, isGiven, priceOf } from './article-settings.ts';
import { type ArticleWords, isSameWords } from './article-words.ts';
import { readDocument } from './document.ts';
import { Series } from './series.entity.ts';

/** Writing: series, drafts, publishing. Each command is one transaction. */
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
    return this.#write(viewer, 'writeArticles', async (em, staffId) => {
      const at = this.#clock.now();
      const words = wordsWith(noWords, input);
      const article = em.create(Article, {
        account: em.getReference(Account, viewer.accountId),
        authorStaff: em.getReference(Staff, staffId),
        title: words.title,
        freeDocument: words.document,
        createdAt: at,
        updatedAt: at,
      });
      article.say(words);
      await applySettings(em, article, input);
      return article.id;
    });
  }

  /**
   * Saves what was given. While writing (`isAutosave`), readers of a published article see none of it.
   * @throws Rejection ArticleConflict when it was saved since `version` was read, ReviewRequired when the viewer may not change
   * what readers see, and the refusals of writing
   */
  updateArticle(viewer: Viewer, input: UpdateArticleInput): Promise<string> {
    return this.#write(viewer, 'writeArticles', async (em, staffId) => {
      const at = this.#clock.now();
      const article = await lockedArticle(em, viewer.accountId, input.id, input.version);
      const isHidden = input.isAutosave || !isShown(article);
      if (isShown(article) && (!input.isAutosave || hasSettings(input))) requireApproval(viewer, article);
      const before = article.newestWords();
      const words = wordsWith(before, input);
      if (!isSameWords(words, before)) {
        keepFirstRevision(em, article);
        const kind = input.isAutosave ? RevisionKind.AUTOSAVE : RevisionKind.SAVE;
        const revision = keepRevision(em, article, words, {
          kind,
          staffId,
          at,
          isApart: input.beginsRevision ?? false,
        });
        if (isShown(article) && isHidden) article.pendingRevision = revision;
        else article.say(words);
        if (!isPermitted(viewer, 'approveArticles')) article.loseApproval();
      } else if (!input.isAutosave) {
        const latest = article.latestRevision;
        if (latest?.kind === RevisionKind.AUTOSAVE) latest.kind = RevisionKind.SAVE;
        article.sayPending();
      }
      if (hasSettings(input)) await applySettings(em, article, input);
      article.updatedAt = at;
      return article.id;
    });
  }

  /**
   * Shows the article to readers, with its newest words; a second time changes nothing.
   * @param version what was read, when it matters that just that is shown
   * @throws Rejection ArticleConflict, ReviewRequired, TiersRequired, UnlockPriceRequired
   */
  publishArticle(viewer: Viewer, id: string, version?: number | null): Promise<string> {
    return this.#write(viewer, 'publishArticles', async (em, staffId) => {
      const article = await lockedArticle(em, viewer.accountId, id, version);
      await publish(em, article, { viewer, staffId, at: this.#clock.now() });
      return article.id;
    });
  }

  /** Takes the article away from readers; a second time changes nothing. */
  withdrawArticle(viewer: Viewer, id: string): Promise<string> {
    return this.#write(viewer, 'publishArticles', async (em) => {
      const article = await lockedArticle(em, viewer.accountId, id);
      article.withdraw(this.#clock.now());
      return article.id;
    });
  }

  #write<Result>(
    viewer: Viewer,
    deed: Permission,
    command: (em: EntityManager, staffId: string) => Promise<Result>,
  ): Promise<Result> {
    const staffId = permit(viewer, deed);
    return this.#orm.em.fork().transactional((em) => command(em, staffId));
  }
}

/**
 * Shows an article's newest words, and keeps them as published.
 * @throws Rejection ReviewRequired, TiersRequired, UnlockPriceRequired
 */
export async function publish(
  em: EntityManager,
  article: Article,
  { viewer, staffId, at }: { viewer: Viewer; staffId: string; at: Date },
): Promise<void> {
  if (!isShown(article) || article.pendingRevision) requireApproval(viewer, article);
  await requirePublishable(em, article);
  keepFirstRevision(em, article);
  if (article.publish(at))
    keepRevision(em, article, article.newestWords(), { kind: RevisionKind.PUBLISH, staffId, at });
}

const noWords: ArticleWords = { title: '', excerpt: '', coverUrl: null, document: { type: 'document', blocks: [] } };

/** @throws Rejection TextLengthOutOfRange, InvalidCoverUrl, InvalidDocument */
function wordsWith(before: ArticleWords, input: Partial<Record<keyof ArticleWords, unknown>>): ArticleWords {
  const { title, excerpt, coverUrl, document } = input as Partial<ArticleWords>;
  return {
    title: isGiven(title) ? textOf('title', title, 1, maxTitleLength) : before.title,
    excerpt: isGiven(excerpt) ? textOf('excerpt', excerpt, 0, maxExcerptLength) : before.excerpt,
    coverUrl: isGiven(coverUrl) ? coverUrlOf(coverUrl) : before.coverUrl,
    document: isGiven(document) ? readDocument(document).document : before.document,
  };
}
