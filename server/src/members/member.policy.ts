import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from './viewer.ts';

/** Who may do what with members. */
const rolesThatMay = {
  readMembers: [StaffRole.OWNER],
  banMembers: [StaffRole.OWNER],
} as const satisfies Record<string, readonly StaffRole[]>;

/** @throws ApiError UNAUTHENTICATED or FORBIDDEN when the viewer may not */
export function requireRoleFor(viewer: Viewer, deed: keyof typeof rolesThatMay): void {
  requireStaff(viewer, ...rolesThatMay[deed]);
}
