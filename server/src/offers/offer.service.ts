import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod } from '../tiers/tier-price.entity.ts';
import { Offer, OfferKind } from './offer.entity.ts';
import type { CreateOfferInput } from './offer.payloads.ts';
import { InvalidOffer, OfferCodeTaken, type OfferField, type OfferRefusalReason } from './offer.refusals.ts';
import { offerCode, whyNot } from './offer-terms.ts';

/** Commands on offers: for the owner, one transaction each. */
export class OfferService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** @returns its id. @throws Rejection InvalidOffer, OfferCodeTaken */
  async create(viewer: Viewer, input: CreateOfferInput): Promise<string> {
    permit(viewer, 'sell');
    const now = this.#clock.now();
    const startsAt = input.startsAt ?? now;
    const code = offerCode(input.code);
    const name = input.name.trim();
    const invalid = invalidField({ ...input, code, name, startsAt }, now);
    if (invalid) throw new Rejection(new InvalidOffer(invalid));
    try {
      return await this.#orm.em.fork().transactional(async (em) => {
        const account = viewer.accountId;
        const { tierId = null } = input;
        const tier =
          tierId !== null && isId(tierId) ? await em.findOne(Tier, { account, id: tierId, archivedAt: null }) : null;
        if (tierId !== null && !tier) throw new Rejection(new InvalidOffer('tierId'));
        const offer = em.create(Offer, {
          account,
          name,
          code,
          kind: input.kind,
          percentOffBps: input.percentOffBps ?? null,
          amountOffFen: input.amountOffFen ?? null,
          trialDays: input.trialDays ?? null,
          audience: input.audience,
          tier,
          period: input.period ?? null,
          periods: input.periods ?? null,
          budgetFen: input.budgetFen ?? null,
          maxRedemptions: input.maxRedemptions ?? null,
          startsAt,
          endsAt: input.endsAt ?? null,
          createdAt: now,
        });
        return offer.id;
      });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw new Rejection(new OfferCodeTaken());
      throw error;
    }
  }

  /** Takes an offer out of use; orders that hold it keep their price. A second time changes nothing. */
  async archive(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'sell');
    return this.#orm.em.fork().transactional(async (em) => {
      const offer = isId(id)
        ? await em.findOne(Offer, { account: viewer.accountId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!offer) throw new ApiError('NOT_FOUND');
      offer.archive(this.#clock.now());
      return offer.id;
    });
  }

  /** Why the viewer may not use an offer, whatever they buy; null when they may, or nobody is signed in. */
  async viewerRefusal(viewer: Viewer, offerId: string): Promise<OfferRefusalReason | null> {
    if (!viewer.member) return null;
    const em = this.#orm.em.fork();
    const offer = await em.findOneOrFail(Offer, { account: viewer.accountId, id: offerId });
    const user = { accountId: viewer.accountId, memberId: viewer.member.id, now: this.#clock.now() };
    return (await whyNot(em, offer, user))?.reason ?? null;
  }
}

type CheckedInput = CreateOfferInput & { readonly startsAt: Date };

/** The first field that is wrong. */
function invalidField(input: CheckedInput, now: Date): OfferField | null {
  const { name, code, kind, startsAt, endsAt, tierId, budgetFen } = input;
  if (name.length < 1 || [...name].length > 40 || name.includes('\0')) return 'name';
  if (!/^[A-Z0-9-]{3,32}$/.test(code)) return 'code';
  if (!suits(kind === OfferKind.PERCENT, input.percentOffBps, 9900)) return 'percentOffBps';
  if (!suits(kind === OfferKind.AMOUNT, input.amountOffFen, 500_000_000)) return 'amountOffFen';
  if (!suits(kind === OfferKind.TRIAL, input.trialDays, 90)) return 'trialDays';
  if (kind === OfferKind.TRIAL && !tierId) return 'tierId';
  const isHadOnce = kind === OfferKind.TRIAL || input.period === BillingPeriod.PASS;
  if (!isWithin(input.periods, isHadOnce ? 1 : 36)) return 'periods';
  if (!isWithin(budgetFen, Number.MAX_SAFE_INTEGER) || (kind === OfferKind.TRIAL && budgetFen)) return 'budgetFen';
  if (!isWithin(input.maxRedemptions, 2_000_000_000)) return 'maxRedemptions';
  if (endsAt && (endsAt <= startsAt || endsAt <= now)) return 'endsAt';
  return null;
}

/** A value that belongs to one kind is there with it, and with no other. */
const suits = (isItsKind: boolean, value: number | null | undefined, most: number): boolean =>
  isItsKind ? typeof value === 'number' && isWithin(value, most) : value === null || value === undefined;

const isWithin = (value: number | null | undefined, most: number): boolean =>
  value === null || value === undefined || (value >= 1 && value <= most);
