import type { ReadContext } from '../graphql/projector/facts.ts';
import type { Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Membership } from './membership.entity.ts';
import { membershipById } from './membership.projection.ts';

/** Reads of memberships; one statement each. */
export class MembershipReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** A membership of the viewer's, or any for staff. */
  membership(context: ReadContext, info: ReadInfo, id: string): Promise<Membership | null> {
    return this.#projector.one(membershipById, context, info, { id });
  }
}
