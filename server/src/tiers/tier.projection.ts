import {
  ascending,
  computed,
  condition,
  list,
  type OrderKey,
  one,
  projection,
  toMany,
} from '../graphql/projector/definition.ts';
import { requestInstant } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { MoneySettings } from '../money-settings/money-settings.entity.ts';
import { Tier } from './tier.entity.ts';
import { TierPrice } from './tier-price.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

/** The order tiers are offered in. */
export const asOffered = ascending({ property: 'position', type: 'integer' }, id);

export const tierProjection = projection<Tier>(Tier, {
  type: 'Tier',
  fields: {
    isArchived: computed((tier) => sql`${tier.col('archivedAt')} is not null`),
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

export const tierPriceProjection = projection<TierPrice>(TierPrice, {
  type: 'TierPrice',
  fields: {
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

/** One tier, on sale or not: a member may hold one that is archived. */
export const tierById = one(tierProjection, {
  conditions: { id: condition('uuid', (tier, value) => sql`${tier.col('id')} = ${value}`) },
});
