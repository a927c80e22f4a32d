import { computed, projection } from '../graphql/projector/definition.ts';
import { requestInstant } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Membership } from './membership.entity.ts';

export const membershipProjection = projection<Membership>(Membership, {
  type: 'Membership',
  fields: {
    /** The twin of Membership.isActiveAt. */
    isActive: computed(
      (row) => sql`(${row.col('revokedAt')} is null
        and ${row.col('startsAt')} <= ${requestInstant} and ${requestInstant} < ${row.col('endsAt')})`,
    ),
  },
});
