import type { Pool } from 'pg';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import {
  affiliateConversions,
  affiliateLinkById,
  affiliateLinks,
  payoutById,
  payouts,
} from './affiliate.projection.ts';
import type { AffiliateLink } from './affiliate-link.entity.ts';
import type { Payout } from './payout.entity.ts';

/** What a member's commissions come to. */
export interface Earnings {
  readonly coolingOffFen: Fen;
  readonly payableFen: Fen;
  readonly paidFen: Fen;
}

/**
 * A commission that has cooled off is payable less what was reversed of it; a payout that has not failed takes away from the
 * sum. So a sale refunded after its payout makes the next payout smaller, whichever commission it belonged to.
 */
export const earningsSql = (account: string, member: string, now: string): string => `
  with recursive asked as (select ${account}::uuid as account_id, ${member}::uuid as member_id, ${now}::timestamptz as now),
  -- Two payouts may be under way of members who turned out to be one person: the second ends where it began, and counts here.
  under_way as (
    select p.amount_fen, m.merged_into_id as member_id
      from asked join payouts p on p.account_id = asked.account_id and p.ended_at is null
      join members m on m.account_id = p.account_id and m.id = p.member_id and m.merged_into_id is not null
    union all
    select w.amount_fen, m.merged_into_id
      from under_way w join asked on true
      join members m on m.account_id = asked.account_id and m.id = w.member_id and m.merged_into_id is not null),
  earned as (
    select coalesce(sum(amount_fen - reversed_fen) filter (where payable_at > asked.now), 0)::bigint as cooling_off,
           coalesce(sum(amount_fen - reversed_fen) filter (where payable_at <= asked.now), 0)::bigint as cooled_off
      from asked left join commissions c on c.account_id = asked.account_id and c.earner_member_id = asked.member_id
       and c.status <> 'REVERSED'),
  paid_out as (
    select coalesce(sum(amount_fen) filter (where status <> 'FAILED'), 0)::bigint as taken,
           coalesce(sum(amount_fen) filter (where status = 'SUCCEEDED'), 0)::bigint as paid
      from asked left join payouts p on p.account_id = asked.account_id and p.member_id = asked.member_id)
  select cooling_off, paid,
         (cooled_off - taken - coalesce((select sum(w.amount_fen) from under_way w join asked using (member_id)), 0))::bigint as payable
    from earned, paid_out`;

/** Reads of links, sales, commissions and payouts. */
export class AffiliateReads {
  readonly #projector: Projector;
  readonly #pool: Pool;

  constructor(deps: { projector: Projector; pool: Pool }) {
    this.#projector = deps.projector;
    this.#pool = deps.pool;
  }

  link(context: ReadContext, info: ReadInfo, id: string): Promise<AffiliateLink | null> {
    return this.#projector.one(affiliateLinkById, context, info, { id });
  }

  /** Links, the newest first. Nothing for who is not staff but their own. */
  links(context: ReadContext, info: ReadInfo, page: PageArguments) {
    return this.#projector.connection(affiliateLinks, context, info, page);
  }

  /** Sales, the latest recorded first. */
  conversions(context: ReadContext, info: ReadInfo, page: PageArguments, which: { linkId?: string | null }) {
    return this.#projector.connection(affiliateConversions, context, info, page, { ...which });
  }

  payout(context: ReadContext, info: ReadInfo, id: string): Promise<Payout | null> {
    return this.#projector.one(payoutById, context, info, { id });
  }

  /** Payouts, the latest first. */
  payouts(context: ReadContext, info: ReadInfo, page: PageArguments, which: { memberId?: string | null }) {
    return this.#projector.connection(payouts, context, info, page, { ...which });
  }

  async earnings(accountId: string, memberId: string, now: Date): Promise<Earnings> {
    const { rows } = await this.#pool.query<{ cooling_off: string; payable: string; paid: string }>({
      name: 'earnings',
      text: earningsSql('$1', '$2', '$3'),
      values: [accountId, memberId, now],
    });
    const row = rows[0]!;
    return {
      coolingOffFen: fen(Number(row.cooling_off)),
      // Below nothing when a sale was refunded after its payout: nothing can be paid out then.
      payableFen: fen(Math.max(0, Number(row.payable))),
      paidFen: fen(Number(row.paid)),
    };
  }
}
