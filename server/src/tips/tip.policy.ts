import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** Who may do what with tips. A member's own are the projection's to keep to them. */
const rolesThatMay = {
  readTips: [StaffRole.OWNER, StaffRole.FINANCE],
} as const satisfies Record<string, readonly StaffRole[]>;

type Deed = keyof typeof rolesThatMay;

/** @throws ApiError UNAUTHENTICATED or FORBIDDEN when the viewer may not */
export function requireRoleFor(viewer: Viewer, deed: Deed): void {
  requireStaff(viewer, ...rolesThatMay[deed]);
}

/** The same answer without throwing, for statements that ask once more. */
export function hasRoleFor(viewer: Viewer, deed: Deed): boolean {
  return viewer.staff !== null && (rolesThatMay[deed] as readonly StaffRole[]).includes(viewer.staff.role);
}
