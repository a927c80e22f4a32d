import { giftOfOrder } from '../gifts/gift.projection.ts';
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
import { sql } from '../graphql/projector/sql.ts';
import type { Member } from '../members/member.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { refundsOfOrder } from '../refunds/refund.projection.ts';
import { tipOfOrder } from '../tips/tip.projection.ts';
import { unlockOfOrder } from '../unlocks/unlock.projection.ts';
import { Order } from './order.entity.ts';
import { Payment } from './payment.entity.ts';
import { isBusinessOfViewer } from './whose-order.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const newestCreated = descending({ property: 'createdAt', type: 'timestamptz' }, id);

export const orderProjection = projection<Order>(Order, {
  type: 'Order',
  visible: isBusinessOfViewer,
  fields: {
    refunds: refundsOfOrder,
    refundability: resolved('id'),
    payments: toMany<Order, Payment>(
      { type: 'Payment', entity: Payment },
      {
        where: (payment, order) => sql`${payment.col('order')} = ${order.col('id')}`,
        order: newestCreated,
        page: 'all',
        limit: 100,
      },
    ),
    // One at most: memberships.order_id is unique. The resolver takes it out of the list.
    membership: toMany<Order, Membership>(
      { type: 'Membership', entity: Membership },
      {
        where: (membership, order) => sql`${membership.col('orderId')} = ${order.col('id')}`,
        order: descending(id),
        page: 'all',
        limit: 1,
      },
    ),
    unlock: unlockOfOrder,
    tip: tipOfOrder,
    gift: giftOfOrder,
  },
});

export const paymentProjection = projection<Payment>(Payment, {
  type: 'Payment',
  visible: (payment, query) =>
    query.exists(Order, (order) => sql`${order.col('id')} = ${payment.col('order')} and ${isBusinessOfViewer(order)}`),
  fields: {},
});

export const orderById = one(orderProjection, {
  conditions: { id: condition('uuid', (order, value) => sql`${order.col('id')} = ${value}`) },
});

export const paymentById = one(paymentProjection, {
  conditions: { id: condition('uuid', (payment, value) => sql`${payment.col('id')} = ${value}`) },
});

export const ordersByTime = connection(orderProjection, {
  conditions: {
    status: condition('text', (order, value) => sql`${order.col('status')} = ${value}`),
    kind: condition('text', (order, value) => sql`${order.col('kind')} = ${value}`),
    memberId: condition('uuid', (order, value) => sql`${order.col('member')} = ${value}`),
    from: condition('timestamptz', (order, value) => sql`${order.col('createdAt')} >= ${value}`),
    to: condition('timestamptz', (order, value) => sql`${order.col('createdAt')} < ${value}`),
  },
  order: newestCreated,
});

/** The orders of a member, for Member's projection. */
export const ordersOfMember = toMany<Member, Order>(
  { type: 'Order', entity: Order },
  {
    where: (order, member) => sql`${order.col('member')} = ${member.col('id')}`,
    order: newestCreated,
    page: 'connection',
  },
);
