import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Staff } from '../accounts/staff.entity.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { ArticlePolicy, ArticleStatus, Language } from './article.entity.ts';
import { ArticleRevision } from './article-revision.entity.ts';
import { ReviewComment } from './review-comment.entity.ts';
import { ReviewState } from './review-steps.ts';
import { RichTextScalar } from './rich-text.scalar.ts';
import { Series } from './series.entity.ts';

/** An article as its writers see it, in whatever state. A type of its own: what is published is never half empty. */
@ObjectType({ simpleResolvers: true, description: 'An article as its writers see it, in whatever state. Staff only.' })
export class ArticleDraft {
  @Field(() => ID, { description: 'Opaque id; the same as the published Article has.' })
  readonly id!: string;

  @Field(() => ArticleStatus, { description: 'Where it stands.' })
  readonly status!: ArticleStatus;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { description: 'A few sentences for lists, readable by everyone; may be empty.' })
  readonly excerpt!: string;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/….' })
  readonly coverUrl!: string | null;

  @Field(() => String, { description: 'Who wrote it; may be empty.' })
  readonly author!: string;

  @Field(() => Language, { description: 'The language it is written in.' })
  readonly language!: Language;

  @Field(() => RichTextScalar, { description: 'All of it, with a paywall block where the locked part begins.' })
  readonly document!: RichTextDocument;

  @Field(() => ArticlePolicy, { description: 'Who may read the part behind the paywall.' })
  readonly policy!: ArticlePolicy;

  @Field(() => [Tier], { description: 'The tiers that open it when the policy is TIERS.' })
  readonly tiers!: Tier[];

  @Field(() => Series, { nullable: true, description: 'The series it belongs to.' })
  readonly series!: Series | null;

  @Field(() => FenScalar, {
    nullable: true,
    description: 'Price of unlocking just this article; null when it is not sold on its own.',
  })
  readonly unlockPriceFen!: Fen | null;

  @Field(() => Int, {
    description:
      'How many members hold it for good because it was paid for, by themselves or as a gift; who can read it with a tier or its series is not counted. To be said before it is withdrawn.',
  })
  readonly buyerCount!: number;

  @Field(() => Boolean, { description: 'Whether a tip for it is welcome, where the account takes tips at all.' })
  readonly isTippable!: boolean;

  @Field(() => Int, { description: 'Characters behind the paywall; 0 when nothing is.' })
  readonly lockedCharacterCount!: number;

  @Field(() => Int, { description: 'Minutes an average reader needs for all of it; at least 1.' })
  readonly readingMinutes!: number;

  @Field(() => Date, { nullable: true, description: 'When it was first published; null when it never was.' })
  readonly publishedAt!: Date | null;

  @Field(() => Date, { description: 'When it was begun.' })
  readonly createdAt!: Date;

  @Field(() => Date, { description: 'When it was last saved.' })
  readonly updatedAt!: Date;

  @Field(() => ReviewState, { description: 'Who has it in hand before it is published.' })
  readonly reviewState!: ReviewState;

  @Field(() => Date, { nullable: true, description: 'When it will be published by itself; null when it will not.' })
  readonly scheduledAt!: Date | null;

  @Field(() => Staff, { nullable: true, description: 'Who of the staff began it; `author` is the name readers see.' })
  readonly authorStaff!: Staff | null;

  @Field(() => ArticleRevision, {
    nullable: true,
    description:
      'Its newest words: what writers go on from. Null for an article that was not changed since it was begun.',
  })
  readonly latestRevision!: ArticleRevision | null;

  @Field(() => Boolean, {
    description: 'Whether its newest words are not shown to readers yet, although it is published.',
  })
  readonly hasPendingWords!: boolean;

  @Field(() => [ReviewComment], { description: 'What colleagues said about it, the oldest first; at most 500.' })
  readonly comments!: ReviewComment[];

  @Field(() => Int, { description: 'Counts edits; updateArticle asks for the one you read.' })
  readonly version!: number;
}
