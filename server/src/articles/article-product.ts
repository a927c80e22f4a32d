import { Field, ID, ObjectType } from 'type-graphql';
import { viewerMay } from '../accounts/permission.facts.ts';
import { AffiliateLink } from '../affiliates/affiliate-link.entity.ts';
import { descending, list, type OrderKey, projection } from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

/** Goods that a product card can show: as much of an affiliate link as writers need, and nothing of its commission. */
@ObjectType({ simpleResolvers: true, description: 'Goods of a shop that a product card can show. Staff only.' })
export class ArticleProduct {
  @Field(() => ID, { description: 'Opaque id of the affiliate link; the linkId of a product card.' })
  readonly id!: string;

  @Field(() => String, { description: 'Name of the goods.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Picture: an https URL or a path on this server (/media/…).' })
  readonly imageUrl!: string | null;

  @Field(() => FenScalar, { nullable: true, description: 'Price shown on the card; the shop has the last word on it.' })
  readonly priceFen!: Fen | null;
}

const id: OrderKey = { property: 'id', type: 'uuid' };

export const articleProductProjection = projection<AffiliateLink>(AffiliateLink, {
  type: 'ArticleProduct',
  visible: () => sql`${viewerMay('writeArticles')}`,
  fields: {},
});

export const articleProducts = list(articleProductProjection, {
  where: (link) => sql`${link.col('kind')} = 'PRODUCT' and ${link.col('archivedAt')} is null`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});
