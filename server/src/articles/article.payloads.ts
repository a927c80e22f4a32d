import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { PriceOutOfRange } from '../tiers/tier.refusals.ts';
import { ArticlePolicy, Language } from './article.entity.ts';
import {
  ArticleConflict,
  InvalidCoverUrl,
  InvalidDocument,
  maxAuthorLength,
  maxExcerptLength,
  maxTitleLength,
  ReferenceNotFound,
  ReviewRequired,
  TextLengthOutOfRange,
  TiersRequired,
  UnlockPriceRequired,
} from './article.refusals.ts';
import { RichTextScalar } from './rich-text.scalar.ts';

@InputType({ description: 'A new series.' })
export class CreateSeriesInput {
  @Field(() => String, { description: `Title, 1–${maxTitleLength} characters.` })
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: `One or two sentences, at most ${maxExcerptLength} characters.`,
  })
  summary!: string;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/….' })
  coverUrl?: string | null;

  @Field(() => FenScalar, {
    nullable: true,
    description: 'Price of unlocking all of it, with what is added later; publish a good th_unlock_<fen> for it.',
  })
  unlockPriceFen?: Fen | null;
}

@InputType({ description: 'A new article. It begins as a draft.' })
export class CreateArticleInput {
  @Field(() => String, { description: `Title, 1–${maxTitleLength} characters.` })
  title!: string;

  @Field(() => RichTextScalar, {
    description: 'All of it; a paywall block, at most one, stands where the locked part begins.',
  })
  document!: RichTextDocument;

  @Field(() => String, {
    defaultValue: '',
    description: `A few sentences for lists, readable by everyone, at most ${maxExcerptLength} characters.`,
  })
  excerpt!: string;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/….' })
  coverUrl?: string | null;

  @Field(() => String, { defaultValue: '', description: `Who wrote it, at most ${maxAuthorLength} characters.` })
  author!: string;

  @Field(() => Language, { defaultValue: Language.ZH_CN, description: 'The language it is written in.' })
  language!: Language;

  @Field(() => ArticlePolicy, { defaultValue: ArticlePolicy.EVERYONE, description: 'Who may read the locked part.' })
  policy!: ArticlePolicy;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'The tiers that open it; at least one when the policy is TIERS.',
  })
  tierIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The series it belongs to.' })
  seriesId?: string | null;

  @Field(() => FenScalar, {
    nullable: true,
    description: 'Price of unlocking just this article; publish a good th_unlock_<fen> for it at Virtual Payment.',
  })
  unlockPriceFen?: Fen | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether a tip for it is welcome.' })
  isTippable?: boolean;
}

@InputType({
  description: 'Changes to an article; what is not given stays. Readers see changes to a published article at once.',
})
export class UpdateArticleInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;

  @Field(() => Int, { description: 'The version you read; another one now means someone saved meanwhile.' })
  version!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Saved while writing: readers of a published article see nothing of it before publishArticle. Settings take effect at once.',
  })
  isAutosave?: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Leaves the newest revision as it is, also when it is an autosave of yours a moment ago: for words that replace others rather than go on from them.',
  })
  beginsRevision?: boolean;

  @Field(() => String, { nullable: true, description: `Title, 1–${maxTitleLength} characters.` })
  title?: string | null;

  @Field(() => RichTextScalar, { nullable: true, description: 'All of it, with its paywall block.' })
  document?: RichTextDocument | null;

  @Field(() => String, { nullable: true, description: `At most ${maxExcerptLength} characters; empty removes it.` })
  excerpt?: string | null;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/…; empty removes it.' })
  coverUrl?: string | null;

  @Field(() => String, { nullable: true, description: `At most ${maxAuthorLength} characters; empty removes it.` })
  author?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language it is written in.' })
  language?: Language | null;

  @Field(() => ArticlePolicy, { nullable: true, description: 'Who may read the locked part.' })
  policy?: ArticlePolicy | null;

  @Field(() => [ID], { nullable: true, description: 'The tiers that open it; replaces those chosen before.' })
  tierIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The series it belongs to; empty takes it out of its series.' })
  seriesId?: string | null;

  @Field(() => FenScalar, {
    nullable: true,
    description: 'Price of unlocking just this article; 0 ends the sale, unlocks stay.',
  })
  unlockPriceFen?: Fen | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a tip for it is welcome.' })
  isTippable?: boolean | null;
}

@InputType({ description: 'Which article to publish.' })
export class PublishArticleInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version you read, when it matters that just that is shown.' })
  version?: number | null;
}

@InputType({ description: 'Which article to withdraw.' })
export class WithdrawArticleInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;
}

/** What a command leaves behind; the object itself is read by the projector, as far as it is selected. */
export abstract class Written {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The series was made.' })
export class CreateSeriesSuccess extends Written {}

@ObjectType({ description: 'The article was begun.' })
export class CreateArticleSuccess extends Written {}

@ObjectType({ description: 'The changes were saved.' })
export class UpdateArticleSuccess extends Written {}

@ObjectType({ description: 'Readers can find the article.' })
export class PublishArticleSuccess extends Written {}

@ObjectType({ description: 'Readers find the article no more.' })
export class WithdrawArticleSuccess extends Written {}

export const CreateSeriesPayload = createUnionType({
  name: 'CreateSeriesPayload',
  description: 'What came of createSeries: its success, or a refusal.',
  types: () => [CreateSeriesSuccess, TextLengthOutOfRange, InvalidCoverUrl, PriceOutOfRange] as const,
});

const writingRefusals = [
  InvalidDocument,
  TextLengthOutOfRange,
  InvalidCoverUrl,
  TiersRequired,
  UnlockPriceRequired,
  PriceOutOfRange,
  ReferenceNotFound,
] as const;

export const publishingRefusals = [ReviewRequired, TiersRequired, UnlockPriceRequired] as const;

export const CreateArticlePayload = createUnionType({
  name: 'CreateArticlePayload',
  description: 'What came of createArticle: its success, or a refusal.',
  types: () => [CreateArticleSuccess, ...writingRefusals] as const,
});

export const UpdateArticlePayload = createUnionType({
  name: 'UpdateArticlePayload',
  description: 'What came of updateArticle: its success, or a refusal.',
  types: () => [UpdateArticleSuccess, ArticleConflict, ReviewRequired, ...writingRefusals] as const,
});

export const PublishArticlePayload = createUnionType({
  name: 'PublishArticlePayload',
  description: 'What came of publishArticle: its success, or a refusal.',
  types: () => [PublishArticleSuccess, ArticleConflict, ...publishingRefusals] as const,
});

export const WithdrawArticlePayload = createUnionType({
  name: 'WithdrawArticlePayload',
  description: 'What came of withdrawArticle: its success, or a refusal.',
  types: () => [WithdrawArticleSuccess] as const,
});
