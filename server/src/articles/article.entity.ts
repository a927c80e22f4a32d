import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, Collection, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ViewerAccess } from '../access/viewer-access.ts';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { ArticleRevision } from './article-revision.entity.ts';
import { ArticleTier } from './article-tier.entity.ts';
import { type ArticleWords, wordsOf } from './article-words.ts';
import { readDocument, wholeDocument } from './document.ts';
import { ReviewState } from './review-steps.ts';
import { RichTextScalar } from './rich-text.scalar.ts';
import { Series } from './series.entity.ts';

export enum ArticleStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ArticleStatus, {
  name: 'ArticleStatus',
  description: 'Where an article stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written; only the staff see it.' },
    PUBLISHED: { description: 'Readers see it.' },
    WITHDRAWN: { description: 'Was published; only the staff see it now.' },
  },
});

export enum ArticlePolicy {
  EVERYONE = 'EVERYONE',
  FOLLOWERS = 'FOLLOWERS',
  MEMBERS = 'MEMBERS',
  TIERS = 'TIERS',
  PURCHASE = 'PURCHASE',
}
registerEnumType(ArticlePolicy, {
  name: 'ArticlePolicy',
  description: 'Who may read the part of an article behind its paywall.',
  valuesConfig: {
    EVERYONE: { description: 'Anyone, signed in or not.' },
    FOLLOWERS: { description: 'Who follows the Official Account, and members of any tier.' },
    MEMBERS: { description: 'Who holds an active membership of any tier.' },
    TIERS: { description: 'Who holds an active membership of one of the chosen tiers.' },
    PURCHASE: { description: 'Who unlocked it, or its series. No membership opens it.' },
  },
});

export enum Language {
  ZH_CN = 'ZH_CN',
  EN = 'EN',
}
registerEnumType(Language, {
  name: 'Language',
  description: 'The language something is written in.',
  valuesConfig: { ZH_CN: { description: 'Simplified Chinese.' }, EN: { description: 'English.' } },
});

/**
 * An article, in whatever state. GraphQL shows published ones as Article and the others, to staff, as ArticleDraft.
 * What lies behind the paywall is a column of its own and is not loaded for a viewer who may not read it.
 */
