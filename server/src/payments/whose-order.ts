import { viewerMay } from '../accounts/permission.facts.ts';
import { viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Row } from '../graphql/projector/statement.ts';
import type { Order } from './order.entity.ts';

/** Whose business an order is: the member's who placed it, and theirs who keep the money. */
export const isBusinessOfViewer = (order: Row<Order>) =>
  sql`(${order.col('member')} = ${viewerMember} or ${viewerMay('readOrders')})`;
