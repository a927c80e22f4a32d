import { computed, condition, one, projection } from '../graphql/projector/definition.ts';
import { requestInstant, viewerIsStaff, viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Membership } from './membership.entity.ts';

export const membershipProjection = projection<Membership>(Membership, {
  type: 'Membership',
  visible: (row) => sql`(${row.col('member')} = ${viewerMember} or ${viewerIsStaff})`,
  fields: {
    note: computed((row) => sql`case when ${viewerIsStaff} then ${row.col('note')} end`),
    /** The twin of Membership.isActiveAt. */
    isActive: computed(
      (row) => sql`(${row.col('revokedAt')} is null
        and ${row.col('startsAt')} <= ${requestInstant} and ${requestInstant} < ${row.col('endsAt')})`,
    ),
  },
});

export const membershipById = one(membershipProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** What a gift brought to the viewer. One at most: memberships.gift_id is unique. */
export const membershipOfGift = one(membershipProjection, {
  where: (row) => sql`${row.col('member')} = ${viewerMember}`,
  conditions: { giftId: condition('uuid', (row, value) => sql`${row.col('giftId')} = ${value}`) },
});
