import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { OfferNotForYou, OfferNotFound, OfferUsedUp } from '../offers/offer.refusals.ts';
import { TierChange } from '../payments/order.entity.ts';
import { NoLawfulRail, TierNotOnSale } from '../payments/payment.payloads.ts';
import type { Locale } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import type { MembershipQuote } from './membership-quotes.ts';
import { PassAlreadyHeld, UpgradeCreditTooGreat } from './quote.refusals.ts';
import { quoteWords } from './quote-words.ts';

@ObjectType({ simpleResolvers: true, description: 'A membership that an upgrade ends, with what is credited for it.' })
export class EndingMembership {
  @Field(() => ID, { description: 'The membership.' })
  readonly membershipId: string;

  @Field(() => String, { description: 'The name of its tier.' })
  readonly tierName: string;

  @Field(() => Date, { description: 'When it would have ended; it ends when the new one is paid.' })
  readonly endsAt: Date;

  @Field(() => FenScalar, { description: 'What is left of its money, rounded down.' })
  readonly creditFen: Fen;

  constructor({ membership, creditFen }: MembershipQuote['replaced'][number]) {
    this.membershipId = membership.id;
    this.tierName = membership.tier.name;
    this.endsAt = membership.endsAt;
    this.creditFen = creditFen;
  }
}

@ObjectType({ simpleResolvers: true, description: 'A membership whose remaining time moves behind the one bought.' })
export class MovedMembership {
  @Field(() => ID, { description: 'The membership.' })
  readonly membershipId: string;

  @Field(() => String, { description: 'The name of its tier.' })
  readonly tierName: string;

  @Field(() => Date, { description: 'When what is left of it will begin.' })
  readonly startsAt: Date;

  @Field(() => Date, { description: 'When it will end.' })
  readonly endsAt: Date;

  constructor({ membership, startsAt, endsAt }: MembershipQuote['moved'][number]) {
    this.membershipId = membership.id;
    this.tierName = membership.tier.name;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
  }
}

@ObjectType({
  description:
    'What an order would cost now, and what it would do. Show it before the buyer confirms; placeOrder freezes it.',
})
export class OrderQuote {
  readonly #quote: MembershipQuote;

  @Field(() => ID, { description: 'What placeOrder takes.' })
  readonly tierPriceId: string;

  @Field(() => TierChange, { description: 'How it stands to what is held.' })
  readonly change: TierChange;

  @Field(() => FenScalar, { description: 'What it costs without offer and credit.' })
  readonly listAmountFen: Fen;

  @Field(() => FenScalar, { description: 'What is taken off for the memberships it replaces.' })
  readonly creditFen: Fen;

  @Field(() => FenScalar, { description: 'What the offer takes off.' })
  readonly discountFen: Fen;

  @Field(() => FenScalar, { description: 'What is to be paid: list less credit less discount, and at least 1 fen.' })
  readonly amountFen: Fen;

  @Field(() => Date, { description: 'When it begins, if it is paid now.' })
  readonly beginsAt: Date;

  @Field(() => Date, { description: 'When it ends, if it is paid now.' })
  readonly endsAt: Date;

  @Field(() => [EndingMembership], { description: 'What ends earlier than it would.' })
  readonly endsEarlier: EndingMembership[];

  @Field(() => [MovedMembership], { description: 'What goes on later than it would; none of its time is lost.' })
  readonly continuesLater: MovedMembership[];

  constructor(quote: MembershipQuote) {
    this.#quote = quote;
    this.tierPriceId = quote.price.id;
    this.change = quote.change;
    this.listAmountFen = quote.listAmountFen;
    this.creditFen = quote.creditFen;
    this.discountFen = quote.discountFen;
    this.amountFen = quote.amountFen;
    this.beginsAt = quote.beginsAt;
    this.endsAt = quote.endsAt;
    this.endsEarlier = quote.replaced.map((one) => new EndingMembership(one));
    this.continuesLater = quote.moved.map((one) => new MovedMembership(one));
  }

  wordsIn(locale: Locale): string[] {
    return quoteWords(this.#quote).map((text) => text[locale]);
  }
}

export const QuoteOrderPayload = createUnionType({
  name: 'QuoteOrderPayload',
  description: 'What came of quoteOrder: the quote, or the refusal that placeOrder would give.',
  types: () =>
    [
      OrderQuote,
      TierNotOnSale,
      UpgradeCreditTooGreat,
      PassAlreadyHeld,
      OfferNotFound,
      OfferNotForYou,
      OfferUsedUp,
      NoLawfulRail,
    ] as const,
});
