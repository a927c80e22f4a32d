import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Tip } from './tip.entity.ts';
import { tipByOrder, tipsByPayment } from './tip.projection.ts';

/** Reads of tips; one statement each. */
export class TipReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** Tips that were paid, the latest first: the viewer's own, or all for staff who may. */
  tips(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(tipsByPayment, context, info, page);
  }

  /** The tip an order pays. */
  tipOfOrder(context: ReadContext, info: ReadInfo, orderId: string): Promise<Tip | null> {
    return this.#projector.one(tipByOrder, context, info, { orderId });
  }
}
