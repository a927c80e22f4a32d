import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { canRenew, subscriptionProductIdOf } from '../renewals/renewable-price.ts';
import { PriceCannotRenew } from '../renewals/renewal.refusals.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { lastDayBefore } from '../shared/time/shanghai.ts';
import { Tier } from './tier.entity.ts';
import type {
  AddTierPriceInput,
  CreateTierInput,
  ReplaceTierPriceInput,
  TierPriceInput,
  UpdateTierInput,
} from './tier.payloads.ts';
import {
  InvalidTierKey,
  maxBenefitLength,
  maxBenefits,
  maxPassDays,
  maxPriceFen,
  maxTierDescriptionLength,
  maxTierNameLength,
  minPriceFen,
  OnePricePerPeriod,
  PassEndOutOfRange,
  PriceOutOfRange,
  TierIsArchived,
  TierKeyTaken,
  TierOrderIncomplete,
  TierTextOutOfRange,
} from './tier.refusals.ts';
import { isCounted, TierPrice } from './tier-price.entity.ts';

const DAY_MS = 86_400_000;

/** Of a–z, 0–9 and _. */
const MAX_PROVIDER_ID = 20;

/**
 * The good at Virtual Payment that a price is sold as: by its period, a pass by its last day. A quarter under the longest key is
 * cut short by a letter; no other good of the tier is like it.
 */
function xpayProductIdOf(tierKey: string, { period, passEndsAt }: TierPriceInput): string {
  const name = passEndsAt ? lastDayBefore(passEndsAt).replaceAll('-', '').slice(2) : period.toLowerCase();
  return `th_${tierKey}_${name}`.slice(0, MAX_PROVIDER_ID);
}

/** Commands on tiers: for the owner, one transaction each. */
export class TierService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** Puts a new tier on sale. @returns its id. @throws Rejection with one of createTier's refusals */
  async createTier(viewer: Viewer, input: CreateTierInput): Promise<string> {
    permit(viewer, 'sell');
    if (!/^[a-z0-9]{1,10}$/.test(input.key)) throw new Rejection(new InvalidTierKey());
    const now = this.#clock.now();
    if (input.prices.length === 0) throw new Rejection(new OnePricePerPeriod());
    for (const price of input.prices) checkPrice(price, now);
    const goods = input.prices.map((price) => xpayProductIdOf(input.key, price));
    if (new Set(goods).size < goods.length) throw new Rejection(new OnePricePerPeriod());
    return this.#orm.em.fork().transactional(async (em) => {
      const account = await lockedPage(em, viewer);
      if ((await em.count(Tier, { account, key: input.key })) > 0) throw new Rejection(new TierKeyTaken());
      const tier = em.create(Tier, {
        account,
        key: input.key,
        ...wordsOf(input),
        position: await nextPosition(em, viewer.accountId),
        createdAt: now,
      });
      for (const price of input.prices) createPrice(em, tier, price, now);
      return tier.id;
    });
  }

  /**
   * Gives a tier, on sale or not, other words.
   * @returns its id. @throws Rejection TierTextOutOfRange. @throws ApiError NOT_FOUND
   */
  async updateTier(viewer: Viewer, input: UpdateTierInput): Promise<string> {
    permit(viewer, 'sell');
    const words = wordsOf(input);
    return this.#orm.em.fork().transactional(async (em) => {
      const tier = await lockedTier(em, viewer, input.id);
      tier.describe(words);
      return tier.id;
    });
  }

  /**
   * Offers the tiers on sale in another order.
   * @returns how many there are. @throws Rejection TierOrderIncomplete unless each of them is named once
   */
  async orderTiers(viewer: Viewer, ids: readonly string[]): Promise<number> {
    permit(viewer, 'sell');
    return this.#orm.em.fork().transactional(async (em) => {
      const account = await lockedPage(em, viewer);
      const tiers = await em.find(Tier, { account, archivedAt: null }, { orderBy: { id: 'asc' } });
      const places = new Map(ids.map((id, index) => [id, index + 1]));
      const isComplete = ids.length === tiers.length && tiers.every(({ id }) => places.has(id));
      if (!isComplete) throw new Rejection(new TierOrderIncomplete());
      for (const tier of tiers) tier.position = places.get(tier.id)!;
      return tiers.length;
    });
  }

  /**
   * Puts one more price of a tier on sale. A price never changes: see replacePrice.
   * @returns the tier's id. @throws Rejection with one of addTierPrice's refusals. @throws ApiError NOT_FOUND
   */
  async addPrice(viewer: Viewer, input: AddTierPriceInput): Promise<string> {
    permit(viewer, 'sell');
    const now = this.#clock.now();
    checkPrice(input, now);
    return this.#orm.em.fork().transactional(async (em) => {
      const tier = await lockedTier(em, viewer, input.tierId);
      if (tier.archivedAt) throw new Rejection(new TierIsArchived());
      const xpayProductId = xpayProductIdOf(tier.key, input);
      const same = { account: viewer.accountId, tier, xpayProductId, withdrawnAt: null };
      if ((await em.count(TierPrice, same)) > 0) throw new Rejection(new OnePricePerPeriod());
      createPrice(em, tier, input, now);
      return tier.id;
    });
  }

  /**
   * Takes a price off sale and puts another in its place, or does neither. Orders, memberships and contracts keep the old.
   * The same a second time changes nothing.
   * @returns the tier's id. @throws Rejection with one of replaceTierPrice's refusals. @throws ApiError NOT_FOUND
   */
  async replacePrice(viewer: Viewer, { id, amountFen, isRenewable }: ReplaceTierPriceInput): Promise<string> {
    permit(viewer, 'sell');
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const old = await lockedPrice(em, viewer, id);
      const { tier, period, passEndsAt, xpayProductId } = old;
      const input: TierPriceInput = { period, amountFen, passEndsAt, isRenewable };
      if (tier.archivedAt) throw new Rejection(new TierIsArchived());
      checkPrice(input, now);
      const onSale = await em.findOne(TierPrice, {
        account: viewer.accountId,
        tier,
        xpayProductId,
        withdrawnAt: null,
      });
      if (onSale) {
        const isSame = onSale.amountFen === amountFen && (onSale.xpaySubscriptionProductId !== null) === isRenewable;
        if (isSame) return tier.id;
        // Somebody else has changed it meanwhile.
        if (onSale !== old) throw new Rejection(new OnePricePerPeriod());
      }
      old.withdraw(now);
      // A period has one price: the old one makes room first.
      await em.flush();
      createPrice(em, tier, input, now);
      return tier.id;
    });
  }

  /**
   * Takes one price off sale; orders that are open keep it. A second time changes nothing.
   * @returns the tier's id. @throws ApiError NOT_FOUND
   */
  async withdrawPrice(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'sell');
    return this.#orm.em.fork().transactional(async (em) => {
      const price = await lockedPrice(em, viewer, id);
      price.withdraw(this.#clock.now());
      return price.tier.id;
    });
  }

  /** Takes a tier off sale; memberships of it go on. A second time changes nothing. */
  async archiveTier(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'sell');
    return this.#orm.em.fork().transactional(async (em) => {
      const tier = await lockedTier(em, viewer, id);
      tier.archive(this.#clock.now());
      return tier.id;
    });
  }
}

