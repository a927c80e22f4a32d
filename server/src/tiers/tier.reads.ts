import type { ReadContext } from '../graphql/projector/facts.ts';
import type { Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Tier } from './tier.entity.ts';
import { archivedTiers, tierById, tiersOnSale } from './tier.projection.ts';

/** Reads of tiers; one statement each. */
export class TierReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** What is on sale, in the order it is offered. */
  tiers(context: ReadContext, info: ReadInfo): Promise<Tier[]> {
    return this.#projector.list(tiersOnSale, context, info);
  }

  /** What is off sale, the latest made first. */
  archived(context: ReadContext, info: ReadInfo): Promise<Tier[]> {
    return this.#projector.list(archivedTiers, context, info);
  }

  /** One tier, on sale or not. */
  tier(context: ReadContext, info: ReadInfo, id: string): Promise<Tier | null> {
    return this.#projector.one(tierById, context, info, { id });
  }
}
