import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

export enum AffiliateLinkKind {
  PRODUCT = 'PRODUCT',
  MEMBERSHIP = 'MEMBERSHIP',
}
registerEnumType(AffiliateLinkKind, {
  name: 'AffiliateLinkKind',
  description: 'What a link brings people to.',
  valuesConfig: {
    PRODUCT: { description: 'Goods that their shop sells: a product card in an article.' },
    MEMBERSHIP: { description: 'A membership of this account: a member brings other readers.' },
  },
});

/**
 * A way to a sale that pays a commission. There is one earner per link and no link between links: WeChat's operating rule
 * 5.9 allows one level of commission, and no second can be written down.
 */
@ObjectType({ simpleResolvers: true, description: 'A way to a sale that pays a commission, on one level only.' })
@Entity({ tableName: 'affiliate_links' })
export class AffiliateLink {
  @Field(() => ID, { description: 'Opaque id; what a product card in an article names.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => AffiliateLinkKind, { description: 'Goods of a shop, or memberships of this account.' })
  @Enum({ items: () => AffiliateLinkKind, type: types.text })
  kind!: AffiliateLinkKind;

  @Field(() => String, { description: 'Name of the goods, or of the promoter.' })
  @Property({ type: types.text })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Picture: an https URL or a path on this server (/media/…).' })
  @Property({ type: types.text, nullable: true })
  imageUrl: string | null = null;

  @Field(() => FenScalar, { nullable: true, description: 'Price shown on the card; the shop has the last word on it.' })
  @Property({ type: new BigIntType('number'), nullable: true })
  priceFen: Fen | null = null;

  @Field(() => String, {
    nullable: true,
    description: "The shop's Mini Program, with targetPath; or targetUrl instead.",
  })
  @Property({ type: types.text, nullable: true })
  targetAppid: string | null = null;

  @Field(() => String, { nullable: true, description: "The page of the shop's Mini Program." })
  @Property({ type: types.text, nullable: true })
  targetPath: string | null = null;

  @Field(() => String, { nullable: true, description: "The shop's page on the web." })
  @Property({ type: types.text, nullable: true })
  targetUrl: string | null = null;

  @Field(() => Int, { description: 'Commission in basis points of the sale: 500 is 5%.' })
  @Property({ type: types.integer })
  rateBps!: number;

  @Field(() => Member, { nullable: true, description: 'Who earns the commission; null: the account itself.' })
  @ManyToOne(() => Member, { nullable: true })
  earnerMember: Rel<Member> | null = null;

  @Field(() => Int, { description: 'Days a sale must stand before its commission can be paid out.' })
  @Property({ type: types.smallint })
  coolingOffDays!: number;

  /** The shop signs its postbacks with it. */
  @Property({ type: types.blob, nullable: true, lazy: true })
  postbackKeyEncrypted: Buffer | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  archivedAt: Date | null = null;

  @Field(() => Date, { description: 'When it was made.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  /** Read by the projector from archivedAt. */
  @Field(() => Boolean, { description: 'Whether it is out of use; sales that came by it keep their commission.' })
  readonly isArchived?: boolean;

  /** Counted by the projector. */
  @Field(() => Int, { description: 'Visitors: one person counts once a day.' })
  readonly clickCount?: number;

  /** Counted by the projector. */
  @Field(() => Int, { description: 'Sales that came by it, refunded ones included.' })
  readonly conversionCount?: number;

  /** @returns false when it was archived already */
  archive(at: Date): boolean {
    if (this.archivedAt) return false;
    this.archivedAt = at;
    return true;
  }
}
