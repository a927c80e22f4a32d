import {
  ascending,
  computed,
  condition,
  descending,
  embedded,
  instant,
  list,
  type OrderKey,
  one,
  projection,
  resolved,
  toMany,
} from '../graphql/projector/definition.ts';
import { requestInstant } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { MoneySettings } from '../money-settings/money-settings.entity.ts';
import { RenewalContract } from '../renewals/renewal-contract.entity.ts';
import { Tier } from './tier.entity.ts';
import { TierPrice } from './tier-price.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

/** The order tiers are offered in. */
export const asOffered = ascending({ property: 'position', type: 'integer' }, id);

export const tierProjection = projection<Tier>(Tier, {
  type: 'Tier',
  fields: {
    isArchived: computed((tier) => sql`${tier.col('archivedAt')} is not null`),
    holders: embedded<Tier>({
      memberCount: computed((tier, query) => heldNow(tier, query, (row) => sql`count(distinct ${row.col('member')})`)),
      lastEndsAt: instant((tier, query) => heldNow(tier, query, (row) => sql`max(${row.col('endsAt')})`)),
      renewingCount: computed((tier, query) =>
        query.aggregate(
          RenewalContract,
          () => sql`count(*)`,
          (row) =>
            sql`${row.col('tier')} = ${tier.col('id')} and ${row.col('status')} = 'SIGNED' and not ${row.col('isEnding')}`,
        ),
      ),
    }),
    prices: toMany<Tier, TierPrice>(
      { type: 'TierPrice', entity: TierPrice },
      {
        where: (price, tier) => sql`${price.col('tier')} = ${tier.col('id')} and ${price.col('withdrawnAt')} is null
          and coalesce(${requestInstant} < ${price.col('passEndsAt')}, true)`,
        // A longer period costs more, so price order is period order.
        order: ascending({ property: 'amountFen', type: 'integer' }, id),
        page: 'all',
      },
    ),
  },
});

/** Over the memberships of a tier that run now or wait for their beginning. */
const heldNow = (tier: Row<Tier>, query: Subqueries, value: (row: Row<Membership>) => Fragment): Fragment =>
  query.aggregate(
    Membership,
    value,
    (row) => sql`${row.col('tier')} = ${tier.col('id')} and ${row.col('revokedAt')} is null
      and ${row.col('endsAt')} > ${requestInstant}`,
  );

export const tierPriceProjection = projection<TierPrice>(TierPrice, {
  type: 'TierPrice',
  fields: {
    feeEstimates: resolved('amountFen'),
    xpayProductId: resolved('xpayProductId'),
    isRenewable: computed(
      (price, query) =>
        sql`(${price.col('xpaySubscriptionProductId')} is not null and ${query.exists(
          MoneySettings,
          (settings) => sql`${settings.col('isAutoRenewalEnabled')}`,
        )})`,
    ),
  },
});

/** What is on sale. */
export const tiersOnSale = list(tierProjection, {
  where: (tier) => sql`${tier.col('archivedAt')} is null`,
  order: asOffered,
});

/** What is off sale, the latest made first. */
export const archivedTiers = list(tierProjection, {
  where: (tier) => sql`${tier.col('archivedAt')} is not null`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});

/** One tier, on sale or not: a member may hold one that is archived. */
export const tierById = one(tierProjection, {
  conditions: { id: condition('uuid', (tier, value) => sql`${tier.col('id')} = ${value}`) },
});
