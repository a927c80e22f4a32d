import { viewerMay } from '../accounts/permission.facts.ts';
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
import { requestInstant, viewerMember } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Member } from '../members/member.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { Gift } from './gift.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const gift = { type: 'Gift', entity: Gift };

/** The twin of Gift.statusAt. */
const statusNow = (row: Row<Gift>): Fragment => sql`case
  when ${row.col('status')} = 'WAITING' and ${row.col('expiresAt')} <= ${requestInstant} then 'EXPIRED'
  else ${row.col('status')} end`;

/** The sealed code in Base64, while it is of use, for the giver; for everyone else it is not even loaded. */
const sealedCode = computed<Gift>(
  (row) => sql`case when ${row.col('giver')} = ${viewerMember} and ${row.col('status')} = 'WAITING'
    and ${row.col('expiresAt')} > ${requestInstant} then encode(${row.col('codeEncrypted')}, 'base64') end`,
);

/** A gift as its giver sees it, and the staff: they see neither its code nor the word that goes with it. */
export const giftProjection = projection<Gift>(Gift, {
  type: 'Gift',
  visible: (row) => sql`(${row.col('giver')} = ${viewerMember} or ${viewerMay('readOrders')})`,
  fields: {
    status: computed(statusNow),
    message: computed(
      (row) => sql`case when ${row.col('giver')} = ${viewerMember} then ${row.col('message')} else '' end`,
    ),
    code: sealedCode,
    sharePath: sealedCode,
    giverName: computed((row, query) => nameOf(query, row.col('giver'))),
    redeemedByName: computed((row, query) => nameOf(query, row.col('redeemedBy'))),
  },
});

const nameOf = (query: Subqueries, memberId: Fragment): Fragment =>
  query.aggregate(
    Member,
    (member) => sql`max(${member.col('displayName')})`,
    (member) => sql`${member.col('id')} = ${memberId}`,
  );

/** Every gift that was paid, the latest first. */
export const giftsByAge = connection(giftProjection, {
  where: (row) => sql`${row.col('status')} <> 'UNPAID'`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});

/** A gift as whoever holds its code sees it; it is only ever read by its code, or by who has just redeemed it. */
export const giftPreviewProjection = projection<Gift>(Gift, {
  type: 'GiftPreview',
  visible: (row) => sql`${row.col('status')} <> 'UNPAID'`,
  fields: {
    status: computed(statusNow),
    giverName: computed((row, query) => nameOf(query, row.col('giver'))),
    viewerHasRedeemed: computed((row) => sql`coalesce(${row.col('redeemedBy')} = ${viewerMember}, false)`),
  },
});

export const giftByCode = one(giftPreviewProjection, {
  conditions: { codeHash: condition('bytea', (row, value) => sql`${row.col('codeHash')} = ${value}`) },
});

export const redeemedGiftById = one(giftPreviewProjection, {
  where: (row) => sql`${row.col('redeemedBy')} = ${viewerMember}`,
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** What a member gave and paid, for Member's projection. */
export const giftsOfMember = toMany<Member, Gift>(gift, {
  where: (row, member) => sql`${row.col('giver')} = ${member.col('id')} and ${row.col('status')} <> 'UNPAID'`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
  page: 'connection',
});

/** The gift an order pays, for Order's projection. One at most: gifts.order_id is unique. */
export const giftOfOrder = toMany<Order, Gift>(gift, {
  where: (row, order) => sql`${row.col('order')} = ${order.col('id')}`,
  order: descending(id),
  page: 'all',
  limit: 1,
});
