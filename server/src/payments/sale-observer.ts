import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fen } from '../shared/money/fen.ts';
import type { Order } from './order.entity.ts';
import type { Payment } from './payment.entity.ts';

/** Hears of sales and refunds in the transaction that books them: a commission lives and dies with its sale. */
export interface SaleObserver {
  sold(em: EntityManager, sale: { order: Order; payment: Payment; now: Date }): Promise<void>;
  /** `amountFen` went back to the payer; `payment.refundedFen` counts it already. */
  refunded(em: EntityManager, refund: { order: Order; payment: Payment; amountFen: Fen; now: Date }): Promise<void>;
}
