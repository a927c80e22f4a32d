import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { type FactsRow, refundabilityFacts } from './refundability.facts.ts';
import { decideRefundability, type Refundability } from './refundability.ts';

const statement = { name: 'refundability', text: refundabilityFacts('$1', '$2') };

/** Whether orders can be taken back, by their ids. */
export type Refundabilities = DataLoader<string, Refundability>;

/** Batched, because what was read and what is held stands beside the orders, in the places of other features. */
export const refundabilities = (pool: Pool, accountId: string, now: () => Date): Refundabilities =>
  new DataLoader(async (orderIds) => {
    const { rows } = await pool.query<FactsRow>({ ...statement, values: [accountId, orderIds] });
    const byOrder = new Map(rows.map((row) => [row.orderId, row]));
    return orderIds.map((id) => {
      const facts = byOrder.get(id);
      return facts ? decideRefundability(facts, now()) : new Error(`there is no order ${id}`);
    });
  });
