import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fulfilment } from '../payments/fulfilment.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { Tip } from './tip.entity.ts';

const tipOf = (em: EntityManager, order: Order): Promise<Tip> =>
  em.findOneOrFail(Tip, { account: order.account.id, order: order.id });

/** A paid tip is a tip; nothing begins with it, and nothing ends when it is given back. */
export const tipFulfilment: Fulfilment = {
  ledgerKind: LedgerKind.TIP,
  incomeAccount: () => 'income:tips',
  fulfil: async (em, order, now) => {
    (await tipOf(em, order)).markPaid(order.paidAt ?? now);
  },
  revoke: async (em, order, now) => {
    (await tipOf(em, order)).markRefunded(now);
  },
};
