import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { TierPrice } from '../tiers/tier-price.entity.ts';
import { contractById, contractOfMember, contractsByTime, priceById } from './renewal.projection.ts';
import type { RenewalContract } from './renewal-contract.entity.ts';

/** Reads of renewals; one statement each. */
export class RenewalReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** A contract of the viewer's, or any for staff who may. */
  contract(context: ReadContext, info: ReadInfo, id: string): Promise<RenewalContract | null> {
    return this.#projector.one(contractById, context, info, { id });
  }

  /** The one that runs; else the last, while its end is news. */
  current(context: ReadContext, info: ReadInfo, memberId: string): Promise<RenewalContract | null> {
    return this.#projector.one(contractOfMember, context, info, { memberId });
  }

  /** Contracts that were signed, the latest first. */
  contracts(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(contractsByTime, context, info, page);
  }

  /** A price, on sale or not. */
  price(context: ReadContext, info: ReadInfo, id: string): Promise<TierPrice | null> {
    return this.#projector.one(priceById, context, info, { id });
  }
}
