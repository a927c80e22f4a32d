import {
  computed,
  condition,
  connection,
  descending,
  embedded,
  type OrderKey,
  one,
  projection,
  resolved,
} from '../graphql/projector/definition.ts';
import { viewerIsStaff } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Offer } from './offer.entity.ts';
import { OfferRedemption, RedemptionStatus } from './offer-redemption.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

/** Readers find an offer by its code, as long as it is in use; staff find every offer. */
export const offerProjection = projection<Offer>(Offer, {
  type: 'Offer',
  visible: (offer) => sql`(${viewerIsStaff} or ${offer.col('archivedAt')} is null)`,
  fields: {
    isArchived: computed((offer) => sql`${offer.col('archivedAt')} is not null`),
    use: embedded<Offer>({
      usedCount: computed((offer, query) => countOf(offer, query, RedemptionStatus.USED)),
      heldCount: computed((offer, query) => countOf(offer, query, RedemptionStatus.HELD)),
      maxRedemptions: computed((offer) => offer.col('maxRedemptions')),
      spentFen: computed((offer) => offer.col('spentFen')),
      budgetFen: computed((offer) => offer.col('budgetFen')),
      overrunCount: computed((offer) => offer.col('overrunCount')),
      overrunFen: computed((offer) => offer.col('overrunFen')),
    }),
    viewerRefusal: resolved('id'),
  },
});

function countOf(
  offer: Row<Offer>,
  query: Subqueries,
  status: RedemptionStatus.USED | RedemptionStatus.HELD,
): Fragment {
  const isCounted = status === RedemptionStatus.USED ? sql`'USED'` : sql`'HELD'`;
  return query.aggregate(
    OfferRedemption,
    () => sql`count(*)`,
    (redemption) => sql`${redemption.col('offer')} = ${offer.col('id')} and ${redemption.col('status')} = ${isCounted}`,
  );
}

export const offerById = one(offerProjection, {
  conditions: { id: condition('uuid', (offer, value) => sql`${offer.col('id')} = ${value}`) },
});

export const offerByCode = one(offerProjection, {
  conditions: { code: condition('text', (offer, value) => sql`${offer.col('code')} = ${value}`) },
});

/** Every offer, the newest first. */
export const offersByAge = connection(offerProjection, {
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});
