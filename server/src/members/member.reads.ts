import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Member } from './member.entity.ts';
import { memberById, membersByJoining } from './member.projection.ts';

/** Reads of members; one statement each. A member sees themselves, staff see everyone. */
export class MemberReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  member(context: ReadContext, info: ReadInfo, id: string): Promise<Member | null> {
    return this.#projector.one(memberById, context, info, { id });
  }

  /** Everyone the account knows, the newest first. */
  members(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(membersByJoining, context, info, page);
  }
}
