import { permit } from '../accounts/permissions.ts';
import type { Staff } from '../accounts/staff.entity.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Session } from '../members/session.entity.ts';
import type { Passkey } from './passkey.entity.ts';
import {
  everyStaff,
  invitationById,
  livingSessions,
  openInvitations,
  ownPasskeys,
  passkeyById,
  presentStaff,
  staffById,
} from './staff.projection.ts';
import type { StaffInvitation } from './staff-invitation.entity.ts';

/** Reads of who works here; one statement each. */
export class StaffReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** Who works here, or whoever has ever worked here, in the order they came. */
  staff(context: ReadContext, info: ReadInfo, isWithFormer: boolean): Promise<Staff[]> {
    permit(context.viewer, 'readStaff');
    return this.#projector.list(isWithFormer ? everyStaff : presentStaff, context, info);
  }

  person(context: ReadContext, info: ReadInfo, id: string): Promise<Staff | null> {
    return this.#projector.one(staffById, context, info, { id });
  }

  /** Invitations that can still be accepted, the newest first. */
  openInvitations(context: ReadContext, info: ReadInfo): Promise<StaffInvitation[]> {
    permit(context.viewer, 'readInvitations');
    return this.#projector.list(openInvitations, context, info);
  }

  invitation(context: ReadContext, info: ReadInfo, id: string): Promise<StaffInvitation | null> {
    return this.#projector.one(invitationById, context, info, { id });
  }

  /** The viewer's sessions in the console that have not ended, the newest first. */
  mySessions(context: ReadContext, info: ReadInfo): Promise<Session[]> {
    permit(context.viewer, 'keepOwnAccess');
    return this.#projector.list(livingSessions, context, info);
  }

  /** The viewer's passkeys, the oldest first. */
  myPasskeys(context: ReadContext, info: ReadInfo): Promise<Passkey[]> {
    permit(context.viewer, 'keepOwnAccess');
    return this.#projector.list(ownPasskeys, context, info);
  }

  passkey(context: ReadContext, info: ReadInfo, id: string): Promise<Passkey | null> {
    return this.#projector.one(passkeyById, context, info, { id });
  }
}
