import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments } from '../shared/relay/connection.ts';
import { ArticleRevisionConnection } from './article.connections.ts';
import { ArticleDraft } from './article-draft.type.ts';
import { ArticlePreview, ArticlePreviewInput } from './article-preview.ts';
import { ArticleProduct } from './article-product.ts';
import {
  ChangeArticlesInput,
  ChangeArticlesPayload,
  ChangeArticlesSuccess,
  CommentOnArticleInput,
  CommentOnArticlePayload,
  CommentOnArticleSuccess,
  ResolveReviewCommentInput,
  ResolveReviewCommentPayload,
  ResolveReviewCommentSuccess,
  RestoreArticleRevisionInput,
  RestoreArticleRevisionPayload,
  RestoreArticleRevisionSuccess,
  ReviewArticleInput,
  ReviewArticlePayload,
  ReviewArticleSuccess,
  ScheduleArticleInput,
  ScheduleArticlePayload,
  ScheduleArticleSuccess,
} from './article-review.payloads.ts';
import { ArticleRevision } from './article-revision.entity.ts';
import { checkTitle, TitleEffect } from './title-rules.ts';

@ObjectType({ simpleResolvers: true, description: 'Something in a title that WeChat, or a phone, may take ill.' })
export class TitleFinding {
  @Field(() => TitleEffect, { description: 'What may happen.' })
  readonly effect!: TitleEffect;

  @Field(() => String, { description: 'The words it is about.' })
  readonly words!: string;

  @Field(() => String, { description: "Why, and what to do, in the request's language." })
  readonly reason!: string;
}

@Resolver(() => ArticleDraft)
export class ArticleReviewResolver {
  @FieldResolver(() => ArticleRevisionConnection, { description: 'Everything that was saved, the newest first.' })
  revisions(
    @Root() article: ArticleDraft,
    @Info() info: ReadInfo,
    // Read by the projector, which had them from the selection.
    @Args(() => ConnectionArguments) _page: ConnectionArguments,
  ): Connection<ArticleRevision> {
    return projected(article, info);
  }

  @Query(() => ArticleRevision, {
    nullable: true,
    description: `${staffMay('readDrafts')}: what an article said when it was saved once; null when there is none with this id.`,
  })
  articleRevision(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ) {
    permit(context.viewer, 'readDrafts');
    return context.articleReads.revision(context, info, id);
  }

  @Query(() => [Staff], { description: `${staffMay('readDrafts')}: who of the staff began an article.` })
  articleAuthors(@Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'readDrafts');
    return context.articleReads.authors(context, info);
  }

  @Query(() => [ArticleProduct], {
    description: `${staffMay('writeArticles')}: goods of shops that a product card can show, the newest first.`,
  })
  articleProducts(@Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'writeArticles');
    return context.articleReads.products(context, info);
  }

  @Query(() => ArticlePreview, {
    nullable: true,
    description: `${staffMay('readDrafts')}: an article with its newest words, as one kind of reader would get it.`,
  })
  articlePreview(
    @Arg('input') input: ArticlePreviewInput,
    @Ctx() { viewer, articlePreviews, now }: Context,
  ): Promise<ArticlePreview | null> {
    return articlePreviews.preview(viewer, input, now);
  }

  @Query(() => [TitleFinding], {
    description: `${staffMay('readDrafts')}: what in a title WeChat may block or show to fewer, the worst first.`,
  })
  titleCheck(
    @Arg('title', () => String, { description: 'A title.' }) title: string,
    @Ctx() { viewer, locale }: Context,
  ): TitleFinding[] {
    permit(viewer, 'readDrafts');
    return checkTitle(title).map(({ effect, words, reason }) => ({ effect, words, reason: reason[locale] }));
  }

  @Command(() => ReviewArticlePayload, {
    description: `${staffMay('readDrafts')}: takes a step of the review; articles/review-steps.ts says who may take which.`,
  })
  async reviewArticle(
    @Arg('input') input: ReviewArticleInput,
    @Ctx() { viewer, articleReviews }: Context,
  ): Promise<typeof ReviewArticlePayload> {
    return new ReviewArticleSuccess(await articleReviews.takeStep(viewer, input));
  }

  @Command(() => CommentOnArticlePayload, {
    description: `${staffMay('readDrafts')}: says something about an article, or about one of its blocks.`,
  })
  async commentOnArticle(
    @Arg('input') input: CommentOnArticleInput,
    @Ctx() { viewer, articleReviews }: Context,
  ): Promise<typeof CommentOnArticlePayload> {
    return new CommentOnArticleSuccess(await articleReviews.comment(viewer, input));
  }

  @Command(() => ResolveReviewCommentPayload, {
    description: `${staffMay('readDrafts')}: settles a comment, or opens it again. Safe to repeat.`,
  })
  async resolveReviewComment(
    @Arg('input') input: ResolveReviewCommentInput,
    @Ctx() { viewer, articleReviews }: Context,
  ): Promise<typeof ResolveReviewCommentPayload> {
    return new ResolveReviewCommentSuccess(await articleReviews.resolveComment(viewer, input));
  }

  @Command(() => RestoreArticleRevisionPayload, {
    description: `${staffMay('writeArticles')}: brings an earlier revision back, as a new one.`,
  })
  async restoreArticleRevision(
    @Arg('input') input: RestoreArticleRevisionInput,
    @Ctx() { viewer, articleReviews }: Context,
  ): Promise<typeof RestoreArticleRevisionPayload> {
    return new RestoreArticleRevisionSuccess(await articleReviews.restore(viewer, input));
  }

  @Command(() => ScheduleArticlePayload, {
    description: `${staffMay('publishArticles')}: has an article published at an instant, or takes that back.`,
  })
  async scheduleArticle(
    @Arg('input') input: ScheduleArticleInput,
    @Ctx() { viewer, articleSchedules }: Context,
  ): Promise<typeof ScheduleArticlePayload> {
    return new ScheduleArticleSuccess(await articleSchedules.schedule(viewer, input));
  }

  @Command(() => ChangeArticlesPayload, {
    description: `${staffMay('writeArticles')}: the same change to several articles; all of them, or none.`,
  })
  async changeArticles(
    @Arg('input') input: ChangeArticlesInput,
    @Ctx() { viewer, bulkArticles }: Context,
  ): Promise<typeof ChangeArticlesPayload> {
    return new ChangeArticlesSuccess(await bulkArticles.change(viewer, input));
  }
}
