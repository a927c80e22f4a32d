import { viewerMay } from '../accounts/permission.facts.ts';
import { Staff } from '../accounts/staff.entity.ts';
import {
  ascending,
  computed,
  condition,
  descending,
  list,
  type OrderKey,
  one,
  projection,
} from '../graphql/projector/definition.ts';
import { requestInstant, viewerIsStaff } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Session } from '../members/session.entity.ts';
import { Passkey } from './passkey.entity.ts';
import { viewerSession, viewerStaff } from './staff.facts.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const byJoining = ascending({ property: 'createdAt', type: 'timestamptz' }, id);
const byId = <E extends { id: string }>() => ({
  id: condition<E>('uuid', (row, value) => sql`${row.col('id')} = ${value}`),
});

/** Colleagues see each other; nobody else sees them. */
export const staffProjection = projection<Staff>(Staff, {
  type: 'Staff',
  visible: () => sql`${viewerIsStaff}`,
  fields: {
    isLinkedToMember: computed((staff) => sql`${staff.col('member')} is not null`),
    hasPasskey: computed((staff, query) =>
      query.exists(Passkey, (passkey) => sql`${passkey.col('staff')} = ${staff.col('id')}`),
    ),
  },
});

export const staffById = one(staffProjection, { conditions: byId<Staff>() });

/** Who works here, in the order they came. */
export const presentStaff = list(staffProjection, {
  where: (staff) => sql`${staff.col('leftAt')} is null`,
  order: byJoining,
});

/** Whoever has ever worked here, likewise. */
export const everyStaff = list(staffProjection, { order: byJoining });

export const staffInvitationProjection = projection<StaffInvitation>(StaffInvitation, {
  type: 'StaffInvitation',
  visible: () => sql`${viewerMay('readInvitations')}`,
  fields: {},
});

export const invitationById = one(staffInvitationProjection, { conditions: byId<StaffInvitation>() });

/** Those that can still be accepted, the newest first. */
export const openInvitations = list(staffInvitationProjection, {
  where: (row) => sql`${row.col('acceptedAt')} is null and ${row.col('revokedAt')} is null
    and ${row.col('expiresAt')} > ${requestInstant}`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});

/** A session of the viewer's own in the console; nobody sees anybody else's. */
export const staffSessionProjection = projection<Session>(Session, {
  type: 'StaffSession',
  visible: (session) => sql`${session.col('staff')} = ${viewerStaff}`,
  fields: { isCurrent: computed((session) => sql`${session.col('id')} = ${viewerSession}`) },
});

export const livingSessions = list(staffSessionProjection, {
  where: (session) => sql`${session.col('endedAt')} is null and ${session.col('expiresAt')} > ${requestInstant}`,
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});

/** A passkey of the viewer's own. */
export const passkeyProjection = projection<Passkey>(Passkey, {
  type: 'Passkey',
  visible: (passkey) => sql`${passkey.col('staff')} = ${viewerStaff}`,
  fields: {},
});

export const ownPasskeys = list(passkeyProjection, { order: byJoining });
export const passkeyById = one(passkeyProjection, { conditions: byId<Passkey>() });
