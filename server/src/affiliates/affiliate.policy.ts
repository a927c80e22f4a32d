import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';

/** Who may do what with affiliate links. Following one is everybody's; a promoter's own link is theirs to see. */
const rolesThatMay = {
  writeLinks: [StaffRole.OWNER],
  readSales: [StaffRole.OWNER, StaffRole.FINANCE],
  importSales: [StaffRole.OWNER, StaffRole.FINANCE],
} as const satisfies Record<string, readonly StaffRole[]>;

/** @throws ApiError UNAUTHENTICATED or FORBIDDEN when the viewer may not */
export function requireRoleFor(viewer: Viewer, deed: keyof typeof rolesThatMay): void {
  requireStaff(viewer, ...rolesThatMay[deed]);
}
