import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Tier } from './tier.entity.ts';
import type { CreateTierInput, TierPriceInput } from './tier.payloads.ts';
import { requireMaySell } from './tier.policy.ts';
import {
  InvalidTierKey,
  maxBenefitLength,
  maxBenefits,
  maxPriceFen,
  maxTierDescriptionLength,
  maxTierNameLength,
  minPriceFen,
  OnePricePerPeriod,
  PriceOutOfRange,
  TierKeyTaken,
  TierTextOutOfRange,
} from './tier.refusals.ts';
import { type BillingPeriod, TierPrice } from './tier-price.entity.ts';

/** The good at Virtual Payment that a price is sold as. Provider ids are at most 20 characters, of a–z, 0–9 and _. */
const xpayProductIdOf = (tierKey: string, period: BillingPeriod): string => `th_${tierKey}_${period.toLowerCase()}`;

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
    requireMaySell(viewer);
    if (!/^[a-z0-9]{1,10}$/.test(input.key)) throw new Rejection(new InvalidTierKey());
    checkPrices(input.prices);
    return this.#orm.em.fork().transactional(async (em) => {
      // Two tiers at once would take the same place on the page; the account's row orders them.
      const account = await em.findOneOrFail(
        Account,
        { id: viewer.accountId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if ((await em.count(Tier, { account, key: input.key })) > 0) throw new Rejection(new TierKeyTaken());
      const now = this.#clock.now();
      const tier = em.create(Tier, {
        account,
        key: input.key,
        name: textOf('name', input.name, 1, maxTierNameLength),
        description: textOf('description', input.description, 0, maxTierDescriptionLength),
        benefits: benefitsOf(input.benefits),
        position: await nextPosition(em, viewer.accountId),
        createdAt: now,
      });
      for (const { period, amountFen } of input.prices) {
        const xpayProductId = xpayProductIdOf(input.key, period);
        em.create(TierPrice, { account, tier, period, amountFen, xpayProductId, createdAt: now });
      }
      return tier.id;
    });
  }

  /** Takes a tier off sale; memberships of it go on. A second time changes nothing. */
  async archiveTier(viewer: Viewer, id: string): Promise<string> {
    requireMaySell(viewer);
    return this.#orm.em.fork().transactional(async (em) => {
      const tier = isId(id)
        ? await em.findOne(Tier, { account: viewer.accountId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!tier) throw new ApiError('NOT_FOUND');
      tier.archive(this.#clock.now());
      return tier.id;
    });
  }
}

function checkPrices(prices: readonly TierPriceInput[]): void {
  const periods = new Set(prices.map((price) => price.period));
  if (prices.length === 0 || periods.size !== prices.length) throw new Rejection(new OnePricePerPeriod());
  if (prices.some(({ amountFen }) => amountFen < minPriceFen || amountFen > maxPriceFen)) {
    throw new Rejection(new PriceOutOfRange());
  }
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