@ObjectType({ simpleResolvers: true, description: 'A published article. What the viewer may not read is not in it.' })
@Entity({ tableName: 'articles' })
export class Article {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Series, { nullable: true, description: 'The series it belongs to.' })
  @ManyToOne(() => Series, { nullable: true })
  series: Rel<Series> | null = null;

  @Enum({ items: () => ArticleStatus, type: types.text })
  status: Opt<ArticleStatus> = ArticleStatus.DRAFT;

  /** Who of the staff began it; `author` is the name readers see. */
  @ManyToOne(() => Staff, { nullable: true })
  authorStaff: Rel<Staff> | null = null;

  @Enum({ items: () => ReviewState, type: types.text })
  reviewState: Opt<ReviewState> = ReviewState.WRITING;

  /** When a job publishes it. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  scheduledAt: Date | null = null;

  /** The newest words; null for an article that was written before revisions were kept. */
  @ManyToOne(() => ArticleRevision, { nullable: true })
  latestRevision: Rel<ArticleRevision> | null = null;

  /** Words of a published article that its readers do not see yet. */
  @ManyToOne(() => ArticleRevision, { nullable: true })
  pendingRevision: Rel<ArticleRevision> | null = null;

  @Field(() => String, { description: 'Title.' })
  @Property({ type: types.text })
  title!: string;

  @Field(() => String, {
    description: 'A few sentences for lists; written for everyone, never taken from behind the paywall.',
  })
  @Property({ type: types.text })
  excerpt: Opt<string> = '';

  @Field(() => String, {
    nullable: true,
    description: 'Cover picture: an https URL or a path on this server (/media/…).',
  })
  @Property({ type: types.text, nullable: true })
  coverUrl: string | null = null;

  @Field(() => String, { description: 'Who wrote it; may be empty.' })
  @Property({ type: types.text })
  author: Opt<string> = '';

  @Field(() => Language, { description: 'The language it is written in.' })
  @Enum({ items: () => Language, type: types.text })
  language: Opt<Language> = Language.ZH_CN;

  @Field(() => ArticlePolicy, { description: 'Who may read the part behind the paywall.' })
  @Enum({ items: () => ArticlePolicy, type: types.text })
  policy: Opt<ArticlePolicy> = ArticlePolicy.EVERYONE;

  /** Read by the projector through tierLinks. */
  @Field(() => [Tier], {
    description: 'The tiers that open it, in the order they are offered; empty unless the policy is TIERS.',
  })
  readonly tiers?: Tier[];

  /** The tiers that open it when the policy is TIERS. */
  @OneToMany(
    () => ArticleTier,
    (link) => link.article,
  )
  tierLinks = new Collection<ArticleTier>(this);

  @Field(() => RichTextScalar, { description: 'What everyone may read.' })
  @Property({ type: types.json, lazy: true })
  freeDocument!: RichTextDocument;

  @Field(() => RichTextScalar, {
    nullable: true,
    description:
      'What lies behind the paywall; null when nothing does, or when the viewer may not read it: see viewerAccess.',
  })
  @Property({ type: types.json, nullable: true, lazy: true })
  lockedDocument: RichTextDocument | null = null;

  @Field(() => FenScalar, {
    nullable: true,
    description:
      'Price of unlocking just this article; null when it is not sold on its own. An unlock opens it whatever the policy asks for.',
  })
  @Property({ type: new BigIntType('number'), nullable: true })
  unlockPriceFen: Fen | null = null;

  /** Read by the projector. */
  @Field(() => Boolean, { description: 'Whether the viewer holds an unlock of it, or of its series.' })
  readonly viewerHasUnlocked?: boolean;

  @Field(() => Boolean, { description: 'Whether a tip for it is welcome, where the account takes tips at all.' })
  @Property({ type: types.boolean })
  isTippable: Opt<boolean> = true;

  /** Decided in the statement that reads the article: access/access.sql.ts. */
  @Field(() => ViewerAccess, { description: 'Whether the viewer may read the locked part, and why.' })
  readonly viewerAccess?: ViewerAccess;

  @Field(() => Int, { description: 'Characters behind the paywall; 0 when nothing is.' })
  @Property({ type: types.integer })
  lockedCharacterCount: Opt<number> = 0;

  @Field(() => Int, { description: 'Minutes an average reader needs for all of it; at least 1.' })
  @Property({ type: types.integer })
  readingMinutes: Opt<number> = 1;

  @Field(() => Boolean, { description: 'Whether something in it can be listened to.' })
  @Property({ type: types.boolean })
  hasAudio: Opt<boolean> = false;

  @Field(() => Date, { description: 'When it was published.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  publishedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;

  /** Counts edits; two editors of one draft cannot overwrite each other unseen. */
  @Property({ type: types.integer, version: true })
  version: Opt<number> = 1;

  /** What an unlock costs; null when none is sold. `lockedDocument` must be loaded. */
  salePriceFen(): Fen | null {
    const isLocked = this.policy !== ArticlePolicy.EVERYONE && this.lockedDocument !== null;
    return this.status === ArticleStatus.PUBLISHED && isLocked ? this.unlockPriceFen : null;
  }

  /** What its writers go on from: what was saved last, whether readers see it or not. Documents must be loaded. */
  newestWords(): ArticleWords {
    if (this.latestRevision) return wordsOf(this.latestRevision);
    const { title, excerpt, coverUrl } = this;
    return { title, excerpt, coverUrl, document: wholeDocument(this.freeDocument, this.lockedDocument) };
  }

  /** Says these words from now on. @throws Rejection InvalidDocument */
  say(words: ArticleWords): void {
    const content = readDocument(words.document);
    this.title = words.title;
    this.excerpt = words.excerpt;
    this.coverUrl = words.coverUrl;
    this.freeDocument = content.freeDocument;
    this.lockedDocument = content.lockedDocument;
    this.lockedCharacterCount = content.lockedCharacterCount;
    this.readingMinutes = content.readingMinutes;
    this.hasAudio = content.hasAudio;
    this.pendingRevision = null;
  }

  /** Says what readers did not see yet. @returns false when there was nothing */
  sayPending(): boolean {
    if (!this.pendingRevision) return false;
    this.say(this.pendingRevision);
    return true;
  }

  /** What was approved is what is shown: other words have to be approved again, and are not published by the clock. */
  loseApproval(): void {
    if (this.reviewState !== ReviewState.APPROVED) return;
    this.reviewState = ReviewState.WRITING;
    this.scheduledAt = null;
  }

  /**
   * Shows it to readers, with its newest words. Its place in the feed is that of its first publication.
   * @returns false when readers saw all of it already
   */
  publish(at: Date): boolean {
    this.scheduledAt = null;
    this.reviewState = ReviewState.APPROVED;
    const isNew = this.sayPending();
    if (this.status === ArticleStatus.PUBLISHED && !isNew) return false;
    this.status = ArticleStatus.PUBLISHED;
    this.publishedAt ??= at;
    this.updatedAt = at;
    return true;
  }

  /** @returns false when readers could not see it anyway */
  withdraw(at: Date): boolean {
    if (this.status !== ArticleStatus.PUBLISHED) return false;
    this.sayPending();
    this.scheduledAt = null;
    this.status = ArticleStatus.WITHDRAWN;
    this.updatedAt = at;
    return true;
  }
}
