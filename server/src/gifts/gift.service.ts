import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Member } from '../members/member.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import type { MembershipService } from '../memberships/membership.service.ts';
import { titleOnBill } from '../payments/bill-text.ts';
import type { Order } from '../payments/order.entity.ts';
import type { OrderDesk, OrderDraft } from '../payments/order-desk.ts';
import { TierNotOnSale } from '../payments/payment.payloads.ts';
import { OrderKind } from '../payments/rail.ts';
import { Refund, RefundStatus } from '../refunds/refund.entity.ts';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { isCounted, monthsOf, TierPrice } from '../tiers/tier-price.entity.ts';
import { beginGivenUnlock } from '../unlocks/given-unlocks.ts';
import { articleForSale } from '../unlocks/unlock.service.ts';
import { unlockGoodOf } from '../unlocks/unlock-good.ts';
import { Gift, GiftKind, GiftStatus } from './gift.entity.ts';
import type { PlaceGiftOrderInput } from './gift.payloads.ts';
import {
  GiftAlreadyRedeemed,
  GiftExpired,
  GiftMessageTooLong,
  GiftNotFound,
  GiftRevoked,
  maxGiftMessageLength,
  PassNotGivable,
} from './gift.refusals.ts';
import { hashOfGiftCode, newGiftCode } from './gift-code.ts';

/** Sells gifts, and gives them to whoever redeems them first. */
export class GiftService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #cipher: Cipher;
  readonly #desk: OrderDesk;
  readonly #memberships: MembershipService;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    cipher: Cipher;
    desk: OrderDesk;
    memberships: MembershipService;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#cipher = deps.cipher;
    this.#desk = deps.desk;
    this.#memberships = deps.memberships;
  }

  /**
   * Orders a gift at its price of this moment. The same key is the same order, however often it is sent.
   * @throws Rejection TierNotOnSale, PassNotGivable, NotForSale, GiftMessageTooLong, NoLawfulRail, IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT unless exactly one of tier price and article is named
   */
  place(viewer: Viewer, { tierPriceId, articleId, message, idempotencyKey }: PlaceGiftOrderInput): Promise<Order> {
    requireMember(viewer);
    if (Boolean(tierPriceId) === Boolean(articleId)) throw new ApiError('BAD_INPUT', oneOfTwo);
    return this.#desk.place(viewer, {
      kind: tierPriceId ? OrderKind.GIFT_MEMBERSHIP : OrderKind.GIFT_ARTICLE,
      idempotencyKey,
      isSame: (order) => (tierPriceId ? order.tierPrice?.id === tierPriceId : order.article?.id === articleId),
      draft: (em, { accountId, now }) =>
        tierPriceId ? membershipToGive(em, accountId, tierPriceId, now) : articleToGive(em, accountId, articleId!),
      attach: (em, order) => {
        const { account, member: giver, tier, period, article, createdAt } = order;
        const code = newGiftCode();
        em.create(Gift, {
          account,
          giver,
          order,
          kind: tier ? GiftKind.MEMBERSHIP : GiftKind.ARTICLE,
          tier,
          period,
          article,
          message: messageOf(message),
          codeHash: hashOfGiftCode(code),
          codeEncrypted: this.#cipher.encrypt(code),
          createdAt,
        });
      },
    });
  }

  /**
   * Gives a gift to the viewer. Of two who redeem it at once one has it; who redeems it again is told that it is theirs. The giver
   * may redeem it too.
   * @throws Rejection GiftNotFound, GiftAlreadyRedeemed, GiftRevoked, GiftExpired
   * @throws ApiError UNAUTHENTICATED
   */
  redeem(viewer: Viewer, code: string): Promise<Gift> {
    const memberId = requireMember(viewer);
    const { accountId } = viewer;
    return this.#orm.em.fork().transactional(async (em) => {
      const now = this.#clock.now();
      const member = await lockMember(em, accountId, memberId);
      const gift = await em.findOne(
        Gift,
        { account: accountId, codeHash: hashOfGiftCode(code) },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!gift) throw new Rejection(new GiftNotFound());
      if (gift.status === GiftStatus.REDEEMED && gift.redeemedBy?.id === member.id) return gift;
      if (await isBeingRefunded(em, gift)) throw new Rejection(new GiftRevoked());
      if (!gift.redeem(member, now)) throw new Rejection(whyNot(gift.statusAt(now)));
      await this.#begin(em, gift, member, now);
      return gift;
    });
  }

  /** The code a sealed column holds; for its giver alone. */
  codeOf(sealed: Buffer): string {
    return this.#cipher.decrypt(sealed);
  }

  async #begin(em: EntityManager, { id: giftId, account, tier, period, article }: Gift, member: Member, now: Date) {
    const given = { accountId: account.id, memberId: member.id, giftId, now };
    if (article) beginGivenUnlock(em, { ...given, articleId: article.id });
    else if (tier && period && isCounted(period)) {
      await this.#memberships.beginGiven(em, { ...given, tierId: tier.id, months: monthsOf[period] });
    } else throw new Error(`gift ${giftId} brings nothing`);
  }
}

