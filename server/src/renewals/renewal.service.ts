import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { timelineOf } from '../memberships/member-timeline.ts';
import { Membership, MembershipSource } from '../memberships/membership.entity.ts';
import { relate } from '../memberships/timeline.ts';
import type { MoneySettingsService } from '../money-settings/money-settings.service.ts';
import { type Offer, OfferKind } from '../offers/offer.entity.ts';
import { OfferNotForYou, OfferRefusalReason, OfferUsedUp } from '../offers/offer.refusals.ts';
import { offerInUse, requireFor } from '../offers/offer-terms.ts';
import { NoLawfulRail, TierNotOnSale } from '../payments/payment.payloads.ts';
import { OrderKind, railFor } from '../payments/rail.ts';
import type { Payer, RailGateway } from '../payments/rail-gateway.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { isId, newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';
import { isPassing } from '../wechat/errors.ts';
import { beginEnding } from './contract-end.ts';
import type { ContractGateway } from './contract-gateway.ts';
import type { ContractWatch } from './contract-watch.ts';
import { withContract } from './locked-contract.ts';
import { canRenew, periodDaysOf, subscriptionProductIdOf } from './renewable-price.ts';
import { RenewalSignRequest, type SetTierPriceRenewableInput, type StartRenewalInput } from './renewal.payloads.ts';
import {
  AlreadyRenewing,
  OnlyAppleEndsRenewal,
  PriceCannotRenew,
  RenewalNotFound,
  RenewalNotOffered,
  RenewalNotOfferedReason,
} from './renewal.refusals.ts';
import { ContractEnder, RenewalContract, RenewalContractStatus, RenewalVariant } from './renewal-contract.entity.ts';

/** First look at a sheet nobody reported on: the client usually asks sooner. */
const FIRST_LOOK_MS = 60_000;
const TRIAL_ENVIRONMENT = 1;

