import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { OwnSessions } from './own-sessions.ts';
import type { InviteStaffInput } from './staff.payloads.ts';
import { InvitationAccepted, LastOwner, maxNameLength, StaffHasLeft, StaffNameOutOfRange } from './staff.refusals.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';
import { newLinkToken } from './tokens.ts';

const INVITATION_LIFE_MS = 7 * 86_400_000;

/** Commands on who works here: for owners, one transaction each. */
export class StaffService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #sessions: OwnSessions;
  readonly #publicUrl: () => string;

  constructor(deps: { orm: MikroORM; clock: Clock; ownSessions: OwnSessions; publicUrl: () => string }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#sessions = deps.ownSessions;
    this.#publicUrl = deps.publicUrl;
  }

  /** Invites a person under a role. @returns the link, which nobody can ask for again. @throws Rejection StaffNameOutOfRange */
  async invite(viewer: Viewer, input: InviteStaffInput): Promise<{ id: string; url: string }> {
    const staffId = permit(viewer, 'manageStaff');
    const displayName = requireName(input.displayName);
    const now = this.#clock.now();
    const { token, hash } = newLinkToken();
    const em = this.#orm.em.fork();
    const invitation = em.create(StaffInvitation, {
      account: viewer.accountId,
      role: input.role,
      displayName,
      codeHash: hash,
      invitedByStaff: staffId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_LIFE_MS),
    });
    await em.flush();
    return { id: invitation.id, url: `${this.#publicUrl()}/console/join?code=${token}` };
  }

  /** Takes an invitation back; a second time changes nothing. @throws Rejection InvitationAccepted. @throws ApiError NOT_FOUND */
  async revokeInvitation(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'manageStaff');
    return this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const invitation = isId(id)
        ? await em.findOne(StaffInvitation, { account: viewer.accountId, id }, { lockMode })
        : null;
      if (!invitation) throw new ApiError('NOT_FOUND');
      if (!invitation.revoke(this.#clock.now())) throw new Rejection(new InvitationAccepted());
      return invitation.id;
    });
  }

  /** Gives a person another role. @throws Rejection LastOwner, StaffHasLeft. @throws ApiError NOT_FOUND */
  async changeRole(viewer: Viewer, id: string, role: StaffRole): Promise<string> {
    permit(viewer, 'manageStaff');
    return this.#orm.em.fork().transactional(async (em) => {
      const staff = await lockedStaff(em, viewer.accountId, id);
      if (staff.leftAt) throw new Rejection(new StaffHasLeft());
      if (role !== StaffRole.OWNER) await requireAnotherOwner(em, staff);
      staff.role = role;
      return staff.id;
    });
  }

  /**
   * Takes a person off the staff and ends their sessions. What they did keeps their name; a second time changes nothing.
   * @throws Rejection LastOwner. @throws ApiError NOT_FOUND
   */
  async remove(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'manageStaff');
    return (await this.#letGo(viewer.accountId, id)).id;
  }

  /** Calls the viewer otherwise, here and to their colleagues. @returns their id. @throws Rejection StaffNameOutOfRange */
  async changeOwnName(viewer: Viewer, displayName: string): Promise<string> {
    const id = permit(viewer, 'keepOwnAccess');
    const name = requireName(displayName);
    return this.#orm.em.fork().transactional(async (em) => {
      (await lockedStaff(em, viewer.accountId, id)).displayName = name;
      return id;
    });
  }

  /** Takes the viewer off the staff. @returns since when. @throws Rejection LastOwner */
  async leave(viewer: Viewer): Promise<Date> {
    const staff = await this.#letGo(viewer.accountId, permit(viewer, 'keepOwnAccess'));
    return staff.leftAt!;
  }

  #letGo(accountId: string, id: string): Promise<Staff> {
    return this.#orm.em.fork().transactional(async (em) => {
      const staff = await lockedStaff(em, accountId, id);
      if (staff.leftAt) return staff;
      await requireAnotherOwner(em, staff);
      staff.leftAt = this.#clock.now();
      await this.#sessions.endAllOf(em, staff);
      return staff;
    });
  }
}

function requireName(typed: string): string {
  const name = typed.trim();
  if (name === '' || [...name].length > maxNameLength || name.includes('\0')) {
    throw new Rejection(new StaffNameOutOfRange());
  }
  return name;
}

/** The person, with the account locked before: of two owners who leave at once, one stays. */
async function lockedStaff(em: EntityManager, accountId: string, id: string): Promise<Staff> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  await em.findOneOrFail(Account, { id: accountId }, { lockMode });
  const staff = isId(id) ? await em.findOne(Staff, { account: accountId, id }, { lockMode }) : null;
  if (!staff) throw new ApiError('NOT_FOUND');
  return staff;
}

async function requireAnotherOwner(em: EntityManager, staff: Staff): Promise<void> {
  if (staff.role !== StaffRole.OWNER) return;
  const owners = await em.count(Staff, {
    account: staff.account.id,
    role: StaffRole.OWNER,
    leftAt: null,
    id: { $ne: staff.id },
  });
  if (owners === 0) throw new Rejection(new LastOwner());
}
