import { viewerMay } from '../accounts/permission.facts.ts';
import {
  computed,
  condition,
  descending,
  type OrderKey,
  one,
  projection,
  toMany,
} from '../graphql/projector/definition.ts';
import { requestInstant, viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Member } from '../members/member.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { Unlock } from './unlock.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const unlock = { type: 'Unlock', entity: Unlock };

export const unlockProjection = projection<Unlock>(Unlock, {
  type: 'Unlock',
  visible: (row) => sql`(${row.col('member')} = ${viewerMember} or ${viewerMay('readOrders')})`,
  fields: {
    /** The twin of Unlock.isActiveAt. */
    isActive: computed(
      (row) => sql`(${row.col('revokedAt')} is null and ${row.col('startsAt')} <= ${requestInstant}
        and (${row.col('endsAt')} is null or ${requestInstant} < ${row.col('endsAt')}))`,
    ),
  },
});

/** The unlocks of a member, for Member's projection. */
export const unlocksOfMember = toMany<Member, Unlock>(unlock, {
  where: (row, member) => sql`${row.col('member')} = ${member.col('id')}`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
  page: 'connection',
});

/** What an order unlocked, for Order's projection. One at most: unlocks.order_id is unique. */
export const unlockOfOrder = toMany<Order, Unlock>(unlock, {
  where: (row, order) => sql`${row.col('orderId')} = ${order.col('id')}`,
  order: descending(id),
  page: 'all',
  limit: 1,
});

/** What a gift brought to the viewer. One at most: unlocks.gift_id is unique. */
export const unlockOfGift = one(unlockProjection, {
  where: (row) => sql`${row.col('member')} = ${viewerMember}`,
  conditions: { giftId: condition('uuid', (row, value) => sql`${row.col('giftId')} = ${value}`) },
});
