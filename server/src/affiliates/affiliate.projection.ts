import {
  computed,
  condition,
  connection,
  descending,
  type OrderKey,
  one,
  projection,
  toMany,
} from '../graphql/projector/definition.ts';
import { viewerIsStaff, viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { AffiliateClick } from './affiliate-click.entity.ts';
import { AffiliateConversion } from './affiliate-conversion.entity.ts';
import { AffiliateLink } from './affiliate-link.entity.ts';
import { Commission } from './commission.entity.ts';
import { Payout } from './payout.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const newestCreated = descending({ property: 'createdAt', type: 'timestamptz' }, id);

/** Staff see every link, an earner their own. Readers need none of it: they follow links. */
export const affiliateLinkProjection = projection<AffiliateLink>(AffiliateLink, {
  type: 'AffiliateLink',
  visible: (link) => sql`(${viewerIsStaff} or ${link.col('earnerMember')} = ${viewerMember})`,
  fields: {
    isArchived: computed((link) => sql`${link.col('archivedAt')} is not null`),
    clickCount: computed((link, query) =>
      query.aggregate(
        AffiliateClick,
        () => sql`count(*)`,
        (click) => sql`${click.col('link')} = ${link.col('id')}`,
      ),
    ),
    conversionCount: computed((link, query) =>
      query.aggregate(
        AffiliateConversion,
        () => sql`count(*)`,
        (conversion) => sql`${conversion.col('link')} = ${link.col('id')}`,
      ),
    ),
  },
});

export const affiliateConversionProjection = projection<AffiliateConversion>(AffiliateConversion, {
  type: 'AffiliateConversion',
  visible: (conversion, query) =>
    sql`(${viewerIsStaff} or ${query.exists(
      AffiliateLink,
      (link) => sql`${link.col('id')} = ${conversion.col('link')} and ${link.col('earnerMember')} = ${viewerMember}`,
    )})`,
  fields: {
    // One at most: a sale has one commission. The resolver takes it out of the list.
    commission: toMany<AffiliateConversion, Commission>(
      { type: 'Commission', entity: Commission },
      {
        where: (commission, conversion) => sql`${commission.col('conversion')} = ${conversion.col('id')}`,
        order: descending(id),
        page: 'all',
        limit: 1,
      },
    ),
  },
});

export const commissionProjection = projection<Commission>(Commission, {
  type: 'Commission',
  visible: (commission) => sql`(${viewerIsStaff} or ${commission.col('earnerMember')} = ${viewerMember})`,
  fields: {},
});

export const payoutProjection = projection<Payout>(Payout, {
  type: 'Payout',
  visible: (payout) => sql`(${viewerIsStaff} or ${payout.col('member')} = ${viewerMember})`,
  fields: {},
});

export const affiliateLinkById = one(affiliateLinkProjection, {
  conditions: { id: condition('uuid', (link, value) => sql`${link.col('id')} = ${value}`) },
});
export const affiliateLinks = connection(affiliateLinkProjection, { order: newestCreated });
export const affiliateConversions = connection(affiliateConversionProjection, {
  conditions: { linkId: condition('uuid', (conversion, value) => sql`${conversion.col('link')} = ${value}`) },
  order: newestCreated,
});
export const payouts = connection(payoutProjection, {
  conditions: { memberId: condition('uuid', (payout, value) => sql`${payout.col('member')} = ${value}`) },
  order: newestCreated,
});
export const payoutById = one(payoutProjection, {
  conditions: { id: condition('uuid', (payout, value) => sql`${payout.col('id')} = ${value}`) },
});
