import { viewerMay } from '../accounts/permission.facts.ts';
import {
  computed,
  condition,
  connection,
  descending,
  type OrderKey,
  one,
  projection,
  resolved,
  toMany,
} from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { isBusinessOfViewer } from '../payments/whose-order.ts';
import { Refund } from './refund.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const newestCreated = descending({ property: 'createdAt', type: 'timestamptz' }, id);

export const refundProjection = projection<Refund>(Refund, {
  type: 'Refund',
  visible: (refund, query) =>
    query.exists(Order, (order) => sql`${order.col('id')} = ${refund.col('order')} and ${isBusinessOfViewer(order)}`),
  fields: {
    failureMessage: resolved('failure'),
    // The words may name the merchant's affairs, which are not the payer's.
    failureDetail: computed(
      (refund) => sql`case when ${viewerMay('readOrders')} then ${refund.col('failureDetail')} end`,
    ),
  },
});

export const refundById = one(refundProjection, {
  conditions: { id: condition('uuid', (refund, value) => sql`${refund.col('id')} = ${value}`) },
});

/** Every refund of the account, the latest first. */
export const refundsByTime = connection(refundProjection, { order: newestCreated });

/** The refunds of an order, for Order's projection. */
export const refundsOfOrder = toMany<Order, Refund>(
  { type: 'Refund', entity: Refund },
  {
    where: (refund, order) => sql`${refund.col('order')} = ${order.col('id')}`,
    order: newestCreated,
    page: 'all',
    limit: 100,
  },
);

/** What a member was given back, for Member's projection. */
export const refundsOfMember = toMany<Member, Refund>(
  { type: 'Refund', entity: Refund },
  {
    where: (refund, member, query) =>
      query.exists(
        Order,
        (order) => sql`${order.col('id')} = ${refund.col('order')} and ${order.col('member')} = ${member.col('id')}`,
      ),
    order: newestCreated,
    page: 'connection',
  },
);
