import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { Article } from './article.entity.ts';
import { ReviewState } from './review-steps.ts';

/** What colleagues say to each other about an article: with a step of its review, about a block, or about the whole. */
@ObjectType({
  simpleResolvers: true,
  description: 'What colleagues say about an article: with a step of its review, about a block, or about the whole.',
})
@Entity({ tableName: 'review_comments' })
export class ReviewComment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Article)
  article!: Rel<Article>;

  @Field(() => Staff, { description: 'Who said it.' })
  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  @Field(() => Int, { nullable: true, description: 'Which block it was about, from 0; null for the whole article.' })
  @Property({ type: types.integer, nullable: true })
  blockIndex: number | null = null;

  @Field(() => String, { description: 'How that block began then: it is found again by it after others were moved.' })
  @Property({ type: types.text })
  quote: Opt<string> = '';

  @Field(() => String, { description: 'What was said; empty for a step taken without a word.' })
  @Property({ type: types.text })
  text!: string;

  @Field(() => ReviewState, { nullable: true, description: 'The state before the step it came with.' })
  @Enum({ items: () => ReviewState, type: types.text, nullable: true })
  fromState: ReviewState | null = null;

  @Field(() => ReviewState, { nullable: true, description: 'The state after the step it came with.' })
  @Enum({ items: () => ReviewState, type: types.text, nullable: true })
  toState: ReviewState | null = null;

  @Field(() => Date, { nullable: true, description: 'When it was settled; null while it is open.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  resolvedAt: Date | null = null;

  @Field(() => Date, { description: 'When it was said.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Settles it, or opens it again. */
  resolve(isResolved: boolean, at: Date): void {
    this.resolvedAt = isResolved ? (this.resolvedAt ?? at) : null;
  }
}
