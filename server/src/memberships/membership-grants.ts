import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import { Member } from '../members/member.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { addShanghaiMonths } from '../shared/time/shanghai.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { closeGap } from './freed-time.ts';
import { timelineOf } from './member-timeline.ts';
import { Membership, MembershipSource, RevokeReason } from './membership.entity.ts';
import {
  type CompMembershipInput,
  type EndMembershipInput,
  type ExtendMembershipInput,
  MembershipEndOutOfRange,
  MembershipOver,
  MembershipWasPaid,
  maxGrantYears,
  maxNoteLength,
} from './membership.payloads.ts';
import { latest } from './timeline.ts';

/** What the staff give and end by hand, without money. */
export class MembershipGrants {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * Gives a member a tier until an instant: from now, or from where their hold on it ends, so that nothing they paid for runs out
   * under a present. Memberships of other tiers run on beside it.
   * @returns the membership's id. @throws Rejection MembershipEndOutOfRange. @throws ApiError NOT_FOUND, BAD_INPUT
   */
  async comp(viewer: Viewer, { memberId, tierId, endsAt, note }: CompMembershipInput): Promise<string> {
    const staffId = permit(viewer, 'tendMembers');
    requireNote(note);
    return this.#orm.em.fork().transactional(async (em) => {
      const member = await lockedMember(em, viewer, memberId);
      const tier = isId(tierId) ? await em.findOne(Tier, { account: viewer.accountId, id: tierId }) : null;
      if (!tier) throw new ApiError('NOT_FOUND');
      return (await this.#grant(em, { viewer, member, tier, endsAt, note, staffId })).id;
    });
  }

  /**
   * Lets the hold on a membership's tier last until an instant, by one more membership behind it: what was bought keeps its dates.
   * @returns the new membership's id. @throws Rejection MembershipOver, MembershipEndOutOfRange. @throws ApiError NOT_FOUND
   */
  async extend(viewer: Viewer, { membershipId, endsAt, note }: ExtendMembershipInput): Promise<string> {
    const staffId = permit(viewer, 'tendMembers');
    requireNote(note);
    return this.#orm.em.fork().transactional(async (em) => {
      const { membership, member } = await lockedMembership(em, viewer, membershipId);
      if (membership.isOverAt(this.#clock.now())) throw new Rejection(new MembershipOver());
      return (await this.#grant(em, { viewer, member, tier: membership.tier, endsAt, note, staffId })).id;
    });
  }

  /**
   * Ends a membership that nobody paid for; what was bought behind it begins sooner. One that was paid for ends by its refund.
   * @returns its id. @throws Rejection MembershipOver, MembershipWasPaid. @throws ApiError NOT_FOUND
   */
  async end(viewer: Viewer, { membershipId, note }: EndMembershipInput): Promise<string> {
    permit(viewer, 'tendMembers');
    requireNote(note);
    return this.#orm.em.fork().transactional(async (em) => {
      const { membership } = await lockedMembership(em, viewer, membershipId);
      if (membership.wasPaid()) throw new Rejection(new MembershipWasPaid(membership.orderId));
      const now = this.#clock.now();
      if (!membership.revoke(now, RevokeReason.STAFF)) throw new Rejection(new MembershipOver());
      await closeGap(em, { ended: membership, now });
      membership.addNote(note);
      return membership.id;
    });
  }

  async #grant(
    em: EntityManager,
    of: { viewer: Viewer; member: Member; tier: Tier; endsAt: Date; note: string; staffId: string },
  ): Promise<Membership> {
    const { member, tier, endsAt } = of;
    const { accountId } = of.viewer;
    const now = this.#clock.now();
    const { spans } = await timelineOf(em, { accountId, memberId: member.id, now });
    const held = spans.filter(({ tierId }) => tierId === tier.id).map((span) => span.endsAt);
    const startsAt = latest(now, ...held);
    if (endsAt <= startsAt || endsAt > addShanghaiMonths(now, maxGrantYears * 12)) {
      throw new Rejection(new MembershipEndOutOfRange(held.length > 0 ? startsAt : null));
    }
    return em.create(Membership, {
      account: accountId,
      member,
      tier,
      source: MembershipSource.COMP,
      grantedByStaffId: of.staffId,
      note: of.note.trim(),
      startsAt,
      endsAt,
      createdAt: now,
    });
  }
}

/** The member, or who they turned out to be. */
async function lockedMember(em: EntityManager, { accountId }: Viewer, id: string): Promise<Member> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const find = (memberId: string) => em.findOne(Member, { account: accountId, id: memberId }, { lockMode });
  const found = isId(id) ? await find(id) : null;
  const member = found?.mergedInto ? await find(found.mergedInto.id) : found;
  if (!member) throw new ApiError('NOT_FOUND');
  return member;
}

async function lockedMembership(
  em: EntityManager,
  viewer: Viewer,
  id: string,
): Promise<{ membership: Membership; member: Member }> {
  const known = isId(id) ? await em.fork().findOne(Membership, { account: viewer.accountId, id }) : null;
  if (!known) throw new ApiError('NOT_FOUND');
  const member = await lockedMember(em, viewer, known.member.id);
  const membership = await em.findOneOrFail(Membership, { account: viewer.accountId, id }, { populate: ['tier'] });
  return { membership, member };
}

function requireNote(note: string): void {
  if ([...note].length <= maxNoteLength && !note.includes('\0')) return;
  throw new ApiError('BAD_INPUT', {
    'zh-CN': `备注不超过 ${maxNoteLength} 个字`,
    en: `note takes at most ${maxNoteLength} characters`,
  });
}
