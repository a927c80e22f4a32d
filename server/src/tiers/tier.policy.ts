import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** What is offered, and for how much, is the owner's to say. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireMaySell(viewer: Viewer): void {
  requireStaff(viewer, StaffRole.OWNER);
}