const oneOfTwo = {
  'zh-CN': 'tierPriceId 和 articleId 须且只须给一个',
  en: 'give one of tierPriceId and articleId, and only one',
};

/** @throws Rejection TierNotOnSale, PassNotGivable */
async function membershipToGive(em: EntityManager, accountId: string, id: string, now: Date): Promise<OrderDraft> {
  const price = isId(id) ? await em.findOne(TierPrice, { account: accountId, id }, { populate: ['tier'] }) : null;
  if (!price?.isOnSaleAt(now) || price.tier.archivedAt) throw new Rejection(new TierNotOnSale());
  if (!isCounted(price.period)) throw new Rejection(new PassNotGivable());
  return {
    tier: price.tier,
    tierPrice: price,
    period: price.period,
    listAmountFen: price.amountFen,
    amountFen: price.amountFen,
    xpayProductId: price.xpayProductId,
    description: `赠送会员：${price.tier.name} · ${price.lengthText()['zh-CN']}`,
  };
}

/** @throws Rejection NotForSale */
async function articleToGive(em: EntityManager, accountId: string, id: string): Promise<OrderDraft> {
  const article = await articleForSale(em, accountId, id);
  const priceFen = article.salePriceFen()!;
  return {
    article,
    listAmountFen: priceFen,
    amountFen: priceFen,
    xpayProductId: unlockGoodOf(priceFen),
    description: `赠送文章《${titleOnBill(article.title)}》`,
  };
}

/** Money that is on its way back would end what is redeemed now. Should the refund fail, the gift can be redeemed again. */
async function isBeingRefunded(em: EntityManager, { account, order }: Gift): Promise<boolean> {
  const pending = { account: account.id, order: order.id, status: RefundStatus.PENDING, endsAccess: true };
  return (await em.count(Refund, pending)) > 0;
}

/** @throws Rejection GiftMessageTooLong */
function messageOf(text: string): string {
  const message = text.trim().replaceAll('\0', '');
  if ([...message].length > maxGiftMessageLength) throw new Rejection(new GiftMessageTooLong());
  return message;
}

/** Waits for a merge that is under way, and follows it. */
async function lockMember(em: EntityManager, accountId: string, id: string): Promise<Member> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const known = await em.findOneOrFail(Member, { account: accountId, id }, { lockMode });
  return known.mergedInto
    ? em.findOneOrFail(Member, { account: accountId, id: known.mergedInto.id }, { lockMode })
    : known;
}

function whyNot(status: GiftStatus) {
  switch (status) {
    case GiftStatus.REDEEMED:
      return new GiftAlreadyRedeemed();
    case GiftStatus.REVOKED:
      return new GiftRevoked();
    case GiftStatus.EXPIRED:
      return new GiftExpired();
    default:
      // Nobody is told the code of a gift before it is paid.
      return new GiftNotFound();
  }
}
