import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Offer } from './offer.entity.ts';
import { offerByCode, offerById, offersByAge } from './offer.projection.ts';
import { offerCode } from './offer-terms.ts';

/** Reads of offers; one statement each. */
export class OfferReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  offer(context: ReadContext, info: ReadInfo, id: string): Promise<Offer | null> {
    return this.#projector.one(offerById, context, info, { id });
  }

  /** The offer a reader typed the code of. */
  offerWithCode(context: ReadContext, info: ReadInfo, typed: string): Promise<Offer | null> {
    return this.#projector.one(offerByCode, context, info, { code: offerCode(typed).replaceAll('\0', '') });
  }

  /** Every offer, the newest first. */
  offers(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(offersByAge, context, info, page);
  }
}
