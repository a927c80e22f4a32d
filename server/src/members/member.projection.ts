import { giftsOfMember } from '../gifts/gift.projection.ts';
import {
  condition,
  connection,
  descending,
  type OrderKey,
  one,
  projection,
  resolved,
  toMany,
} from '../graphql/projector/definition.ts';
import { viewerIsStaff, viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { ordersOfMember } from '../payments/order.projection.ts';
import { refundsOfMember } from '../refunds/refund.projection.ts';
import { contractsOfMember } from '../renewals/renewal.projection.ts';
import { tipsOfMember } from '../tips/tip.projection.ts';
import { unlocksOfMember } from '../unlocks/unlock.projection.ts';
import { Member } from './member.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

export const memberProjection = projection<Member>(Member, {
  type: 'Member',
  // Members see themselves, staff see everyone; a row that was merged away is nobody.
  visible: (row) => sql`${row.col('mergedInto')} is null and (${viewerIsStaff} or ${row.col('id')} = ${viewerMember})`,
  fields: {
    isBanned: resolved('bannedAt'),
    memberships: toMany<Member, Membership>(
      { type: 'Membership', entity: Membership },
      {
        where: (membership, row) => sql`${membership.col('member')} = ${row.col('id')}`,
        order: descending({ property: 'endsAt', type: 'timestamptz' }, id),
        page: 'all',
      },
    ),
    orders: ordersOfMember,
    refunds: refundsOfMember,
    renewals: contractsOfMember,
    unlocks: unlocksOfMember,
    tips: tipsOfMember,
    giftsGiven: giftsOfMember,
  },
});

export const memberById = one(memberProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** Everyone the account knows, the newest first. */
export const membersByJoining = connection(memberProjection, {
  order: descending({ property: 'joinedAt', type: 'timestamptz' }, id),
});
