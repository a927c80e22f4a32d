import { type ClassType, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Article } from './article.entity.ts';
import {
  CreateArticleSuccess,
  CreateSeriesSuccess,
  PublishArticleSuccess,
  UpdateArticleSuccess,
  WithdrawArticleSuccess,
  type Written,
} from './article.payloads.ts';
import { ArticleConflict } from './article.refusals.ts';
import { ArticleDraft } from './article-draft.type.ts';
import {
  ChangeArticlesSuccess,
  CommentOnArticleSuccess,
  ResolveReviewCommentSuccess,
  RestoreArticleRevisionSuccess,
  ReviewArticleSuccess,
  ScheduleArticleSuccess,
} from './article-review.payloads.ts';
import { ReviewComment } from './review-comment.entity.ts';
import { Series } from './series.entity.ts';

// What a command wrote is read like everything else: after the commit, by the projector, as far as it is selected.

const asWritten = { description: 'The article as it is now.' };

/** The field `article` of a success that left a draft behind. */
function writtenDraft(success: ClassType<Written>) {
  @Resolver(() => success)
  class WrittenDraftResolver {
    @FieldResolver(() => ArticleDraft, asWritten)
    article(@Root() { id }: Written, @Ctx() context: Context, @Info() info: ReadInfo) {
      return context.articleReads.draft(context, info, id);
    }
  }
  return WrittenDraftResolver;
}

/** The field `comment` of a success that left a comment behind. */
function writtenComment(success: ClassType<Written>) {
  @Resolver(() => success)
  class WrittenCommentResolver {
    @FieldResolver(() => ReviewComment, { description: 'The comment as it is now.' })
    comment(@Root() { id }: Written, @Ctx() context: Context, @Info() info: ReadInfo) {
      return context.articleReads.comment(context, info, id);
    }
  }
  return WrittenCommentResolver;
}

@Resolver(() => ArticleConflict)
class ArticleConflictResolver {
  @FieldResolver(() => ArticleDraft, { description: 'The article as it is now, with the words the other one saved.' })
  article(@Root() { articleId }: ArticleConflict, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.draft(context, info, articleId);
  }
}

@Resolver(() => ChangeArticlesSuccess)
class ChangeArticlesSuccessResolver {
  @FieldResolver(() => [ArticleDraft], { description: 'The articles as they are now.' })
  articles(@Root() { ids }: ChangeArticlesSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.draftsById(context, info, ids);
  }
}

@Resolver(() => PublishArticleSuccess)
class PublishArticleSuccessResolver {
  @FieldResolver(() => Article, { description: 'The article as readers see it.' })
  article(@Root() { id }: PublishArticleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.article(context, info, id);
  }
}

@Resolver(() => CreateSeriesSuccess)
class CreateSeriesSuccessResolver {
  @FieldResolver(() => Series, { description: 'The new series.' })
  series(@Root() { id }: CreateSeriesSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.series(context, info, id);
  }
}

/** Every resolver of what commands on articles leave behind. */
export const writtenArticleResolvers = [
  writtenDraft(CreateArticleSuccess),
  writtenDraft(UpdateArticleSuccess),
  writtenDraft(WithdrawArticleSuccess),
  writtenDraft(ScheduleArticleSuccess),
  writtenDraft(ReviewArticleSuccess),
  writtenDraft(RestoreArticleRevisionSuccess),
  writtenComment(CommentOnArticleSuccess),
  writtenComment(ResolveReviewCommentSuccess),
  PublishArticleSuccessResolver,
  CreateSeriesSuccessResolver,
  ArticleConflictResolver,
  ChangeArticlesSuccessResolver,
] as const;
