import { type EntityManager, LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { monthsOf, TierPrice } from '../tiers/tier-price.entity.ts';
import { Order, type SellingClient } from './order.entity.ts';
import { IdempotencyKeyReused, NoLawfulRail, type PlaceOrderInput, TierNotOnSale } from './payment.payloads.ts';
import { CheckoutUnavailableReason, OrderKind, railFor } from './rail.ts';

/** How long a price is held. */
const ORDER_LIFE_MS = 30 * 60_000;
const MAX_KEY_LENGTH = 64;

/** Places orders. */
export class OrderService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Orders one period of a tier at its price of this moment. The same key is the same order, however often it is sent.
   * @throws Rejection NoLawfulRail, TierNotOnSale, IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  async place(viewer: Viewer, input: PlaceOrderInput): Promise<Order> {
    const memberId = requireMember(viewer);
    const { tierPriceId, idempotencyKey } = input;
    if (idempotencyKey.length < 1 || idempotencyKey.length > MAX_KEY_LENGTH || idempotencyKey.includes('\0')) {
      throw new ApiError('BAD_INPUT', {
        'zh-CN': `idempotencyKey 须为 1–${MAX_KEY_LENGTH} 个字符`,
        en: `idempotencyKey must have 1–${MAX_KEY_LENGTH} characters`,
      });
    }
    const em = this.#orm.em.fork();
    const account = await em.findOneOrFail(Account, { id: viewer.accountId });
    const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    const client = sellingClientOf(viewer);
    // A repetition is answered even when the tier has left the shop since.
    const before = await this.#findByKey(viewer.accountId, memberId, input, client);
    if (before) return before;
    try {
      return await em.transactional((inner) =>
        this.#insert(inner, { accountId: viewer.accountId, memberId, tierPriceId, idempotencyKey, client }),
      );
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      const first = await this.#findByKey(viewer.accountId, memberId, input, client);
      if (!first) throw error;
      return first;
    }
  }

  async #insert(
    em: EntityManager,
    of: { accountId: string; memberId: string; tierPriceId: string; idempotencyKey: string; client: SellingClient },
  ): Promise<Order> {
    const now = this.#clock.now();
    const price = isId(of.tierPriceId)
      ? await em.findOne(TierPrice, { account: of.accountId, id: of.tierPriceId }, { populate: ['tier'] })
      : null;
    if (!price || price.withdrawnAt || price.tier.archivedAt) throw new Rejection(new TierNotOnSale());
    // Waits for a merge that is under way, and follows it: an order must not be left with an absorbed row.
    const known = await em.findOneOrFail(
      Member,
      { account: of.accountId, id: of.memberId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    return em.create(Order, {
      account: of.accountId,
      member: known.mergedInto ?? known,
      kind: OrderKind.MEMBERSHIP,
      tier: price.tier,
      tierPrice: price,
      period: price.period,
      amountFen: price.amountFen,
      description: `${price.tier.name} · ${monthsOf[price.period]} 个月`,
      client: of.client,
      idempotencyKey: of.idempotencyKey,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ORDER_LIFE_MS),
    });
  }

  /** @throws Rejection IdempotencyKeyReused when the first order under this key was for something else */
  async #findByKey(
    accountId: string,
    memberId: string,
    { tierPriceId, idempotencyKey }: PlaceOrderInput,
    client: SellingClient,
  ): Promise<Order | null> {
    const order = await this.#orm.em
      .fork()
      .findOne(Order, { account: accountId, member: memberId, idempotencyKey }, { populate: ['tier'] });
    if (order && (order.tierPrice.id !== tierPriceId || order.client !== client)) {
      throw new Rejection(new IdempotencyKeyReused());
    }
    return order;
  }
}

/** The rail table has said yes, so the viewer is in a client that sells. */
function sellingClientOf({ client }: Viewer): SellingClient {
  if (client === Client.MINI_PROGRAM || client === Client.OFFICIAL_ACCOUNT_H5) return client;
  throw new Rejection(new NoLawfulRail(CheckoutUnavailableReason.NO_LAWFUL_RAIL));
}
