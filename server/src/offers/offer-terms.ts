import type { EntityManager } from '@mikro-orm/postgresql';
import { OrderStatus } from '../payments/order.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import type { TierPrice } from '../tiers/tier-price.entity.ts';
import { audienceFacts, refusalOf } from './audience.ts';
import { Offer, OfferKind } from './offer.entity.ts';
import { OfferNotForYou, OfferNotFound, OfferRefusalReason, OfferUsedUp } from './offer.refusals.ts';
import { OfferRedemption, RedemptionStatus } from './offer-redemption.entity.ts';

/** Who wants to use an offer. A command holds the member's row lock. */
export interface OfferUser {
  readonly accountId: string;
  readonly memberId: string;
  readonly now: Date;
}

/** Codes are typed by hand: case and surrounding space do not matter. */
export const offerCode = (typed: string): string => typed.trim().toUpperCase();

/** The offer with a code, archived or not. */
export function findOffer(em: EntityManager, accountId: string, typed: string): Promise<Offer | null> {
  return em.findOne(Offer, { account: accountId, code: offerCode(typed) }, { populate: ['tier'] });
}

/** @throws Rejection OfferNotFound */
export async function offerInUse(em: EntityManager, accountId: string, typed: string): Promise<Offer> {
  const offer = await findOffer(em, accountId, typed);
  if (!offer || offer.archivedAt) throw new Rejection(new OfferNotFound());
  return offer;
}

/**
 * What an offer takes off a price for this member now. It is not held yet.
 * @throws Rejection OfferNotFound, OfferNotForYou, OfferUsedUp
 */
export async function discountFor(
  em: EntityManager,
  of: OfferUser & { readonly code: string; readonly price: TierPrice },
): Promise<{ offer: Offer; discountFen: Fen }> {
  const offer = await offerInUse(em, of.accountId, of.code);
  const refuse = (reason: OfferRefusalReason) => new Rejection(new OfferNotForYou(reason));
  if (offer.kind === OfferKind.TRIAL) throw refuse(OfferRefusalReason.IS_TRIAL);
  if (offer.tier && offer.tier.id !== of.price.tier.id) throw refuse(OfferRefusalReason.OTHER_TIER);
  if (offer.period && offer.period !== of.price.period) throw refuse(OfferRefusalReason.OTHER_PERIOD);
  await requireFor(em, offer, of);
  const discountFen = offer.discountOn(of.price.amountFen);
  if (!offer.hasLeft(discountFen)) throw new Rejection(new OfferUsedUp());
  return { offer, discountFen };
}

/** @throws Rejection OfferNotForYou when its time, its audience or its number of uses leave this member out */
export async function requireFor(em: EntityManager, offer: Offer, user: OfferUser): Promise<void> {
  const reason = await whyNot(em, offer, user);
  if (reason) throw new Rejection(new OfferNotForYou(reason.reason, reason.orderId));
}

/** Why a member may not use an offer now, whatever they buy with it; null when they may. */
export async function whyNot(
  em: EntityManager,
  offer: Offer,
  { accountId, memberId, now }: OfferUser,
): Promise<{ reason: OfferRefusalReason; orderId: string | null } | null> {
  const because = (reason: OfferRefusalReason, orderId: string | null = null) => ({ reason, orderId });
  if (now < offer.startsAt) return because(OfferRefusalReason.NOT_YET);
  if (offer.endsAt && now >= offer.endsAt) return because(OfferRefusalReason.OVER);
  const uses = await em.find(
    OfferRedemption,
    { account: accountId, offer: offer.id, member: memberId, status: { $ne: RedemptionStatus.RELEASED } },
    { populate: ['order'] },
  );
  if (offer.periods !== null && uses.length >= offer.periods) {
    const held = uses.find(
      ({ status, order }) => status === RedemptionStatus.HELD && order?.status === OrderStatus.OPEN,
    );
    if (held?.order) return because(OfferRefusalReason.HELD_BY_ORDER, held.order.id);
    return because(OfferRefusalReason.USED_BEFORE);
  }
  // Who has begun an offer of several periods goes on with it: the first use was what changed them.
  if (uses.some(({ status }) => status !== RedemptionStatus.HELD)) return null;
  const reason = refusalOf(offer.audience, await audienceFacts(em, { accountId, memberId }), now);
  return reason && because(reason);
}

/** What an offer takes off when there is none. */
export const noDiscount = { offer: null, discountFen: fen(0) } as const;
