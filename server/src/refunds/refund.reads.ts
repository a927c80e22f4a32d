import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { appleRefundInquiries } from './apple-inquiry.type.ts';
import type { Refund } from './refund.entity.ts';
import { refundById, refundsByTime } from './refund.projection.ts';

/** Reads of refunds; one statement each. */
export class RefundReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** A refund of an order of the viewer's, or any refund for staff. */
  refund(context: ReadContext, info: ReadInfo, id: string): Promise<Refund | null> {
    return this.#projector.one(refundById, context, info, { id });
  }

  /** Those the viewer may see, the latest first. */
  refunds(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(refundsByTime, context, info, page);
  }

  /** Apple's questions with our answers, the latest first. Nothing for who is not staff. */
  appleInquiries(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(appleRefundInquiries, context, info, page);
  }
}
