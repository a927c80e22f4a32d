import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** What is given away is the owner's to say. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireMayOffer(viewer: Viewer): void {
  requireStaff(viewer, StaffRole.OWNER);
}

/** @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireMayReadOffers(viewer: Viewer): void {
  requireStaff(viewer, StaffRole.OWNER, StaffRole.FINANCE);
}
