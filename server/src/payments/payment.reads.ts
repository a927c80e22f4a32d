import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { ledgerTransactions, paymentExceptions } from './ledger.projection.ts';
import type { Order } from './order.entity.ts';
import { orderById, paymentById } from './order.projection.ts';
import type { Payment } from './payment.entity.ts';

/** Reads of orders, attempts and the ledger; one statement each. */
export class PaymentReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** An order of the viewer's, or any order for staff. */
  order(context: ReadContext, info: ReadInfo, id: string): Promise<Order | null> {
    return this.#projector.one(orderById, context, info, { id });
  }

  /** An attempt at such an order. */
  payment(context: ReadContext, info: ReadInfo, id: string): Promise<Payment | null> {
    return this.#projector.one(paymentById, context, info, { id });
  }

  /** The books, the latest event first. Nothing for who is not staff. */
  ledgerTransactions(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(ledgerTransactions, context, info, page);
  }

  /** What does not match, the latest first. Nothing for who is not staff. */
  paymentExceptions(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(paymentExceptions, context, info, page);
  }
}
