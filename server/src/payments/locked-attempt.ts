import { DeadlockException, type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Order } from './order.entity.ts';
import { Payment } from './payment.entity.ts';
import type { Rail } from './rail.ts';

/** An order and an attempt to pay it, locked with the member whose they are. */
export interface LockedAttempt {
  /** With its tier and price. */
  readonly order: Order;
  readonly payment: Payment;
}

/** A merge moved the order to another member while we waited for the lock. */
class OrderMoved extends Error {}
const MAX_TRIES = 3;

/**
 * Runs one transaction, and again when a merge moved the order that `lockAttempt` waited for, or when two members' gifts to each
 * other were locked crosswise.
 */
export async function inTransaction<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await orm.em.fork().transactional(work);
    } catch (error) {
      const isPassing = error instanceof OrderMoved || error instanceof DeadlockException;
      if (!isPassing || attempt === MAX_TRIES) throw error;
    }
  }
}

/**
 * Locks member, order and attempt, parent before child. The member's lock queues up renewals, and keeps a merge from
 * moving the order away meanwhile. Null when we gave no such number out. Only inside `inTransaction`.
 */
export async function lockAttempt(
  em: EntityManager,
  accountId: string,
  { rail, outTradeNo }: { rail: Rail; outTradeNo: string },
): Promise<LockedAttempt | null> {
  const [found] = await em.getConnection().execute<{ payment_id: string; order_id: string; member_id: string }[]>(
    `select p.id as payment_id, o.id as order_id, m.id as member_id
       from payments p
       join orders o on o.account_id = p.account_id and o.id = p.order_id
       join members m on m.account_id = o.account_id and m.id = o.member_id
      where p.account_id = ? and p.rail = ? and p.out_trade_no = ?
        for no key update of m`,
    [accountId, rail, outTradeNo],
    'all',
    em.getTransactionContext(),
  );
  if (!found) return null;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const order = await em.findOneOrFail(Order, { account: accountId, id: found.order_id }, { lockMode });
  if (order.member.id !== found.member_id) throw new OrderMoved();
  const payment = await em.findOneOrFail(Payment, { account: accountId, id: found.payment_id }, { lockMode });
  await em.populate(order, ['tier', 'tierPrice']);
  return { order, payment };
}
