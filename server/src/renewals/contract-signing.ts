import type { EntityManager } from '@mikro-orm/postgresql';
import { timelineOf } from '../memberships/member-timeline.ts';
import { Membership, MembershipSource } from '../memberships/membership.entity.ts';
import { beginningAfter } from '../memberships/timeline.ts';
import { Offer } from '../offers/offer.entity.ts';
import { OfferRedemption, RedemptionStatus } from '../offers/offer-redemption.entity.ts';
import { nextUseNumber, take } from '../offers/redemptions.ts';
import { fen } from '../shared/money/fen.ts';
import { planFirstCharge } from './charge-plan.ts';
import { beginEnding } from './contract-end.ts';
import { ContractEnder, RenewalContract, RenewalContractStatus, RenewalVariant } from './renewal-contract.entity.ts';

const DAY_MS = 86_400_000;

/**
 * WeChat says that a contract was signed. Safe to repeat. A member has one that runs: of two sheets that were open, the second
 * is ended again. Where WeChat charges, the first charge is planned; a trial begins.
 */
export async function applySigned(em: EntityManager, contract: RenewalContract, now: Date): Promise<void> {
  const others = await em.find(RenewalContract, {
    account: contract.account.id,
    member: contract.member.id,
    status: RenewalContractStatus.SIGNED,
    id: { $ne: contract.id },
  });
  if (others.length > 0) {
    if (contract.status === RenewalContractStatus.SIGNING) await beginEnding(em, contract, ContractEnder.SYSTEM, now);
    return;
  }
  const isFirstTime = contract.signedAt === null;
  if (!contract.sign(now)) return;
  contract.nextLookAt = null;
  if (isFirstTime && contract.offerId !== null) await beginTrial(em, contract, contract.offerId, now);
  if (contract.variant === RenewalVariant.ANDROID) await planFirstCharge(em, contract, now);
}

/** The period that Apple charges nothing for. It was promised with the signature, so it begins even if the offer is used up. */
async function beginTrial(em: EntityManager, contract: RenewalContract, offerId: string, now: Date): Promise<void> {
  const account = contract.account.id;
  const offer = await em.findOneOrFail(Offer, { account, id: offerId });
  const memberId = contract.member.id;
  const timeline = await timelineOf(em, { accountId: account, memberId, now });
  const startsAt = beginningAfter(timeline.spans, { rank: timeline.rankOf(contract.tier.id) }, now);
  const membership = em.create(Membership, {
    account,
    member: memberId,
    tier: contract.tier.id,
    source: MembershipSource.TRIAL,
    offerId,
    startsAt,
    endsAt: new Date(startsAt.getTime() + contract.periodDays * DAY_MS),
    createdAt: now,
  });
  await em.flush();
  if (!(await take(em, offer, fen(0)))) return;
  em.create(OfferRedemption, {
    account,
    offer,
    member: memberId,
    membership,
    amountOffFen: fen(0),
    useNumber: await nextUseNumber(em, offer, memberId),
    status: RedemptionStatus.USED,
    createdAt: now,
    endedAt: now,
  });
}
