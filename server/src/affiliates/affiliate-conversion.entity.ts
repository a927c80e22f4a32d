import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { AffiliateLink } from './affiliate-link.entity.ts';

export enum ConversionSource {
  POSTBACK = 'POSTBACK',
  CSV = 'CSV',
  ORDER = 'ORDER',
}
registerEnumType(ConversionSource, {
  name: 'ConversionSource',
  description: 'How we know of a sale.',
  valuesConfig: {
    POSTBACK: { description: 'The shop reported it, signed.' },
    CSV: { description: "The staff brought the shop's list." },
    ORDER: { description: 'It is an order of this account.' },
  },
});

/** A sale that came by a link. One sale counts once, whoever reports it and however often. */
@ObjectType({ simpleResolvers: true, description: 'A sale that came by an affiliate link.' })
@Entity({ tableName: 'affiliate_conversions' })
export class AffiliateConversion {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => AffiliateLink, { description: 'The link it came by.' })
  @ManyToOne(() => AffiliateLink, { fieldName: 'link_id' })
  link!: Rel<AffiliateLink>;

  @Property({ type: types.uuid, nullable: true })
  clickId: string | null = null;

  @Field(() => String, { description: "The sale: the shop's number, or our order's." })
  @Property({ type: types.text })
  externalReference!: string;

  @Property({ type: types.uuid, nullable: true })
  orderId: string | null = null;

  @Field(() => FenScalar, { description: 'What was sold for.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => FenScalar, { description: 'What of it was given back.' })
  @Property({ type: new BigIntType('number') })
  reversedFen: Opt<Fen> = fen(0);

  @Field(() => ConversionSource, { description: 'How we know of it.' })
  @Enum({ items: () => ConversionSource, type: types.text })
  source!: ConversionSource;

  @Field(() => Date, { description: 'When it was sold.' })
  @Property({ type: types.datetime, length: 6 })
  occurredAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /**
   * Takes note that so much was given back in all; it never shrinks.
   * @returns false when no more was given back than was known
   */
  reverseTo(reversedFen: Fen): boolean {
    const capped = fen(Math.min(reversedFen, this.amountFen));
    if (capped <= this.reversedFen) return false;
    this.reversedFen = capped;
    return true;
  }
}
