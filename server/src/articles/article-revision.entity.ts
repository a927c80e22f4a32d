import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { Article } from './article.entity.ts';
import type { ArticleWords } from './article-words.ts';
import { RichTextScalar } from './rich-text.scalar.ts';

export enum RevisionKind {
  AUTOSAVE = 'AUTOSAVE',
  SAVE = 'SAVE',
  PUBLISH = 'PUBLISH',
  RESTORE = 'RESTORE',
}
registerEnumType(RevisionKind, {
  name: 'RevisionKind',
  description: 'How a revision came about.',
  valuesConfig: {
    AUTOSAVE: { description: 'Saved while writing; those of one person within five minutes are one revision.' },
    SAVE: { description: 'Saved on purpose.' },
    PUBLISH: { description: 'Shown to readers.' },
    RESTORE: { description: 'An earlier revision, brought back.' },
  },
});

const MERGE_WITHIN_MS = 5 * 60_000;

/** The words of an article as they were saved once. Nothing that was saved is ever overwritten by somebody else. */
@ObjectType({ simpleResolvers: true, description: 'The words of an article as they were saved once. Staff only.' })
@Entity({ tableName: 'article_revisions' })
export class ArticleRevision implements ArticleWords {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Article)
  article!: Rel<Article>;

  @Field(() => Int, { description: 'Counts the revisions of the article, from 1.' })
  @Property({ type: types.integer })
  number!: number;

  @Field(() => RevisionKind, { description: 'How it came about.' })
  @Enum({ items: () => RevisionKind, type: types.text })
  kind!: RevisionKind;

  @Field(() => String, { description: 'Title.' })
  @Property({ type: types.text })
  title!: string;

  @Field(() => String, { description: 'A few sentences for lists; may be empty.' })
  @Property({ type: types.text })
  excerpt!: string;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/….' })
  @Property({ type: types.text, nullable: true })
  coverUrl: string | null = null;

  @Field(() => RichTextScalar, { description: 'All of it, with a paywall block where the locked part begins.' })
  @Property({ type: types.json })
  document!: RichTextDocument;

  @Field(() => Staff, {
    nullable: true,
    description: 'Who saved it; null for what was there before revisions were kept.',
  })
  @ManyToOne(() => Staff, { nullable: true, fieldName: 'saved_by_staff_id' })
  savedBy: Rel<Staff> | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was saved; of several autosaves, the last.' })
  @Property({ type: types.datetime, length: 6 })
  savedAt!: Date;

  /** Whether what this person writes now still belongs to it. */
  takesAutosaveOf(staffId: string, at: Date): boolean {
    return (
      this.kind === RevisionKind.AUTOSAVE &&
      this.savedBy?.id === staffId &&
      at.getTime() - this.createdAt.getTime() < MERGE_WITHIN_MS
    );
  }

  take(words: ArticleWords, at: Date): void {
    this.title = words.title;
    this.excerpt = words.excerpt;
    this.coverUrl = words.coverUrl;
    this.document = words.document;
    this.savedAt = at;
  }
}
