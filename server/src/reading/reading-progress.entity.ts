import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel, types } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { Member } from '../members/member.entity.ts';

/** How far a member has read an article. Written by ReadingService's statement; read here. */
@ObjectType('Reading', { simpleResolvers: true, description: 'How far a member has read an article.' })
@Entity({ tableName: 'reading_progress' })
export class ReadingProgress {
  [PrimaryKeyProp]?: ['account', 'member', 'article'];

  @ManyToOne(() => Account, { primary: true })
  account!: Rel<Account>;

  @ManyToOne(() => Member, { primary: true })
  member!: Rel<Member>;

  @Field(() => Article, { nullable: true, description: 'The article; null when it is no longer published.' })
  @ManyToOne(() => Article, { primary: true })
  article!: Rel<Article>;

  @Field(() => Int, {
    description: 'The largest share of it that has been on the screen, in basis points: 0 to 10000.',
  })
  @Property({ type: types.integer })
  readBps!: number;

  @Field(() => Date, { description: 'When the member began to read it.' })
  @Property({ type: types.datetime, length: 6 })
  startedAt!: Date;

  @Field(() => Date, { description: 'When the member last came further.' })
  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;
}
