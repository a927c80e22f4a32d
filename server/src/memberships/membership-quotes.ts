import type { EntityManager } from '@mikro-orm/postgresql';
import type { Offer } from '../offers/offer.entity.ts';
import { discountFor, noDiscount } from '../offers/offer-terms.ts';
import type { TierChange } from '../payments/order.entity.ts';
import { TierNotOnSale } from '../payments/payment.payloads.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';
import { type MemberTimeline, timelineOf } from './member-timeline.ts';
import type { Membership } from './membership.entity.ts';
import { LEAST_FEN, LEAST_ON_APPLE_FEN, type PriceToPay, priceToPay } from './price-to-pay.ts';
import { PassAlreadyHeld, UpgradeCreditTooGreat } from './quote.refusals.ts';
import { latest, movesBehind, type Relation, relate, whenCreditIsAtMost } from './timeline.ts';

/** What buying at a price would cost this member now, and what it would do. */
export interface MembershipQuote extends PriceToPay {
  readonly price: TierPrice;
  readonly offer: Offer | null;
  readonly change: TierChange;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  /** Memberships that would end, each with what is left of its money; their tiers are loaded. */
  readonly replaced: readonly { readonly membership: Membership; readonly creditFen: Fen }[];
  /** Memberships that would begin later; their tiers are loaded. */
  readonly moved: readonly { readonly membership: Membership; readonly startsAt: Date; readonly endsAt: Date }[];
}

interface QuoteRequest {
  readonly accountId: string;
  readonly memberId: string;
  readonly tierPriceId: string;
  readonly offerCode: string | null;
  /** Whether Apple takes the money: it takes a yuan at least. */
  readonly isApple: boolean;
  readonly now: Date;
}

/** Says what a price means to a member, for a quote and for the order that follows it. */
export class MembershipQuotes {
  /**
   * @throws Rejection TierNotOnSale, UpgradeCreditTooGreat, PassAlreadyHeld, and with an offer's code OfferNotFound,
   * OfferNotForYou, OfferUsedUp
   */
  async quote(em: EntityManager, of: QuoteRequest): Promise<MembershipQuote> {
    const price = await priceOnSale(em, of);
    const { offer, discountFen } =
      of.offerCode === null ? noDiscount : await discountFor(em, { ...of, code: of.offerCode, price });
    const timeline = await timelineOf(em, of);
    const wish = { tierId: price.tier.id, rank: timeline.rankOf(price.tier.id) };
    const relation = relate(timeline.spans, wish, of.now);
    const { change, beginsAt, replaced } = relation;
    const endsAt = price.endFrom(beginsAt);
    if (beginsAt >= endsAt) throw new Rejection(new PassAlreadyHeld(beginsAt));
    const creditFen = fen(replaced.reduce((sum, one) => sum + one.creditFen, 0));
    if (creditFen > price.amountFen) throw new Rejection(await tooGreat(em, price, relation, creditFen, of.now));
    const replacedIds = new Set(replaced.map(({ span }) => span.id));
    const others = timeline.spans.filter(({ id }) => !replacedIds.has(id));
    return {
      price,
      offer,
      change,
      beginsAt,
      endsAt,
      ...priceToPay({
        listAmountFen: price.amountFen,
        creditFen,
        discountFen,
        leastFen: of.isApple ? LEAST_ON_APPLE_FEN : LEAST_FEN,
      }),
      replaced: replaced.map((one) => ({
        membership: timeline.membershipOf(one.span),
        creditFen: one.creditFen,
      })),
      moved: movedBehind(timeline, others, { rank: wish.rank, startsAt: beginsAt, endsAt }),
    };
  }
}

async function priceOnSale(em: EntityManager, { accountId, tierPriceId, now }: QuoteRequest): Promise<TierPrice> {
  const price = isId(tierPriceId)
    ? await em.findOne(TierPrice, { account: accountId, id: tierPriceId }, { populate: ['tier'] })
    : null;
  if (!price?.isOnSaleAt(now) || price.tier.archivedAt) throw new Rejection(new TierNotOnSale());
  return price;
}

async function tooGreat(
  em: EntityManager,
  price: TierPrice,
  { replaced }: Relation,
  creditFen: Fen,
  now: Date,
): Promise<UpgradeCreditTooGreat> {
  const prices = await em.find(
    TierPrice,
    { account: price.account.id, tier: price.tier.id },
    { orderBy: { amountFen: 'asc', id: 'asc' } },
  );
  return new UpgradeCreditTooGreat({
    creditFen,
    listAmountFen: price.amountFen,
    longerTierPriceIds: prices
      .filter((other) => other.isOnSaleAt(now) && other.amountFen >= creditFen)
      .map(({ id }) => id),
    possibleFrom: whenCreditIsAtMost(
      replaced.map(({ span }) => span),
      price.amountFen,
      now,
    ),
  });
}

function movedBehind(
  timeline: MemberTimeline,
  others: MemberTimeline['spans'],
  placed: { rank: number; startsAt: Date; endsAt: Date },
): MembershipQuote['moved'] {
  return movesBehind(others, placed).map(({ span, byMs }) => ({
    membership: timeline.membershipOf(span),
    // One that runs already stops, and goes on later.
    startsAt: new Date(latest(span.startsAt, placed.startsAt).getTime() + byMs),
    endsAt: new Date(span.endsAt.getTime() + byMs),
  }));
}