/** Turns automatic renewal on and off. WeChat has the last word on both: the member's client only says that it is time to ask. */
export class RenewalService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #moneySettings: MoneySettingsService;
  readonly #payments: Pick<RailGateway, 'payerOf'>;
  readonly #gateway: ContractGateway;
  readonly #watch: ContractWatch;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    moneySettings: MoneySettingsService;
    /** Virtual Payment. */
    payments: Pick<RailGateway, 'payerOf'>;
    gateway: ContractGateway;
    watch: ContractWatch;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#moneySettings = deps.moneySettings;
    this.#payments = deps.payments;
    this.#gateway = deps.gateway;
    this.#watch = deps.watch;
  }

  /**
   * Begins a contract, or hands out the one whose sheet was left again. It is committed before the sheet opens, so that whatever
   * WeChat says about it finds its row.
   * @throws Rejection with one of startRenewal's refusals
   * @throws ApiError UNAUTHENTICATED
   */
  async start(viewer: Viewer, input: StartRenewalInput): Promise<{ contractId: string; request: RenewalSignRequest }> {
    requireMember(viewer);
    const em = this.#orm.em.fork();
    const account = await em.findOneOrFail(Account, { id: viewer.accountId });
    const variant = await this.#variantFor(viewer, account);
    const payer = await this.#orUnavailable(() => this.#payments.payerOf(viewer));
    if (payer.xpayEnv === TRIAL_ENVIRONMENT) throw notOffered(RenewalNotOfferedReason.NOT_ENABLED);
    const contract = await em.transactional((inner) => this.#commit(inner, viewer, { ...input, variant, payer }));
    const request = await this.#gateway.signRequest(contract, `${account.name} · ${contract.tier.name}`);
    return { contractId: contract.id, request: new RenewalSignRequest(contract.variant, request) };
  }

  /**
   * Asks WeChat about a contract of the viewer's and applies what it says.
   * @throws Rejection RenewalNotFound, WeChatUnavailable
   * @throws ApiError UNAUTHENTICATED
   */
  async confirm(viewer: Viewer, contractId: string): Promise<void> {
    const key = await this.#find(viewer, contractId, requireMember(viewer));
    await this.#orUnavailable(() => this.#watch.examine(key));
  }

  /**
   * Ends a contract: from now on nothing is charged here, and WeChat is told, now or by the sweep, until it agrees.
   * @throws Rejection RenewalNotFound, OnlyAppleEndsRenewal
   * @throws ApiError UNAUTHENTICATED, FORBIDDEN
   */
  async stop(viewer: Viewer, contractId: string): Promise<void> {
    const by = viewer.staff ? ContractEnder.STAFF : ContractEnder.MEMBER;
    if (viewer.staff) permit(viewer, 'stopRenewals');
    const key = await this.#find(viewer, contractId, viewer.staff ? null : requireMember(viewer));
    await withContract(this.#orm, key, async (em, contract) => {
      const isOver = contract.status === RenewalContractStatus.ENDED;
      if (contract.variant === RenewalVariant.APPLE && !isOver) throw new Rejection(new OnlyAppleEndsRenewal());
      await beginEnding(em, contract, by, this.#clock.now());
    });
    await this.#watch.examine(key).catch((error: unknown) => {
      // Decided is decided; the sweep tells WeChat.
      if (!isPassing(error)) throw error;
    });
  }

  /**
   * Says whether a price is offered with automatic renewal. Contracts that were signed go on either way.
   * @returns the good to publish at Virtual Payment
   * @throws Rejection TierNotOnSale, PriceCannotRenew
   * @throws ApiError UNAUTHENTICATED, FORBIDDEN
   */
  async setRenewable(viewer: Viewer, { tierPriceId, isRenewable }: SetTierPriceRenewableInput): Promise<TierPrice> {
    permit(viewer, 'sell');
    return this.#orm.em.fork().transactional(async (em) => {
      const price = await priceOnSale(em, viewer.accountId, tierPriceId, this.#clock.now());
      if (isRenewable && !canRenew(price)) throw new Rejection(new PriceCannotRenew());
      price.xpaySubscriptionProductId = isRenewable ? subscriptionProductIdOf(price.tier.key, price) : null;
      return price;
    });
  }

  async #commit(
    em: EntityManager,
    { accountId, member: viewerMember }: Viewer,
    of: StartRenewalInput & { variant: RenewalVariant; payer: Payer },
  ): Promise<RenewalContract> {
    const now = this.#clock.now();
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const known = await em.findOneOrFail(Member, { account: accountId, id: viewerMember!.id }, { lockMode });
    const member = known.mergedInto
      ? await em.findOneOrFail(Member, { account: accountId, id: known.mergedInto.id }, { lockMode })
      : known;
    const price = await priceOnSale(em, accountId, of.tierPriceId, now);
    const periodDays = periodDaysOf(price);
    if (!price.xpaySubscriptionProductId || !periodDays || !canRenew(price)) {
      throw notOffered(RenewalNotOfferedReason.PRICE_NOT_RENEWABLE);
    }
    const own = { account: accountId, member: member.id };
    const running = await em.findOne(RenewalContract, { ...own, status: RenewalContractStatus.SIGNED });
    if (running) throw new Rejection(new AlreadyRenewing(running.id));
    await requireNothingToCredit(em, { accountId, memberId: member.id, price, now });
    const offer = of.trialCode ? await trialFor(em, { accountId, memberId: member.id, price, now }, of) : null;
    const terms = {
      tierPrice: price.id,
      variant: of.variant,
      appid: of.payer.appid,
      openid: of.payer.payerOpenid,
      productId: price.xpaySubscriptionProductId,
      offerId: offer?.id ?? null,
      amountFen: price.amountFen,
    };
    // A sheet that was left may be opened again, under the same number.
    const left = await em.findOne(
      RenewalContract,
      { ...own, ...terms, status: RenewalContractStatus.SIGNING, isEnding: false },
      { populate: ['tier'], orderBy: { createdAt: 'desc' } },
    );
    if (left) return left;
    const id = newId();
    return em.create(RenewalContract, {
      id,
      account: accountId,
      member,
      tier: price.tier,
      ...terms,
      tierPrice: price,
      xpayOfferId: of.payer.merchant,
      outContractCode: id.replaceAll('-', ''),
      periodDays,
      nextLookAt: new Date(now.getTime() + FIRST_LOOK_MS),
      createdAt: now,
    });
  }

  async #variantFor(viewer: Viewer, account: Account): Promise<RenewalVariant> {
    if (viewer.client !== Client.MINI_PROGRAM) throw notOffered(RenewalNotOfferedReason.MINI_PROGRAM_ONLY);
    const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
    if ('unavailable' in decision) throw new Rejection(new NoLawfulRail(decision.unavailable));
    const { isAutoRenewalEnabled } = await this.#moneySettings.of(viewer.accountId);
    if (!isAutoRenewalEnabled) throw notOffered(RenewalNotOfferedReason.NOT_ENABLED);
    const variant = variants.get(viewer.platform);
    if (!variant) throw notOffered(RenewalNotOfferedReason.DEVICE);
    return variant;
  }

  async #find(viewer: Viewer, id: string, memberId: string | null) {
    const { accountId } = viewer;
    const where = { account: accountId, id, ...(memberId !== null && { member: memberId }) };
    const found = isId(id) ? await this.#orm.em.fork().findOne(RenewalContract, where) : null;
    if (!found) throw new Rejection(new RenewalNotFound());
    return { accountId, contractId: id };
  }

  async #orUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isPassing(error)) throw new Rejection(new WeChatUnavailable());
      throw error;
    }
  }
}

