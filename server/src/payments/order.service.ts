import type { Viewer } from '../members/viewer.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { monthsOf, TierPrice } from '../tiers/tier-price.entity.ts';
import { type Order, TierChange } from './order.entity.ts';
import type { OrderDesk } from './order-desk.ts';
import { type PlaceOrderInput, TierNotOnSale } from './payment.payloads.ts';
import { OrderKind } from './rail.ts';

/** Places orders for memberships. */
export class OrderService {
  readonly #desk: OrderDesk;

  constructor(deps: { desk: OrderDesk }) {
    this.#desk = deps.desk;
  }

  /**
   * Orders one period of a tier at its price of this moment. The same key is the same order, however often it is sent.
   * @throws Rejection NoLawfulRail, TierNotOnSale, IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  place(viewer: Viewer, { tierPriceId, idempotencyKey }: PlaceOrderInput): Promise<Order> {
    return this.#desk.place(viewer, {
      kind: OrderKind.MEMBERSHIP,
      idempotencyKey,
      isSame: (order) => order.tierPrice?.id === tierPriceId,
      draft: async (em, { accountId }) => {
        const price = isId(tierPriceId)
          ? await em.findOne(TierPrice, { account: accountId, id: tierPriceId }, { populate: ['tier'] })
          : null;
        if (!price || price.withdrawnAt || price.tier.archivedAt) throw new Rejection(new TierNotOnSale());
        return {
          tier: price.tier,
          tierPrice: price,
          period: price.period,
          tierChange: TierChange.NEW,
          listAmountFen: price.amountFen,
          amountFen: price.amountFen,
          xpayProductId: price.xpayProductId,
          description: `${price.tier.name} · ${monthsOf[price.period]} 个月`,
        };
      },
    });
  }
}
