import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Client } from '../members/session.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import type { MembershipQuote, MembershipQuotes } from '../memberships/membership-quotes.ts';
import { UpgradeCredit } from '../memberships/upgrade-credit.entity.ts';
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
   * @throws Rejection NoLawfulRail, TierNotOnSale, UpgradeCreditTooGreat, PassAlreadyHeld
   * @throws ApiError UNAUTHENTICATED
   */
  async quote(viewer: Viewer, tierPriceId: string): Promise<MembershipQuote> {
    const memberId = requireMember(viewer);
    const { accountId } = viewer;
    const em = this.#orm.em.fork();
    const account = await em.findOneOrFail(Account, { id: accountId });
    const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    const now = this.#clock.now();
    return this.#quotes.quote(em, { accountId, memberId, tierPriceId, isApple: isApple(viewer), now });
  }

  /**
   * Orders one period of a tier at its price of this moment. The same key is the same order, however often it is sent.
   * @throws Rejection NoLawfulRail, TierNotOnSale, UpgradeCreditTooGreat, PassAlreadyHeld, IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  place(viewer: Viewer, { tierPriceId, idempotencyKey }: PlaceOrderInput): Promise<Order> {
    let quote: MembershipQuote;
    return this.#desk.place(viewer, {
      kind: OrderKind.MEMBERSHIP,
      idempotencyKey,
      isSame: (order) => order.tierPrice?.id === tierPriceId,
      draft: async (em, { accountId, member, now }) => {
        quote = await this.#quotes.quote(em, {
          accountId,
          memberId: member.id,
          tierPriceId,
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
          xpayProductId: price.xpayProductId,
          description: `${price.tier.name} · ${price.lengthText()['zh-CN']}`,
        };
      },
      attach: (em, order) => {
        for (const { membership, creditFen } of quote.replaced) {
          em.create(UpgradeCredit, { account: order.account.id, order, membership, amountFen: creditFen });
        }
      },
    });
  }
}

/** Over Virtual Payment on an Apple device, Apple takes the money. */
const isApple = ({ client, platform }: Viewer): boolean => client === Client.MINI_PROGRAM && platform === 'ios';
