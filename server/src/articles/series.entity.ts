import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

/** Articles that belong together. */
@ObjectType({ simpleResolvers: true, description: 'Articles that belong together.' })
@Entity({ tableName: 'series' })
export class Series {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => String, { description: 'Title.' })
  @Property({ type: types.text })
  title!: string;

  @Field(() => String, { description: 'One or two sentences; may be empty.' })
  @Property({ type: types.text })
  summary: Opt<string> = '';

  @Field(() => String, {
    nullable: true,
    description: 'Cover picture: an https URL or a path on this server (/media/…).',
  })
  @Property({ type: types.text, nullable: true })
  coverUrl: string | null = null;

  @Field(() => FenScalar, {
    nullable: true,
    description: 'Price of unlocking all of it, with what is added later; null when it is not sold as a whole.',
  })
  @Property({ type: new BigIntType('number'), nullable: true })
  unlockPriceFen: Fen | null = null;

  /** Read by the projector. */
  @Field(() => Boolean, { description: 'Whether the viewer holds an unlock of the series.' })
  readonly viewerHasUnlocked?: boolean;

  /** Counted in the statement that reads the series. */
  @Field(() => Int, { description: 'How many published articles it has.' })
  readonly articleCount?: number;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
