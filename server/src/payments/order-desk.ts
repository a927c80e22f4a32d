import { type EntityManager, LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Order, type SellingClient } from './order.entity.ts';
import { IdempotencyKeyReused, NoLawfulRail } from './payment.payloads.ts';
import { CheckoutUnavailableReason, OrderKind, railFor } from './rail.ts';

/** How long a price is held. */
const ORDER_LIFE_MS = 30 * 60_000;
const MAX_KEY_LENGTH = 64;

/** What is bought and what it costs, as the feature that sells it decides. */
export interface OrderDraft
  extends Partial<
    Pick<
      Order,
      | 'tier'
      | 'tierPrice'
      | 'period'
      | 'tierChange'
      | 'article'
      | 'series'
      | 'xpayProductId'
      | 'quantity'
      | 'creditFen'
      | 'offerId'
    >
  > {
  /** Without offer and credit. */
  readonly listAmountFen: Fen;
  /** What is to be paid; at least 1. */
  readonly amountFen: Fen;
  /** For the payer's WeChat bill, in Chinese. */
  readonly description: string;
}

/** One wish to buy. */
export interface OrderWish {
  readonly kind: OrderKind;
  /** The client's own key for this purchase: the same key is the same order. */
  readonly idempotencyKey: string;
  /**
   * Decides what is bought at which price, inside the transaction that writes the order. The member's row is locked.
   * @throws Rejection with the feature's own refusals
   */
  draft(
    em: EntityManager,
    buyer: { readonly accountId: string; readonly member: Member; readonly now: Date },
  ): Promise<OrderDraft>;
  /** Writes what belongs to the order and to its feature alone, in the same transaction. */
  attach?(em: EntityManager, order: Order): Promise<void> | void;
  /** Whether an order found under the same key was for the same thing. */
  isSame(order: Order): boolean;
}

/** Who brought a buyer, if anybody did: the id of their affiliate link. */
export interface Attribution {
  promoterOf(
    em: EntityManager,
    buyer: { readonly accountId: string; readonly memberId: string; readonly now: Date },
  ): Promise<string | null>;
}

/** Where every order is placed, whatever it buys: who may pay here, one order per key, the price frozen. */
export class OrderDesk {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #attribution: Attribution;

  constructor(deps: { orm: MikroORM; clock: Clock; attribution: Attribution }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#attribution = deps.attribution;
  }

  /**
   * Places an order, or finds the one placed before under the same key.
   * @throws Rejection NoLawfulRail, IdempotencyKeyReused, and what `wish.draft` refuses
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  async place(viewer: Viewer, wish: OrderWish): Promise<Order> {
    const memberId = requireMember(viewer);
    requireKey(wish.idempotencyKey);
    const account = await this.#orm.em.fork().findOneOrFail(Account, { id: viewer.accountId });
    const decision = railFor(wish.kind, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    const client = sellingClientOf(viewer);
    // A repetition is answered even when the thing has left the shop since.
    const before = await this.#findByKey(viewer.accountId, memberId, wish, client);
    if (before) return before;
    try {
      return await this.#orm.em.fork().transactional((em) => this.#insert(em, viewer, memberId, wish, client));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      const first = await this.#findByKey(viewer.accountId, memberId, wish, client);
      if (!first) throw error;
      return first;
    }
  }

  async #insert(
    em: EntityManager,
    { accountId, platform }: Viewer,
    memberId: string,
    wish: OrderWish,
    client: SellingClient,
  ): Promise<Order> {
    const now = this.#clock.now();
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    // Waits for a merge that is under way, and follows it: an order must not be left with an absorbed row.
    const known = await em.findOneOrFail(Member, { account: accountId, id: memberId }, { lockMode });
    const member = known.mergedInto
      ? await em.findOneOrFail(Member, { account: accountId, id: known.mergedInto.id }, { lockMode })
      : known;
    const order = em.create(Order, {
      account: accountId,
      member,
      kind: wish.kind,
      ...(await wish.draft(em, { accountId, member, now })),
      // Only memberships pay those who bring their buyers.
      affiliateLinkId:
        wish.kind === OrderKind.MEMBERSHIP
          ? await this.#attribution.promoterOf(em, { accountId, memberId: member.id, now })
          : null,
      client,
      platform,
      idempotencyKey: wish.idempotencyKey,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ORDER_LIFE_MS),
    });
    await wish.attach?.(em, order);
    return order;
  }

  /** @throws Rejection IdempotencyKeyReused when the first order under this key was for something else */
  async #findByKey(accountId: string, memberId: string, wish: OrderWish, client: SellingClient): Promise<Order | null> {
    const { idempotencyKey } = wish;
    const order = await this.#orm.em
      .fork()
      .findOne(Order, { account: accountId, member: memberId, idempotencyKey }, { populate: ['tier'] });
    if (order && (order.kind !== wish.kind || order.client !== client || !wish.isSame(order))) {
      throw new Rejection(new IdempotencyKeyReused());
    }
    return order;
  }
}

/** Keys of orders that nobody placed: a renewal contract's. Clients have none that begins like this. */
export const RENEWAL_KEY = 'renewal:';

/** @throws ApiError BAD_INPUT */
export function requireKey(key: string): void {
  const fits = key.length >= 1 && key.length <= MAX_KEY_LENGTH && !key.includes('\0');
  if (fits && !key.startsWith(RENEWAL_KEY)) return;
  throw new ApiError('BAD_INPUT', {
    'zh-CN': `idempotencyKey 须为 1–${MAX_KEY_LENGTH} 个字符，且不以“${RENEWAL_KEY}”开头`,
    en: `idempotencyKey must have 1–${MAX_KEY_LENGTH} characters and not begin with “${RENEWAL_KEY}”`,
  });
}

/** The rail table has said yes, so the viewer is in a client that sells. */
function sellingClientOf({ client }: Viewer): SellingClient {
  if (client === Client.MINI_PROGRAM || client === Client.OFFICIAL_ACCOUNT_H5) return client;
  throw new Rejection(new NoLawfulRail(CheckoutUnavailableReason.NO_LAWFUL_RAIL));
}
