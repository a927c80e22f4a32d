import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { RefusableQuery } from '../shared/errors/rejection.ts';
import { OrderQuote, QuoteOrderPayload } from './quote.payloads.ts';

@Resolver()
export class QuoteResolver {
  @RefusableQuery(() => QuoteOrderPayload, {
    description: 'What an order would cost the viewer now and what it would do, before it is placed.',
  })
  async quoteOrder(
    @Ctx() { viewer, orders }: Context,
    @Arg('tierPriceId', () => ID, { description: 'The price of a tier and period, from `tiers { prices }`.' })
    tierPriceId: string,
    @Arg('offerCode', () => String, { nullable: true, description: 'The code of an offer, as the reader typed it.' })
    offerCode?: string | null,
  ): Promise<typeof QuoteOrderPayload> {
    return new OrderQuote(await orders.quote(viewer, { tierPriceId, offerCode }));
  }
}

@Resolver(() => OrderQuote)
export class OrderQuoteResolver {
  @FieldResolver(() => [String], {
    description: 'All of it in sentences of the request’s language, to be shown before confirming, one a line.',
  })
  words(@Root() quote: OrderQuote, @Ctx() { locale }: Context): string[] {
    return quote.wordsIn(locale);
  }
}
