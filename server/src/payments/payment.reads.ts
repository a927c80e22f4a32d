import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { ledgerTransactions, paymentExceptions } from './ledger.projection.ts';
import type { LedgerKind } from './ledger-transaction.entity.ts';
import type { Order, OrderStatus } from './order.entity.ts';
import { orderById, ordersByTime, paymentById } from './order.projection.ts';
import type { Payment } from './payment.entity.ts';
import type { OrderKind } from './rail.ts';

/** Which orders. Instants as ISO 8601. */
export interface OrderConditions {
  readonly status?: OrderStatus | null;
  readonly kind?: OrderKind | null;
  readonly memberId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Which events of the books. */
export interface LedgerConditions {
  readonly ledgerAccount?: string | null;
  readonly kind?: LedgerKind | null;
  readonly orderId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

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

  /** Orders, the latest first: the viewer's own, or all of them for staff. */
  orders(context: ReadContext, info: ReadInfo, page: PageArguments, which: OrderConditions = {}) {
    return this.#projector.connection(ordersByTime, context, info, page, { ...which });
  }

  /** The books, the latest event first. Nothing for who is not staff. */
  ledgerTransactions(context: ReadContext, info: ReadInfo, page: PageArguments, which: LedgerConditions = {}) {
    const { ledgerAccount, ...others } = which;
    const account = ledgerAccount?.endsWith(':') ? { ledgerBranch: ledgerAccount } : { ledgerAccount };
    return this.#projector.connection(ledgerTransactions, context, info, page, { ...others, ...account });
  }

  /** What does not match, the latest first. Nothing for who is not staff. */
  paymentExceptions(context: ReadContext, info: ReadInfo, page: PageArguments, isOpen?: boolean | null) {
    return this.#projector.connection(paymentExceptions, context, info, page, { isOpen });
  }
}
