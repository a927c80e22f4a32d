import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Membership } from '../memberships/membership.entity.ts';
import { membershipOfGift } from '../memberships/membership.projection.ts';
import type { Unlock } from '../unlocks/unlock.entity.ts';
import { unlockOfGift } from '../unlocks/unlock.projection.ts';
import type { Gift } from './gift.entity.ts';
import { giftByCode, giftsByAge, redeemedGiftById } from './gift.projection.ts';
import { hashOfGiftCode } from './gift-code.ts';

/** Reads of gifts and of what they brought; one statement each. */
export class GiftReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** The gift with this code; null when there is none, or it is not paid. */
  gift(context: ReadContext, info: ReadInfo, code: string): Promise<Gift | null> {
    return this.#projector.one(giftByCode, context, info, { codeHash: hashOfGiftCode(code) });
  }

  /** Every gift that was paid, the latest first. */
  gifts(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(giftsByAge, context, info, page);
  }

  /** A gift that the viewer redeemed. */
  redeemed(context: ReadContext, info: ReadInfo, id: string): Promise<Gift | null> {
    return this.#projector.one(redeemedGiftById, context, info, { id });
  }

  /** What a gift brought to the viewer. */
  membershipOf(context: ReadContext, info: ReadInfo, giftId: string): Promise<Membership | null> {
    return this.#projector.one(membershipOfGift, context, info, { giftId });
  }

  unlockOf(context: ReadContext, info: ReadInfo, giftId: string): Promise<Unlock | null> {
    return this.#projector.one(unlockOfGift, context, info, { giftId });
  }
}
