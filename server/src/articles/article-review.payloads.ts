import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ArticlePolicy, ArticleStatus } from './article.entity.ts';
import { publishingRefusals, Written } from './article.payloads.ts';
import {
  ArticleConflict,
  ArticlesRefused,
  maxCommentLength,
  ReviewStepNotPossible,
  ScheduleOutOfRange,
  TextLengthOutOfRange,
} from './article.refusals.ts';
import { ReviewStep } from './review-steps.ts';

@InputType({ description: 'When to publish an article.' })
export class ScheduleArticleInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'When; null takes the schedule back.' })
  at?: Date | null;
}

@InputType({ description: 'A step of the review of an article.' })
export class ReviewArticleInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;

  @Field(() => Int, { description: 'The version you read: what is passed on is what was read.' })
  version!: number;

  @Field(() => ReviewStep, { description: 'The step.' })
  step!: ReviewStep;

  @Field(() => String, { defaultValue: '', description: `A word with it, at most ${maxCommentLength} characters.` })
  comment!: string;
}

@InputType({ description: 'Something to say about an article.' })
export class CommentOnArticleInput {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;

  @Field(() => Int, { nullable: true, description: 'Which block of the newest words, from 0; null for the whole.' })
  blockIndex?: number | null;

  @Field(() => String, { description: `What to say, 1–${maxCommentLength} characters.` })
  text!: string;
}

@InputType({ description: 'Which comment is settled, or open again.' })
export class ResolveReviewCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  id!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is settled.' })
  isResolved!: boolean;
}

@InputType({ description: 'Which revision to bring back.' })
export class RestoreArticleRevisionInput {
  @Field(() => ID, { description: 'The revision.' })
  revisionId!: string;

  @Field(() => Int, { description: 'The version of the article you read.' })
  version!: number;
}

@InputType({ description: 'The same change to several articles; what is not given stays.' })
export class ChangeArticlesInput {
  @Field(() => [ID], { description: 'The articles, 1–100.' })
  ids!: string[];

  @Field(() => ArticleStatus, { nullable: true, description: 'PUBLISHED shows them, WITHDRAWN takes them away.' })
  status?: ArticleStatus | null;

  @Field(() => ID, { nullable: true, description: 'The series they belong to; empty takes them out of theirs.' })
  seriesId?: string | null;

  @Field(() => ArticlePolicy, { nullable: true, description: 'Who may read the locked part.' })
  policy?: ArticlePolicy | null;

  @Field(() => [ID], { nullable: true, description: 'The tiers that open them, when the policy is TIERS.' })
  tierIds?: string[] | null;
}

@ObjectType({ description: 'The article will be published then, or no longer will.' })
export class ScheduleArticleSuccess extends Written {}

@ObjectType({ description: 'The step was taken.' })
export class ReviewArticleSuccess extends Written {}

@ObjectType({ description: 'The revision is the newest again.' })
export class RestoreArticleRevisionSuccess extends Written {}

@ObjectType({ description: 'It was said.' })
export class CommentOnArticleSuccess extends Written {}

@ObjectType({ description: 'The comment is settled, or open again.' })
export class ResolveReviewCommentSuccess extends Written {}

@ObjectType({ description: 'All of the articles were changed.' })
export class ChangeArticlesSuccess {
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    this.ids = ids;
  }
}

export const ScheduleArticlePayload = createUnionType({
  name: 'ScheduleArticlePayload',
  description: 'What came of scheduleArticle: its success, or a refusal.',
  types: () => [ScheduleArticleSuccess, ArticleConflict, ScheduleOutOfRange, ...publishingRefusals] as const,
});

export const ReviewArticlePayload = createUnionType({
  name: 'ReviewArticlePayload',
  description: 'What came of reviewArticle: its success, or a refusal.',
  types: () => [ReviewArticleSuccess, ArticleConflict, ReviewStepNotPossible, TextLengthOutOfRange] as const,
});

export const CommentOnArticlePayload = createUnionType({
  name: 'CommentOnArticlePayload',
  description: 'What came of commentOnArticle: its success, or a refusal.',
  types: () => [CommentOnArticleSuccess, TextLengthOutOfRange] as const,
});

export const ResolveReviewCommentPayload = createUnionType({
  name: 'ResolveReviewCommentPayload',
  description: 'What came of resolveReviewComment: its success, or a refusal.',
  types: () => [ResolveReviewCommentSuccess] as const,
});

export const RestoreArticleRevisionPayload = createUnionType({
  name: 'RestoreArticleRevisionPayload',
  description: 'What came of restoreArticleRevision: its success, or a refusal.',
  types: () => [RestoreArticleRevisionSuccess, ArticleConflict] as const,
});

export const ChangeArticlesPayload = createUnionType({
  name: 'ChangeArticlesPayload',
  description: 'What came of changeArticles: its success, or a refusal.',
  types: () => [ChangeArticlesSuccess, ArticlesRefused] as const,
});
