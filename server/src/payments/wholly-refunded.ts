import type { EntityManager } from '@mikro-orm/postgresql';
import type { Order } from './order.entity.ts';

/** Whether nothing is left of the money that an order was paid with. What was paid for it twice bought nothing, and does not count. */
export async function isWhollyRefunded(em: EntityManager, order: Order): Promise<boolean> {
  const [row] = await em.getConnection().execute<{ left: string | null }[]>(
    `select sum(p.amount_fen - p.refunded_fen) as left
       from payments p
       join ledger_transactions t on t.account_id = p.account_id and t.payment_id = p.id and t.kind in ('SALE', 'TIP')
      where p.account_id = ? and p.order_id = ?`,
    [order.account.id, order.id],
    'all',
    em.getTransactionContext(),
  );
  return Number(row?.left ?? 0) <= 0;
}
