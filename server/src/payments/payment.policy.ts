import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** Who may do what with money. A member's own orders are the projections' and services' to keep to them. */
const rolesThatMay = {
  readOrders: [StaffRole.OWNER, StaffRole.FINANCE],
  readBooks: [StaffRole.OWNER, StaffRole.FINANCE],
} as const satisfies Record<string, readonly StaffRole[]>;

/** @throws ApiError UNAUTHENTICATED or FORBIDDEN when the viewer may not */
export function requireRoleFor(viewer: Viewer, deed: keyof typeof rolesThatMay): void {
  requireStaff(viewer, ...rolesThatMay[deed]);
}
