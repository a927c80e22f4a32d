import { requireStaff, type Viewer } from '../members/viewer.ts';
import { StaffRole } from './staff.entity.ts';

const { OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER, OPERATOR, FINANCE } = StaffRole;

/**
 * Who may do what. This is the whole table: every command and every read for staff names one of its rows, and who does not
 * stand in it may not. What a member may do with their own things is each feature's own policy.
 */
export const permissions = {
  // The account
  changeSettings: [OWNER],
  manageStaff: [OWNER],
  readAudit: [OWNER],
  // Articles
  writeArticles: [OWNER, EDITOR_IN_CHIEF, WRITER],
  readDrafts: [OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER],
  reviewArticles: [OWNER, EDITOR_IN_CHIEF, REVIEWER],
  approveArticles: [OWNER, EDITOR_IN_CHIEF],
  publishArticles: [OWNER, EDITOR_IN_CHIEF, WRITER],
  explainAccess: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  useMedia: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  // What is sold
  sell: [OWNER, OPERATOR],
  readOffers: [OWNER, OPERATOR, FINANCE],
  // Members
  readMembers: [OWNER, OPERATOR],
  tendMembers: [OWNER, OPERATOR],
  // Money
  readOrders: [OWNER, FINANCE],
  readBooks: [OWNER, FINANCE],
  resolveExceptions: [OWNER, FINANCE],
  refundPayments: [OWNER, FINANCE],
  stopRenewals: [OWNER, FINANCE],
  readMoneySettings: [OWNER, FINANCE],
  changeMoneySettings: [OWNER],
  writeAffiliateLinks: [OWNER],
  readAffiliateSales: [OWNER, FINANCE],
  importAffiliateSales: [OWNER, FINANCE],
  // Menus
  readMenus: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  changeMenus: [OWNER, OPERATOR],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof permissions;

/**
 * The viewer's staff id, when their role is in the table.
 * @throws ApiError UNAUTHENTICATED when nobody is signed in, FORBIDDEN for members and other roles
 */
export const permit = (viewer: Viewer, deed: Permission): string => requireStaff(viewer, ...permissions[deed]);

/** The same answer without throwing, for statements that ask once more. */
export const isPermitted = (viewer: Viewer, deed: Permission): boolean =>
  viewer.staff !== null && (permissions[deed] as readonly StaffRole[]).includes(viewer.staff.role);

/** "Staff (OWNER, FINANCE)": how the schema's descriptions say who may. */
export const staffMay = (deed: Permission): string => `Staff (${permissions[deed].join(', ')})`;