/** By what the device calls itself. The simulator of WeChat's developer tools plays an Android phone. */
const variants: ReadonlyMap<string, RenewalVariant> = new Map([
  ['ios', RenewalVariant.APPLE],
  ['android', RenewalVariant.ANDROID],
  ['ohos', RenewalVariant.ANDROID],
  ['devtools', RenewalVariant.ANDROID],
  ['', RenewalVariant.ANDROID],
]);

const notOffered = (reason: RenewalNotOfferedReason) => new Rejection(new RenewalNotOffered(reason));

async function priceOnSale(em: EntityManager, accountId: string, id: string, now: Date): Promise<TierPrice> {
  const price = isId(id) ? await em.findOne(TierPrice, { account: accountId, id }, { populate: ['tier'] }) : null;
  if (!price?.isOnSaleAt(now) || price.tier.archivedAt) throw new Rejection(new TierNotOnSale());
  return price;
}

/** What is left of a lesser tier is credited by an upgrade; a contract could not. */
async function requireNothingToCredit(
  em: EntityManager,
  of: { accountId: string; memberId: string; price: TierPrice; now: Date },
): Promise<void> {
  const timeline = await timelineOf(em, of);
  const wish = { tierId: of.price.tier.id, rank: timeline.rankOf(of.price.tier.id) };
  const { replaced } = relate(timeline.spans, wish, of.now);
  if (replaced.length > 0) throw notOffered(RenewalNotOfferedReason.UPGRADE_FIRST);
}

/** Apple's free first period. Elsewhere a trial begins with startTrial, and the first charge waits for its end. */
async function trialFor(
  em: EntityManager,
  of: { accountId: string; memberId: string; price: TierPrice; now: Date },
  { trialCode, variant }: { trialCode?: string | null; variant: RenewalVariant },
): Promise<Offer> {
  const offer = await offerInUse(em, of.accountId, trialCode ?? '');
  const refuse = (reason: OfferRefusalReason) => new Rejection(new OfferNotForYou(reason));
  if (offer.kind !== OfferKind.TRIAL) throw refuse(OfferRefusalReason.IS_NO_TRIAL);
  if (variant !== RenewalVariant.APPLE) throw refuse(OfferRefusalReason.IS_TRIAL);
  const { tier } = of.price;
  if (offer.tier && offer.tier.id !== tier.id) throw refuse(OfferRefusalReason.OTHER_TIER);
  const tried = { account: of.accountId, member: of.memberId, tier: tier.id, source: MembershipSource.TRIAL };
  if ((await em.count(Membership, tried)) > 0) throw refuse(OfferRefusalReason.TRIED_BEFORE);
  await requireFor(em, offer, of);
  if (!offer.hasLeft(fen(0))) throw new Rejection(new OfferUsedUp());
  return offer;
}
