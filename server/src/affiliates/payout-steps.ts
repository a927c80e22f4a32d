import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Member } from '../members/member.entity.ts';
import { recordException, resolveExceptionsAbout } from '../payments/exceptions.ts';
import { credit, debit, post } from '../payments/ledger.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import { type PaymentDiscrepancy, PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { earningsSql } from './affiliate.reads.ts';
import { Commission, CommissionStatus } from './commission.entity.ts';
import { Payout, PayoutMethod, PayoutStatus } from './payout.entity.ts';

/** From 2,000 yuan on WeChat wants the payee's real name, which we do not keep: more goes out in the next payout. */
export const MOST_PER_PAYOUT = fen(199_999);
const FIRST_LOOK_MS = 60_000;

/** Who pays whom, over which app. */
export interface PayoutRoute {
  readonly merchant: string;
  readonly appid: string;
  readonly openid: string;
}

/**
 * Sets aside what a member can be paid: the payout exists before WeChat hears of it, so that whatever comes back finds it.
 * The caller's transaction commits it. The member's row is locked, so two requests at once are one payout.
 * @returns the payout, or what is payable when that is less than `minFen`
 */
export async function setAside(
  em: EntityManager,
  of: {
    accountId: string;
    memberId: string;
    route: PayoutRoute;
    minFen: Fen;
    outBillNo: string;
    id: string;
    now: Date;
  },
): Promise<{ payout: Payout } | { payableFen: Fen }> {
  const { accountId, memberId, now } = of;
  await em.findOneOrFail(Member, { account: accountId, id: memberId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const open = await em.findOne(Payout, { account: accountId, member: memberId, endedAt: null });
  if (open) return { payout: open };
  const rows = await em
    .getConnection()
    .execute<{ payable: string }[]>(
      earningsSql('?', '?', '?'),
      [accountId, memberId, now],
      'all',
      em.getTransactionContext(),
    );
  const payableFen = fen(Math.max(0, Number(rows[0]!.payable)));
  if (payableFen < of.minFen) return { payableFen };
  const payout = em.create(Payout, {
    id: of.id,
    account: accountId,
    member: memberId,
    method: PayoutMethod.TRANSFER,
    amountFen: fen(Math.min(payableFen, MOST_PER_PAYOUT)),
    ...of.route,
    outBillNo: of.outBillNo,
    createdAt: now,
    nextQueryAt: new Date(now.getTime() + FIRST_LOOK_MS),
  });
  await em.flush();
  await takeCovered(em, payout, { payableFen, now });
  return { payout };
}

/**
 * Puts the commissions into a payout whose money is in it whole, the oldest first. One that it pays in part goes into the payout
 * that brings the rest.
 */
async function takeCovered(
  em: EntityManager,
  { id, account, member, amountFen }: Payout,
  { payableFen, now }: { payableFen: Fen; now: Date },
): Promise<void> {
  await em.getConnection().execute(
    `with cooled_off as (
       select c.id, c.status, sum(c.amount_fen - c.reversed_fen) over (
                order by c.status in ('PAID', 'IN_PAYOUT') desc, c.payable_at, c.id) as so_far,
              sum(c.amount_fen - c.reversed_fen) over () as whole
         from commissions c
        where c.account_id = ? and c.earner_member_id = ? and c.status <> 'REVERSED' and c.payable_at <= ?)
     update commissions set status = 'IN_PAYOUT', payout_id = ?
      where account_id = ? and id in (
        select id from cooled_off
         where status in ('COOLING_OFF', 'PAYABLE') and so_far <= whole - ? + ?)`,
    [account.id, member.id, now, id, account.id, payableFen, amountFen],
    'run',
    em.getTransactionContext(),
  );
}

/** Ends a payout in one commit with its booking. Safe to repeat: the first end stands. */
export async function endPayout(
  em: EntityManager,
  of: { accountId: string; payoutId: string; hasSucceeded: boolean; failure: string | null; at: Date; now: Date },
): Promise<void> {
  const { accountId, payoutId, hasSucceeded, now } = of;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const known = await em.findOneOrFail(Payout, { account: accountId, id: payoutId });
  // Waits for a merge that is under way: what has ended belongs to whoever its member turned out to be.
  const member = await livingMember(em, accountId, known.member.id);
  const payout = await em.findOneOrFail(Payout, { account: accountId, id: payoutId }, { lockMode, refresh: true });
  const status = hasSucceeded ? PayoutStatus.SUCCEEDED : PayoutStatus.FAILED;
  if (!payout.end(status, now, of.failure)) return;
  payout.member = member;
  await resolveExceptionsAbout(em, { accountId, ...stuck(payout), now });
  await em.nativeUpdate(
    Commission,
    { account: accountId, payoutId, status: CommissionStatus.IN_PAYOUT },
    hasSucceeded
      ? { status: CommissionStatus.PAID, endedAt: now }
      : { status: CommissionStatus.PAYABLE, payoutId: null },
  );
  if (!hasSucceeded) return;
  post(em, {
    accountId,
    kind: LedgerKind.PAYOUT,
    payoutId,
    providerDocument: `wechat-pay/${payout.merchant}/transfer/${payout.outBillNo}`,
    occurredAt: of.at,
    now,
    lines: [
      debit('liabilities:commission', payout.amountFen),
      credit(`assets:wechat:pay:${payout.merchant}`, payout.amountFen),
    ],
  });
}

/** Lists for the creator why a payout does not get on; once for each reason. It comes off the list when the payout ends. */
export async function listStuck(
  em: EntityManager,
  payout: Payout,
  of: PaymentDiscrepancy & { readonly now: Date },
): Promise<void> {
  const { fact, expected, actual, now } = of;
  const { kind, document } = stuck(payout);
  await recordException(em, {
    accountId: payout.account.id,
    paymentId: null,
    kind,
    outTradeNo: payout.outBillNo,
    discrepancies: [{ fact, expected, actual }],
    evidenceKey: `${document}${fact}/${actual ?? ''}`,
    now,
  });
}

const stuck = ({ id }: Payout) => ({ kind: PaymentExceptionKind.PAYOUT_STUCK, document: `payout/${id}/` });

/** Locks a member, or whoever they turned out to be. */
async function livingMember(em: EntityManager, account: string, id: string): Promise<Member> {
  const member = await em.findOneOrFail(Member, { account, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return member.mergedInto ? livingMember(em, account, member.mergedInto.id) : member;
}
