import type { SaleObserver } from './sale-observer.ts';

/** Several who hear of the same sales, one after the other. */
export const observers = (...all: readonly SaleObserver[]): SaleObserver => ({
  async sold(em, sale) {
    for (const one of all) await one.sold(em, sale);
  },
  async refunded(em, refund) {
    for (const one of all) await one.refunded(em, refund);
  },
});
