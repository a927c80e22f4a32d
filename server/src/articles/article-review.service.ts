import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Block } from '@teahouse/schema/rich-text.ts';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Article } from './article.entity.ts';
import { maxCommentLength, ReviewStepNotPossible } from './article.refusals.ts';
import { textOf } from './article.texts.ts';
import { isShown, keepFirstRevision, keepRevision, lockedArticle } from './article-desk.ts';
import { ArticleRevision, RevisionKind } from './article-revision.entity.ts';
import { isSameWords, wordsOf } from './article-words.ts';
import { textsOf } from './document.ts';
import { ReviewComment } from './review-comment.entity.ts';
import { type ReviewState, type ReviewStep, reviewSteps } from './review-steps.ts';

const QUOTE_LENGTH = 80;

/** What colleagues do with an article together: its review, what they say about it, and its earlier revisions. */
export class ArticleReviewService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Takes a step of the review; what is said with it is kept with it.
   * @param version what was read: what is passed on is what was read
   * @throws Rejection ArticleConflict, ReviewStepNotPossible, TextLengthOutOfRange; ApiError FORBIDDEN
   */
  async takeStep(
    viewer: Viewer,
    { id, version, step, comment }: { id: string; version: number; step: ReviewStep; comment: string },
  ): Promise<string> {
    permit(viewer, 'readDrafts');
    // Who may take the step from nowhere is told so before anything is looked up.
    const whoMay = Object.values(reviewSteps[step]).map(({ who }) => who);
    permit(viewer, whoMay[0]!);
    return this.#orm.em.fork().transactional(async (em) => {
      const article = await lockedArticle(em, viewer.accountId, id, version);
      const from: ReviewState = article.reviewState;
      const move = reviewSteps[step][from];
      if (!move) throw new Rejection(new ReviewStepNotPossible(from));
      const staffId = permit(viewer, move.who);
      article.reviewState = move.to;
      const text = textOf('comment', comment, 0, maxCommentLength);
      this.#say(em, article, { staffId, text, step: { from, to: move.to } });
      return article.id;
    });
  }

  /** Says something about the article or one of its blocks. @returns the comment's id. @throws Rejection TextLengthOutOfRange */
  async comment(
    viewer: Viewer,
    { articleId, blockIndex, text }: { articleId: string; blockIndex?: number | null; text: string },
  ): Promise<string> {
    const staffId = permit(viewer, 'readDrafts');
    return this.#orm.em.fork().transactional(async (em) => {
      const article = await lockedArticle(em, viewer.accountId, articleId);
      return this.#say(em, article, {
        staffId,
        text: textOf('text', text, 1, maxCommentLength),
        blockIndex: blockIndex ?? null,
      });
    });
  }

  /** Settles a comment, or opens it again. */
  async resolveComment(viewer: Viewer, { id, isResolved }: { id: string; isResolved: boolean }): Promise<string> {
    permit(viewer, 'readDrafts');
    return this.#orm.em.fork().transactional(async (em) => {
      const comment = isId(id) ? await em.findOne(ReviewComment, { account: viewer.accountId, id }) : null;
      if (!comment) throw new ApiError('NOT_FOUND');
      comment.resolve(isResolved, this.#clock.now());
      return comment.id;
    });
  }

  /**
   * Brings an earlier revision back, as a new one: the words it replaces stay in theirs. Readers of a published article see it
   * when it is published.
   * @throws Rejection ArticleConflict
   */
  async restore(viewer: Viewer, { revisionId, version }: { revisionId: string; version: number }): Promise<string> {
    const staffId = permit(viewer, 'writeArticles');
    return this.#orm.em.fork().transactional(async (em) => {
      const revision = isId(revisionId)
        ? await em.findOne(ArticleRevision, { account: viewer.accountId, id: revisionId })
        : null;
      if (!revision) throw new ApiError('NOT_FOUND');
      const article = await lockedArticle(em, viewer.accountId, revision.article.id, version);
      const words = wordsOf(revision);
      if (isSameWords(words, article.newestWords())) return article.id;
      keepFirstRevision(em, article);
      const at = this.#clock.now();
      const restored = keepRevision(em, article, words, { kind: RevisionKind.RESTORE, staffId, at });
      if (isShown(article)) article.pendingRevision = restored;
      else article.say(words);
      article.loseApproval();
      article.updatedAt = at;
      return article.id;
    });
  }

  #say(
    em: EntityManager,
    article: Article,
    said: {
      staffId: string;
      text: string;
      blockIndex?: number | null;
      step?: { from: ReviewState; to: ReviewState };
    },
  ): string {
    const block = said.blockIndex == null ? undefined : article.newestWords().document.blocks[said.blockIndex];
    return em.create(ReviewComment, {
      account: em.getReference(Account, article.account.id),
      article,
      staff: em.getReference(Staff, said.staffId),
      text: said.text,
      blockIndex: block ? said.blockIndex! : null,
      quote: block ? quoteOf(block) : '',
      fromState: said.step?.from ?? null,
      toState: said.step?.to ?? null,
      createdAt: this.#clock.now(),
    }).id;
  }
}

const quoteOf = (block: Block): string => [...textsOf(block).join(' ').trim()].slice(0, QUOTE_LENGTH).join('');
