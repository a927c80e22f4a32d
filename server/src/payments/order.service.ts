import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Client } from '../members/session.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import type { MembershipQuote, MembershipQuotes } from '../memberships/membership-quotes.ts';
import { UpgradeCredit } from '../memberships/upgrade-credit.entity.ts';
import { findOffer } from '../offers/offer-terms.ts';
import { holdOffer } from '../offers/redemptions.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Order } from './order.entity.ts';
import type { OrderDesk } from './order-desk.ts';
import { NoLawfulRail, type PlaceOrderInput } from './payment.payloads.ts';
import { OrderKind, railFor } from './rail.ts';

/** Quotes and places orders for memberships. */
export class OrderService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #desk: OrderDesk;
  readonly #quotes: MembershipQuotes;

  constructor(deps: { orm: MikroORM; clock: Clock; desk: OrderDesk; quotes: MembershipQuotes }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#desk = deps.desk;
    this.#quotes = deps.quotes;
  }

  /**
   * What placing an order would cost now and what it would do, without placing it.
   * @throws Rejection NoLawfulRail and what MembershipQuotes.quote refuses
   * @throws ApiError UNAUTHENTICATED
   */
  async quote(
    viewer: Viewer,
    { tierPriceId, offerCode = null }: { tierPriceId: string; offerCode?: string | null | undefined },
  ): Promise<MembershipQuote> {
    const memberId = requireMember(viewer);
    const { accountId } = viewer;
    const em = this.#orm.em.fork();
    const account = await em.findOneOrFail(Account, { id: accountId });
    const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    const now = this.#clock.now();
    return this.#quotes.quote(em, { accountId, memberId, tierPriceId, offerCode, isApple: isApple(viewer), now });
  }

  /**
   * Orders one period of a tier at its price of this moment, and holds the offer that makes it cheaper. The same key is the same
   * order, however often it is sent.
   * @throws Rejection NoLawfulRail, IdempotencyKeyReused and what MembershipQuotes.quote refuses
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  async place(viewer: Viewer, { tierPriceId, idempotencyKey, offerCode = null }: PlaceOrderInput): Promise<Order> {
    // Known by its code even when it has been archived since: a repetition finds its order.
    const offer = offerCode === null ? null : await findOffer(this.#orm.em.fork(), viewer.accountId, offerCode);
    let quote: MembershipQuote;
    return this.#desk.place(viewer, {
      kind: OrderKind.MEMBERSHIP,
      idempotencyKey,
      isSame: (order) =>
        order.tierPrice?.id === tierPriceId && order.offerId === (offerCode === null ? null : offer?.id),
      draft: async (em, { accountId, member, now }) => {
        quote = await this.#quotes.quote(em, {
          accountId,
          memberId: member.id,
          tierPriceId,
          offerCode,
          isApple: isApple(viewer),
          now,
        });
        const { price, change, listAmountFen, creditFen, amountFen } = quote;
        return {
          tier: price.tier,
          tierPrice: price,
          period: price.period,
          tierChange: change,
          listAmountFen,
          creditFen,
          amountFen,
          offerId: quote.offer?.id ?? null,
          xpayProductId: price.xpayProductId,
          description: `${price.tier.name} · ${price.lengthText()['zh-CN']}`,
        };
      },
      attach: async (em, order) => {
        for (const { membership, creditFen } of quote.replaced) {
          em.create(UpgradeCredit, { account: order.account.id, order, membership, amountFen: creditFen });
        }
        // An offer that made no difference, because credit paid for nearly all of it, stays unused.
        if (quote.offer && quote.discountFen > 0) await holdOffer(em, order, quote.offer, quote.discountFen);
      },
    });
  }
}

/** Over Virtual Payment on an Apple device, Apple takes the money. */
const isApple = ({ client, platform }: Viewer): boolean => client === Client.MINI_PROGRAM && platform === 'ios';
