import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Collection, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { TierPrice } from './tier-price.entity.ts';

/** What is offered: a name, its benefits and a price per period. */
@ObjectType({
  simpleResolvers: true,
  description: 'What the account offers for money: benefits, and a price per period.',
})
@Entity({ tableName: 'tiers' })
export class Tier {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** Short name in provider product ids: 1–10 of a–z and 0–9. */
  @Property({ type: types.text })
  key!: string;

  @Field(() => String, { description: 'The name readers see.' })
  @Property({ type: types.text })
  name!: string;

  @Field(() => String, { description: 'One or two sentences; may be empty.' })
  @Property({ type: types.text })
  description: Opt<string> = '';

  @Field(() => [String], { description: 'What a member of this tier gets, one short line each.' })
  @Property({ type: types.array, columnType: 'text[]' })
  benefits: Opt<string[]> = [];

  /** Order on the page, ascending. */
  @Property({ type: types.integer })
  position!: number;

  @Property({ type: types.datetime, length: 6, nullable: true })
  archivedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector from archivedAt. */
  @Field(() => Boolean, { description: 'Whether it is off sale; memberships of it go on.' })
  readonly isArchived?: boolean;

  @Field(() => [TierPrice], { description: 'What is on sale, the shortest period first.' })
  @OneToMany(
    () => TierPrice,
    (price) => price.tier,
  )
  prices = new Collection<TierPrice>(this);

  /** Gives it new words. What was ordered before keeps the description of its order. */
  describe(words: Pick<Tier, 'name' | 'description' | 'benefits'>): void {
    this.name = words.name;
    this.description = words.description;
    this.benefits = words.benefits;
  }

  /**
   * Takes the tier off sale; memberships already held go on.
   * @returns false when it was archived already
   */
  archive(at: Date): boolean {
    if (this.archivedAt) return false;
    this.archivedAt = at;
    return true;
  }
}
