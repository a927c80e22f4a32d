import type { EntityManager } from '@mikro-orm/postgresql';
import type { Order } from '../payments/order.entity.ts';
import type { SaleObserver } from '../payments/sale-observer.ts';

/** Keeps what a member spent, in the commits of sale and refund. Their transactions hold the member's row. */
export const memberSpending: SaleObserver = {
  sold: (em, { order, payment }) => spend(em, order, payment.amountFen),
  refunded: (em, { order, amountFen }) => spend(em, order, -amountFen),
};

async function spend(em: EntityManager, { account, member }: Order, byFen: number): Promise<void> {
  await em
    .getConnection()
    .execute(
      'update members set spent_fen = spent_fen + ? where account_id = ? and id = ?',
      [byFen, account.id, member.id],
      'run',
      em.getTransactionContext(),
    );
}
