import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { isPermitted } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { Article, ArticlePolicy, ArticleStatus } from './article.entity.ts';
import { ArticleConflict, ReviewRequired, TiersRequired, UnlockPriceRequired } from './article.refusals.ts';
import { ArticleRevision, RevisionKind } from './article-revision.entity.ts';
import { ArticleTier } from './article-tier.entity.ts';
import type { ArticleWords } from './article-words.ts';
import { ReviewState } from './review-steps.ts';

// What every command that changes an article begins with, and what it leaves behind.

/**
 * The article, locked, with its documents and newest words.
 * @param version what the client read; not given: whatever it is now
 * @throws ApiError NOT_FOUND, Rejection ArticleConflict
 */
export async function lockedArticle(
  em: EntityManager,
  accountId: string,
  id: string,
  version?: number | null,
): Promise<Article> {
  const article = isId(id)
    ? await em.findOne(
        Article,
        { account: accountId, id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['freeDocument', 'lockedDocument'] },
      )
    : null;
  if (!article) throw new ApiError('NOT_FOUND');
  if (version != null && article.version !== version) throw new Rejection(new ArticleConflict(article));
  await em.populate(article, ['series', 'latestRevision', 'pendingRevision']);
  return article;
}

/** Keeps words as the newest revision of an article; what one person autosaves within five minutes is one. */
export function keepRevision(
  em: EntityManager,
  article: Article,
  words: ArticleWords,
  { kind, staffId, at, isApart = false }: { kind: RevisionKind; staffId: string | null; at: Date; isApart?: boolean },
): ArticleRevision {
  const latest = article.latestRevision;
  if (latest && !isApart && kind === RevisionKind.AUTOSAVE && staffId && latest.takesAutosaveOf(staffId, at)) {
    latest.take(words, at);
    return latest;
  }
  const revision = em.create(ArticleRevision, {
    ...words,
    account: article.account,
    article,
    number: (latest?.number ?? 0) + 1,
    kind,
    savedBy: staffId === null ? null : em.getReference(Staff, staffId),
    createdAt: at,
    savedAt: at,
  });
  article.latestRevision = revision;
  return revision;
}

/** What an article said before its first change is its first revision. */
export function keepFirstRevision(em: EntityManager, article: Article): void {
  if (article.latestRevision) return;
  const { authorStaff, updatedAt: at } = article;
  keepRevision(em, article, article.newestWords(), { kind: RevisionKind.SAVE, staffId: authorStaff?.id ?? null, at });
}

/** @throws Rejection ReviewRequired when the viewer may not show it to readers, and nobody approved it */
export function requireApproval(viewer: Viewer, article: Article): void {
  if (isPermitted(viewer, 'approveArticles') || article.reviewState === ReviewState.APPROVED) return;
  throw new Rejection(new ReviewRequired(article.reviewState));
}

export const isShown = (article: Article): boolean => article.status === ArticleStatus.PUBLISHED;

/** What only some may open must be for them. @throws Rejection TiersRequired, UnlockPriceRequired */
export async function requirePublishable(em: EntityManager, article: Article): Promise<void> {
  if (article.policy === ArticlePolicy.TIERS) await requireTiers(em, article);
  requirePriceIfSold(article);
}

export async function requireTiers(em: EntityManager, { account, id }: Article): Promise<void> {
  const count = await em.count(ArticleTier, { account: account.id, article: id });
  if (count === 0) throw new Rejection(new TiersRequired());
}

/** What only a purchase opens must be for sale: alone, or with its series. */
export function requirePriceIfSold({ policy, unlockPriceFen, series }: Article): void {
  if (policy !== ArticlePolicy.PURCHASE || unlockPriceFen !== null || series?.unlockPriceFen != null) return;
  throw new Rejection(new UnlockPriceRequired());
}
