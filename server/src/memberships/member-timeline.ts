import type { EntityManager } from '@mikro-orm/postgresql';
import { type Fen, fen } from '../shared/money/fen.ts';
import { tierRanks } from '../tiers/tier-ranks.ts';
import { Membership, MembershipSource } from './membership.entity.ts';
import type { Span } from './timeline.ts';

/** What a member holds and will hold, as stored, with what was given for it. */
export interface MemberTimeline {
  /** Not revoked and not over. */
  readonly spans: readonly Span[];
  /** The rank of a tier of the account. */
  rankOf(tierId: string): number;
  /** The row behind a span, to be changed. */
  membershipOf(span: Pick<Span, 'id'>): Membership;
}

/** Reads a member's timeline; a command holds the member's row lock. What waits in `em` is written first. */
export async function timelineOf(
  em: EntityManager,
  { accountId, memberId, now }: { accountId: string; memberId: string; now: Date },
): Promise<MemberTimeline> {
  await em.flush();
  const memberships = await em.find(Membership, {
    account: accountId,
    member: memberId,
    revokedAt: null,
    endsAt: { $gt: now },
  });
  const ranks = await tierRanks(em, accountId);
  const purchases = await purchasesOf(em, accountId, memberships);
  const byId = new Map(memberships.map((membership) => [membership.id, membership]));
  const rankOf = (tierId: string) => ranks.get(tierId) ?? -1;
  return {
    spans: memberships.map((membership) =>
      spanOf(membership, rankOf(membership.tier.id), purchases.get(membership.id)),
    ),
    rankOf,
    membershipOf: ({ id }) => byId.get(id)!,
  };
}

/** What was given for a membership, and for which kind of period. */
export interface MembershipPurchase {
  /** Paid, less what was refunded of it, and what was credited to it. */
  readonly valueFen: Fen;
  /** What is left of its own payment after refunds. */
  readonly keptFen: Fen;
  readonly isPass: boolean;
}

/** @returns by membership; those that were not bought are missing */
export async function purchasesOf(
  em: EntityManager,
  accountId: string,
  memberships: readonly Pick<Membership, 'id'>[],
): Promise<Map<string, MembershipPurchase>> {
  if (memberships.length === 0) return new Map();
  // Money that was paid twice for one order and given back once leaves one payment: its order is as good as paid. A refund that is
  // on its way has taken its money already.
  const rows = await em.getConnection().execute<{ id: string; period: string; kept: string; credit: string }[]>(
    `select m.id, o.period, greatest(0, least(o.amount_fen, coalesce(paid.net, 0))) as kept, o.credit_fen as credit
       from memberships m
       join orders o on o.account_id = m.account_id and o.id = m.order_id
       left join lateral (
         select sum(p.amount_fen - p.refunded_fen - coalesce((
                  select sum(r.amount_fen) from refunds r
                   where r.account_id = p.account_id and r.payment_id = p.id and r.status = 'PENDING'), 0)) as net
           from payments p
          where p.account_id = o.account_id and p.order_id = o.id and p.status = 'PAID') paid on true
      where m.account_id = ? and m.id = any(?::uuid[])`,
    [accountId, `{${memberships.map(({ id }) => id).join(',')}}`],
    'all',
    em.getTransactionContext(),
  );
  return new Map(
    rows.map(({ id, period, kept, credit }) => {
      const keptFen = fen(Number(kept));
      return [id, { valueFen: fen(keptFen + Number(credit)), keptFen, isPass: period === 'PASS' }];
    }),
  );
}

export function spanOf(
  { id, tier, source, startsAt, endsAt }: Membership,
  rank: number,
  purchase: MembershipPurchase | undefined,
): Span {
  return {
    id,
    tierId: tier.id,
    rank,
    startsAt,
    endsAt,
    valueFen: purchase?.valueFen ?? fen(0),
    isBought: purchase !== undefined,
    // Comped, trial and imported ones were given for their dates; they run beside what is bought.
    isMovable: purchase ? !purchase.isPass : source === MembershipSource.GIFT,
  };
}
