import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** Giving and ending memberships by hand is the owner's. @returns the staff's id. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireMayGrant(viewer: Viewer): string {
  return requireStaff(viewer, StaffRole.OWNER);
}