/** Two commands at once would give two tiers the same place on the page; the account's row orders them. */
const lockedPage = (em: EntityManager, { accountId }: Viewer): Promise<Account> =>
  em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });

async function lockedTier(em: EntityManager, { accountId }: Viewer, id: string): Promise<Tier> {
  const tier = isId(id)
    ? await em.findOne(Tier, { account: accountId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (!tier) throw new ApiError('NOT_FOUND');
  return tier;
}

/** The price as it is while its tier is locked. */
async function lockedPrice(em: EntityManager, viewer: Viewer, id: string): Promise<TierPrice> {
  const price = isId(id) ? await em.findOne(TierPrice, { account: viewer.accountId, id }) : null;
  if (!price) throw new ApiError('NOT_FOUND');
  await lockedTier(em, viewer, price.tier.id);
  await em.refresh(price);
  return price;
}

function createPrice(em: EntityManager, tier: Tier, input: TierPriceInput, now: Date): void {
  const { period, amountFen, passEndsAt = null } = input;
  em.create(TierPrice, {
    account: tier.account,
    tier,
    period,
    amountFen,
    passEndsAt,
    xpayProductId: xpayProductIdOf(tier.key, input),
    xpaySubscriptionProductId: input.isRenewable ? subscriptionProductIdOf(tier.key, input) : null,
    createdAt: now,
  });
}

function checkPrice({ period, amountFen, passEndsAt = null, isRenewable }: TierPriceInput, now: Date): void {
  if (amountFen < minPriceFen || amountFen > maxPriceFen) throw new Rejection(new PriceOutOfRange());
  const isRight = isCounted(period)
    ? passEndsAt === null
    : passEndsAt !== null && passEndsAt > now && passEndsAt.getTime() < now.getTime() + maxPassDays * DAY_MS;
  if (!isRight) throw new Rejection(new PassEndOutOfRange());
  if (isRenewable && !canRenew({ period, amountFen })) throw new Rejection(new PriceCannotRenew());
}

function wordsOf({ name, description, benefits }: Pick<CreateTierInput, 'name' | 'description' | 'benefits'>) {
  return {
    name: textOf('name', name, 1, maxTierNameLength),
    description: textOf('description', description, 0, maxTierDescriptionLength),
    benefits: benefitsOf(benefits),
  };
}

function textOf(field: string, value: string, minLength: number, maxLength: number): string {
  const text = value.trim();
  const length = [...text].length;
  if (length < minLength || length > maxLength || text.includes('\0')) {
    throw new Rejection(new TierTextOutOfRange(field, maxLength));
  }
  return text;
}

function benefitsOf(lines: readonly string[]): string[] {
  if (lines.length > maxBenefits) throw new Rejection(new TierTextOutOfRange('benefits', maxBenefitLength));
  return lines.map((line) => textOf('benefits', line, 1, maxBenefitLength));
}

async function nextPosition(em: EntityManager, accountId: string): Promise<number> {
  const [last] = await em.find(Tier, { account: accountId }, { orderBy: { position: 'desc' }, limit: 1 });
  return (last?.position ?? 0) + 1;
}
