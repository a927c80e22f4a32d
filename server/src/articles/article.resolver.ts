import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { type LockedPart, mayTakeSomethingBack } from '../reading/handed-out.ts';
import { Command } from '../shared/errors/rejection.ts';
import { ConnectionArguments } from '../shared/relay/connection.ts';
import { ArticleConnection, ArticleDraftConnection } from './article.connections.ts';
import { Article, ArticlePolicy, ArticleStatus, Language } from './article.entity.ts';
import {
  CreateArticleInput,
  CreateArticlePayload,
  CreateArticleSuccess,
  PublishArticleInput,
  PublishArticlePayload,
  PublishArticleSuccess,
  UpdateArticleInput,
  UpdateArticlePayload,
  UpdateArticleSuccess,
  WithdrawArticleInput,
  WithdrawArticlePayload,
  WithdrawArticleSuccess,
} from './article.payloads.ts';
import { ArticleDraft } from './article-draft.type.ts';
import { ReviewState } from './review-steps.ts';
import { RichTextScalar } from './rich-text.scalar.ts';

@InputType({ description: 'Which articles; what is not given does not matter.' })
export class ArticleFilter {
  @Field(() => ID, { nullable: true, description: 'Of one series.' })
  seriesId?: string | null;

  @Field(() => Language, { nullable: true, description: 'Written in one language.' })
  language?: Language | null;
}

@InputType({ description: 'Which of the articles that staff work on; what is not given does not matter.' })
export class ArticleDraftFilter {
  @Field(() => ArticleStatus, { nullable: true, description: 'Where they stand.' })
  status?: ArticleStatus | null;

  @Field(() => ReviewState, { nullable: true, description: 'Who has them in hand.' })
  reviewState?: ReviewState | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they will be published by themselves.' })
  isScheduled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they have words that readers do not see yet.' })
  hasPendingWords?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Begun by one of the staff.' })
  authorStaffId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of one series.' })
  seriesId?: string | null;

  @Field(() => ArticlePolicy, { nullable: true, description: 'With one policy.' })
  policy?: ArticlePolicy | null;

  @Field(() => String, { nullable: true, description: 'With these words in title, excerpt, author or text.' })
  text?: string | null;
}

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => ArticleConnection, { description: 'Published articles, the newest first.' })
  articles(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Arg('filter', () => ArticleFilter, { nullable: true, description: 'Only some of them.' }) filter?: ArticleFilter,
  ) {
    return context.articleReads.articles(context, info, page, filter ?? {});
  }

  @Query(() => Article, { nullable: true, description: 'A published article; null when there is none with this id.' })
  article(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ) {
    return context.articleReads.article(context, info, id);
  }

  @FieldResolver(() => RichTextScalar, {
    nullable: true,
    description:
      'What lies behind the paywall; null when nothing does, or when the viewer may not read it: see viewerAccess.',
  })
  lockedDocument(
    @Root() article: Article,
    @Ctx() { viewer, now, loaders }: Context,
  ): RichTextDocument | null | Promise<RichTextDocument> {
    const part = article.lockedDocument as LockedPart | null;
    if (!part || !mayTakeSomethingBack(viewer, now)) return part?.document ?? null;
    // Before it leaves the house: what is read and not kept could be taken back.
    return loaders.handedOut.load(part.articleId).then(() => part.document);
  }

  @FieldResolver(() => [Article], {
    description: 'What to read next: others of the same series, then the newest of the account.',
  })
  related(
    @Root() article: Article,
    @Info() info: ReadInfo,
    // Read by the projector, which had it from the selection.
    @Arg('first', () => Int, { defaultValue: 3, description: 'How many at most, from 1 to 100.' }) _first: number,
  ): Article[] {
    return projected(article, info);
  }

  @Query(() => ArticleDraftConnection, {
    description: `${staffMay('readDrafts')}: articles of every state, last edited first.`,
  })
  articleDrafts(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Arg('filter', () => ArticleDraftFilter, { nullable: true, description: 'Only some of them.' })
    filter?: ArticleDraftFilter,
  ) {
    permit(context.viewer, 'readDrafts');
    return context.articleReads.drafts(context, info, page, filter ?? {});
  }

  @Query(() => ArticleDraft, {
    nullable: true,
    description: `${staffMay('readDrafts')}: an article to work on, published or not; null when there is none with this id.`,
  })
  articleDraft(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ) {
    permit(context.viewer, 'readDrafts');
    return context.articleReads.draft(context, info, id);
  }

  @Command(() => CreateArticlePayload, { description: `${staffMay('writeArticles')}: begins an article, as a draft.` })
  async createArticle(
    @Arg('input') input: CreateArticleInput,
    @Ctx() { viewer, articles }: Context,
  ): Promise<typeof CreateArticlePayload> {
    return new CreateArticleSuccess(await articles.createArticle(viewer, input));
  }

  @Command(() => UpdateArticlePayload, {
    description: `${staffMay('writeArticles')}: saves changes, unless someone else saved since you read it.`,
  })
  async updateArticle(
    @Arg('input') input: UpdateArticleInput,
    @Ctx() { viewer, articles }: Context,
  ): Promise<typeof UpdateArticlePayload> {
    return new UpdateArticleSuccess(await articles.updateArticle(viewer, input));
  }

  @Command(() => PublishArticlePayload, {
    description: `${staffMay('publishArticles')}: shows an article to readers. Safe to repeat.`,
  })
  async publishArticle(
    @Arg('input') input: PublishArticleInput,
    @Ctx() { viewer, articles }: Context,
  ): Promise<typeof PublishArticlePayload> {
    return new PublishArticleSuccess(await articles.publishArticle(viewer, input.id, input.version));
  }

  @Command(() => WithdrawArticlePayload, {
    description: `${staffMay('publishArticles')}: takes an article away from readers. Safe to repeat.`,
  })
  async withdrawArticle(
    @Arg('input') input: WithdrawArticleInput,
    @Ctx() { viewer, articles }: Context,
  ): Promise<typeof WithdrawArticlePayload> {
    return new WithdrawArticleSuccess(await articles.withdrawArticle(viewer, input.id));
  }
}
