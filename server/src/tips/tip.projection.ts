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
import { viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Member } from '../members/member.entity.ts';
import { MoneySettings } from '../money-settings/money-settings.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { Tip } from './tip.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const latestPaid = descending({ property: 'paidAt', type: 'timestamptz' }, id);
const tip = { type: 'Tip', entity: Tip };

export const tipProjection = projection<Tip>(Tip, {
  type: 'Tip',
  visible: (row) => sql`(${row.col('member')} = ${viewerMember} or ${viewerMay('readOrders')})`,
  fields: {
    thankYou: computed(
      (row, query) =>
        sql`case when ${row.col('paidAt')} is not null then nullif(${query.aggregate(
          MoneySettings,
          (settings) => sql`max(${settings.col('tipThankYou')})`,
          () => sql`true`,
        )}, '') end`,
    ),
  },
});

/** Tips that were paid, the latest first. */
export const tipsByPayment = connection(tipProjection, {
  where: (row) => sql`${row.col('paidAt')} is not null`,
  order: latestPaid,
});

export const tipByOrder = one(tipProjection, {
  conditions: { orderId: condition('uuid', (row, value) => sql`${row.col('order')} = ${value}`) },
});

/** What a member gave and paid, for Member's projection. */
export const tipsOfMember = toMany<Member, Tip>(tip, {
  where: (row, member) => sql`${row.col('member')} = ${member.col('id')} and ${row.col('paidAt')} is not null`,
  order: latestPaid,
  page: 'connection',
});

/** The tip an order pays, for Order's projection. One at most: tips.order_id is unique. */
export const tipOfOrder = toMany<Order, Tip>(tip, {
  where: (row, order) => sql`${row.col('order')} = ${order.col('id')}`,
  order: descending(id),
  page: 'all',
  limit: 1,
});
