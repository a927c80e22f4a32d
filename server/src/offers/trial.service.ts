import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Member } from '../members/member.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { timelineOf } from '../memberships/member-timeline.ts';
import { Membership, MembershipSource } from '../memberships/membership.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { OfferKind } from './offer.entity.ts';
import { OfferNotForYou, OfferRefusalReason, OfferUsedUp } from './offer.refusals.ts';
import { OfferRedemption, RedemptionStatus } from './offer-redemption.entity.ts';
import { offerInUse, requireFor } from './offer-terms.ts';
import { nextUseNumber, take } from './redemptions.ts';

const DAY_MS = 86_400_000;

/** Begins trials: some days of a tier, without money, once per member and tier. */
export class TrialService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Begins a trial now. What the member holds of other tiers runs on beside it.
   * @returns the membership's id
   * @throws Rejection OfferNotFound, OfferNotForYou, OfferUsedUp
   * @throws ApiError UNAUTHENTICATED
   */
  async start(viewer: Viewer, code: string): Promise<string> {
    const { accountId } = viewer;
    const viewerMemberId = requireMember(viewer);
    return this.#orm.em.fork().transactional(async (em) => {
      const now = this.#clock.now();
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      // Two taps at once: the second one finds the trial of the first.
      const known = await em.findOneOrFail(Member, { account: accountId, id: viewerMemberId }, { lockMode });
      const memberId = known.mergedInto?.id ?? known.id;
      if (known.mergedInto) await em.findOneOrFail(Member, { account: accountId, id: memberId }, { lockMode });
      const refuse = (reason: OfferRefusalReason) => new Rejection(new OfferNotForYou(reason));
      const offer = await offerInUse(em, accountId, code);
      const { tier, trialDays } = offer;
      if (offer.kind !== OfferKind.TRIAL || !tier || !trialDays) throw refuse(OfferRefusalReason.IS_NO_TRIAL);
      const tried = { account: accountId, member: memberId, tier: tier.id, source: MembershipSource.TRIAL };
      if ((await em.count(Membership, tried)) > 0) throw refuse(OfferRefusalReason.TRIED_BEFORE);
      const { spans } = await timelineOf(em, { accountId, memberId, now });
      if (spans.some(({ tierId }) => tierId === tier.id)) throw refuse(OfferRefusalReason.TIER_HELD);
      await requireFor(em, offer, { accountId, memberId, now });
      if (!(await take(em, offer, fen(0)))) throw new Rejection(new OfferUsedUp());
      const membership = em.create(Membership, {
        ...tried,
        offerId: offer.id,
        startsAt: now,
        endsAt: new Date(now.getTime() + trialDays * DAY_MS),
        createdAt: now,
      });
      em.create(OfferRedemption, {
        account: accountId,
        offer,
        member: memberId,
        membership,
        amountOffFen: fen(0),
        useNumber: await nextUseNumber(em, offer, memberId),
        status: RedemptionStatus.USED,
        createdAt: now,
        endedAt: now,
      });
      return membership.id;
    });
  }
}
