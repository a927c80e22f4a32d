import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** Who gives money back, and sees what was given back. A member's own purchases are the service's to keep to them. */
const rolesThatMay = {
  refundPayments: [StaffRole.OWNER, StaffRole.FINANCE],
  readRefunds: [StaffRole.OWNER, StaffRole.FINANCE],
} as const satisfies Record<string, readonly StaffRole[]>;

/** @returns the staff's id. @throws ApiError UNAUTHENTICATED or FORBIDDEN when the viewer may not */
export function requireRoleFor(viewer: Viewer, deed: keyof typeof rolesThatMay): string {
  return requireStaff(viewer, ...rolesThatMay[deed]);
}
