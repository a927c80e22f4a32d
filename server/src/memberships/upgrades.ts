import type { EntityManager } from '@mikro-orm/postgresql';
import { Order } from '../payments/order.entity.ts';
import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { isWhollyRefunded } from '../payments/wholly-refunded.ts';
import { type MemberTimeline, purchasesOf, spanOf, timelineOf } from './member-timeline.ts';
import { type Membership, RevokeReason } from './membership.entity.ts';
import { listMembershipException, resolveCreditException } from './membership-exceptions.ts';
import { creditAt, movesAround, type Span } from './timeline.ts';
import { UpgradeCredit } from './upgrade-credit.entity.ts';

/** Whether another upgrade took the place of a membership that this order credits: its price counts on money that is used up. */
export async function isReplacedByAnother(em: EntityManager, order: Order): Promise<boolean> {
  const account = order.account.id;
  const credits = await em.find(UpgradeCredit, { account, order: order.id });
  const memberships = credits.map(({ membership }) => membership.id);
  if (memberships.length === 0) return false;
  const other = { account, membership: { $in: memberships }, order: { $ne: order.id }, replacedAt: { $ne: null } };
  return (await em.count(UpgradeCredit, other)) > 0;
}

/**
 * Ends the memberships that an order credited when it was placed. Where their money went back since, or they ran on because the
 * order was paid after its time, the creator gave more credit than there was: it is listed.
 * @returns the ids of those that ended
 */
export async function replaceCredited(
  em: EntityManager,
  order: Order,
  timeline: MemberTimeline,
  now: Date,
): Promise<Set<string>> {
  const account = order.account.id;
  const credits = await em.find(UpgradeCredit, { account, order: order.id }, { populate: ['membership'] });
  const memberships = credits.map(({ membership }) => membership);
  const purchases = await purchasesOf(em, account, memberships);
  // The price was held for the life of the order; money that came later is compared with what was left by then.
  const countedAt = order.paidAt && order.paidAt > order.expiresAt ? order.paidAt : order.createdAt;
  const replaced = new Set<string>();
  let creditedFen = 0;
  let coveredFen = 0;
  for (const credit of credits) {
    const { membership, amountFen } = credit;
    const span = spanOf(membership, timeline.rankOf(membership.tier.id), purchases.get(membership.id));
    creditedFen += amountFen;
    if (membership.revokedAt === null) coveredFen += Math.min(amountFen, creditAt(span, countedAt));
    if (!membership.revoke(now, RevokeReason.UPGRADE)) continue;
    credit.replacedAt = now;
    replaced.add(membership.id);
  }
  if (coveredFen < creditedFen) {
    await listMembershipException(em, order, PaymentExceptionKind.CREDIT_NOT_COVERED, now, {
      fact: 'creditFen',
      expected: String(creditedFen),
      actual: String(coveredFen),
    });
  }
  return replaced;
}

/**
 * An upgrade was refunded. When all its money went back it is undone: what it had replaced counts again, with its own dates, as
 * if it had never been; what was bought since moves behind. After a refund in part the upgrade has only ended: its price, and
 * the credit in it, was for the time that was used, which the staff weighed when they chose the amount.
 * @returns the ids of those that count again
 */
export async function restoreReplaced(em: EntityManager, order: Order, now: Date): Promise<Set<string>> {
  const account = order.account.id;
  if (!(await isWhollyRefunded(em, order))) return new Set();
  const credits = await em.find(
    UpgradeCredit,
    { account, order: order.id, replacedAt: { $ne: null } },
    { populate: ['membership'] },
  );
  const timeline = await timelineOf(em, { accountId: account, memberId: order.member.id, now });
  const purchases = await purchasesOf(
    em,
    account,
    credits.map(({ membership }) => membership),
  );
  const restored: Span[] = [];
  for (const { membership } of credits) {
    const purchase = purchases.get(membership.id);
    if (!purchase?.keptFen || !membership.restore()) continue;
    restored.push(spanOf(membership, timeline.rankOf(membership.tier.id), purchase));
  }
  for (const credit of credits) credit.replacedAt = null;
  const byId = new Map(credits.map(({ membership }) => [membership.id, membership]));
  for (const { span, byMs } of movesAround(timeline.spans, restored, now)) {
    (byId.get(span.id) ?? timeline.membershipOf(span)).move(byMs);
  }
  await listOverlapped(em, timeline, restored, now);
  return new Set(restored.map(({ id }) => id));
}

/** Passes cannot step aside: one that was bought since and overlaps one that comes back is listed, as its time was paid for twice. */
async function listOverlapped(
  em: EntityManager,
  timeline: MemberTimeline,
  restored: readonly Span[],
  now: Date,
): Promise<void> {
  const isPass = ({ isBought, isMovable }: Span) => isBought && !isMovable;
  for (const since of timeline.spans.filter(isPass)) {
    const back = restored.find((span) => isPass(span) && span.startsAt < since.endsAt && since.startsAt < span.endsAt);
    const { account, orderId } = timeline.membershipOf(since);
    if (!back || !orderId) continue;
    const order = await em.findOneOrFail(Order, { account: account.id, id: orderId });
    await listMembershipException(em, order, PaymentExceptionKind.PASS_OVERLAPPED, now, {
      fact: 'startsAt',
      expected: back.endsAt.toISOString(),
      actual: since.startsAt.toISOString(),
    });
  }
}

/**
 * An upgrade was refunded. When all its money went back, the credit in it went back too: whether it was covered concerns nobody any
 * more, neither for the upgrade nor for what it had credited. Safe to repeat.
 */
export async function resolveCredits(em: EntityManager, order: Order, now: Date): Promise<void> {
  const account = order.account.id;
  const credits = await em.find(UpgradeCredit, { account, order: order.id }, { populate: ['membership'] });
  if (credits.length === 0 || !(await isWhollyRefunded(em, order))) return;
  const kept = await em.find(UpgradeCredit, {
    account,
    membership: { $in: credits.map(({ membership }) => membership.id) },
    order: { $ne: order.id },
    replacedAt: { $ne: null },
  });
  // Another upgrade counts on one of them since.
  const counted = new Set(kept.map(({ membership }) => membership.id));
  const credited = credits.flatMap(({ membership: { id, orderId } }) => (orderId && !counted.has(id) ? [orderId] : []));
  for (const orderId of [order.id, ...credited]) await resolveCreditException(em, { accountId: account, orderId, now });
}

/** An order was refunded whose membership an upgrade had replaced: the credit it gave has lost its money. */
export async function creditLost(
  em: EntityManager,
  { order, membership, now }: { order: Order; membership: Membership; now: Date },
): Promise<void> {
  const credit = await em.findOne(UpgradeCredit, {
    account: order.account.id,
    membership: membership.id,
    replacedAt: { $ne: null },
  });
  if (!credit) return;
  const purchase = (await purchasesOf(em, order.account.id, [membership])).get(membership.id);
  const leftFen = Math.min(credit.amountFen, purchase?.valueFen ?? 0);
  // What was on its way back when the upgrade was ordered gave no credit, and takes none along.
  if (leftFen === credit.amountFen) return;
  await listMembershipException(em, order, PaymentExceptionKind.CREDIT_NOT_COVERED, now, {
    fact: 'creditFen',
    expected: String(credit.amountFen),
    actual: String(leftFen),
  });
}
